using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>Options that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it changes.</param>
    /// <param name="defaultValue">The word that holds when it is not given.</param>
    /// <param name="words">All words, in the order to list them.</param>
    /// <returns>The option.</returns>
    public static Option<string> Create(string name, string description, string defaultValue, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => defaultValue };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.AsSpan().Contains(token.Value))
            {
                result.AddError($"'{name}' takes one of '{string.Join("', '", words)}', not '{token.Value}'.");
            }
        });
        return option;
    }
}
