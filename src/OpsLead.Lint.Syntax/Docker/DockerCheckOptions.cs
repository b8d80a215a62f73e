using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// What a <c>check=</c> asks of BuildKit's checks: <c>skip=A,B;error=true;experimental=all</c>. It stands in a directive for the
/// whole file, and since 2026 in a comment above an instruction as well, where the rest after the first word is a reason.
/// </summary>
public sealed class DockerCheckOptions
{
    // BuildKit splits the value into so many parts; what the last one holds beyond that is its value.
    private const int MostParts = 3;

    private DockerCheckOptions(IReadOnlyList<DockerText> skip, IReadOnlyList<DockerText> experimental, bool? isError, DockerfileError? error)
    {
        Skip = skip;
        Experimental = experimental;
        IsError = isError;
        Error = error;
    }

    /// <summary>The names of the checks to skip, or <c>all</c> alone; empty when none is.</summary>
    public IReadOnlyList<DockerText> Skip { get; }

    /// <summary>The names of the experimental checks to run, or <c>all</c> alone.</summary>
    public IReadOnlyList<DockerText> Experimental { get; }

    /// <summary>Whether a finding fails the build; null when the option is not given.</summary>
    public bool? IsError { get; }

    /// <summary>Why BuildKit refuses the options; null when it does not.</summary>
    public DockerfileError? Error { get; }

    /// <summary>Whether a check is skipped.</summary>
    /// <param name="check">BuildKit's name of the check; letter case counts.</param>
    /// <returns>True when it, or <c>all</c>, is named.</returns>
    public bool Skips(string check)
    {
        foreach (var name in Skip)
        {
            if (name.AsSpan().SequenceEqual(check) || (Skip.Count == 1 && name.AsSpan().SequenceEqual("all")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The options of a <c>check</c> directive.</summary>
    /// <param name="directive">The directive.</param>
    /// <returns>The options.</returns>
    public static DockerCheckOptions Parse(DockerDirective directive)
    {
        ArgumentNullException.ThrowIfNull(directive);
        return Parse(directive.Value);
    }

    /// <summary>The options of a comment above an instruction.</summary>
    /// <param name="text">The file.</param>
    /// <param name="comment">The comment, from its <c>#</c>.</param>
    /// <returns>The options; null when the comment is no <c>check=</c>.</returns>
    public static DockerCheckOptions? TryParseComment(SourceText text, TextSpan comment)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new DockerText(text.Text, null, comment.Start, comment.Length);
        if (DockerDirective.TryParse(line) is not { Kind: DockerDirectiveKind.Check } directive)
        {
            return null;
        }

        var value = directive.Value.AsSpan();
        var end = 0;
        while (end < value.Length && !char.IsWhiteSpace(value[end]))
        {
            end++;
        }

        return Parse(directive.Value.Slice(0, end));
    }

    private static DockerCheckOptions Parse(DockerText value)
    {
        List<DockerText> skip = [];
        List<DockerText> experimental = [];
        bool? isError = null;
        DockerfileError? error = null;
        var start = 0;
        for (var part = 1; start <= value.Length; part++)
        {
            var length = part == MostParts ? -1 : value.AsSpan()[start..].IndexOf(';');
            length = length < 0 ? value.Length - start : length;
            var option = value.Slice(start, length);
            start += length + 1;
            var equals = option.AsSpan().IndexOf('=');
            var name = equals < 0 ? option.Trim() : option.Slice(0, equals).Trim();
            var setting = equals < 0 ? null : option.Slice(equals + 1, option.Length - equals - 1).Trim();
            switch (name.Text)
            {
                case "skip" when setting is not null:
                    AddNames(setting, skip);
                    break;
                case "experimental" when setting is not null:
                    AddNames(setting, experimental);
                    break;
                case "error" when setting is not null && ParseBoolean(setting.Text) is { } boolean:
                    isError = boolean;
                    break;
                default:
                    error ??= new DockerfileError(
                        DockerfileErrorKind.BadCheckDirective, option.Span, $"'{option}' is no option of check; there are skip, error and experimental");
                    break;
            }
        }

        return new DockerCheckOptions(skip, experimental, isError, error);
    }

    private static void AddNames(DockerText names, List<DockerText> list)
    {
        list.Clear();
        var start = 0;
        while (start <= names.Length)
        {
            var length = names.AsSpan()[start..].IndexOf(',');
            length = length < 0 ? names.Length - start : length;
            list.Add(names.Slice(start, length).Trim());
            start += length + 1;
        }
    }

    private static bool? ParseBoolean(string text) => text switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => null,
    };
}
