using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>
/// Parses a script that stands in another script's words: quotes and escapes are removed, and the map goes through them to the
/// file. What the outer shell expands becomes an expression, for its result is not known and its own commands are the outer script's.
/// </summary>
internal static class NestedScript
{
    /// <summary>The script that a command runs.</summary>
    /// <param name="command">A command: a shell with <c>-c</c> or a here-document, <c>su -c</c>, <c>eval</c>, <c>trap</c>.</param>
    /// <returns>The script; null when the command runs none that is written here.</returns>
    public static ShellScript? Parse(EffectiveCommand command)
    {
        switch (command.Name)
        {
            case null:
                return null;
            case "eval":
                return command.Arguments.IsEmpty ? null : Parse(command.Script, command.Arguments, command.Script.Dialect);
            case "trap":
                return command.Operands is [var action, _, ..] && action.LiteralText is not ("" or "-" or null)
                    ? Parse(command.Script, new ReadOnlySpan<ShellWord>(in action), command.Script.Dialect)
                    : null;
            case "su" or "runuser":
                return command.FindFlag("-c", "--command", "--session-command") is { ValueWord: { } word } flag && !ReferenceEquals(word, flag.Word)
                    ? Parse(command.Script, new ReadOnlySpan<ShellWord>(in word), ShellDialect.Posix)
                    : null;
        }

        var index = EffectiveCommandResolver.FindShellScript(command.Name, command.Arguments, out var readsInput);
        if (index >= 0)
        {
            return Parse(command.Script, command.Arguments.Slice(index, 1), ShellDialects.FromCommand(command.Name));
        }

        return readsInput ? ParseInput(command) : null;
    }

    /// <summary><c>bash &lt;&lt;EOF</c>: the last redirection of the input is the script.</summary>
    private static ShellScript? ParseInput(EffectiveCommand command)
    {
        var redirections = command.Command.Redirections;
        for (var i = redirections.Length - 1; i >= 0; i--)
        {
            var redirection = redirections[i];
            if (redirection.Descriptor is not (null or "0"))
            {
                continue;
            }

            var word = redirection.Kind switch
            {
                ShellRedirectionKind.HereDocument => redirection.HereDocument?.Body,
                ShellRedirectionKind.HereString => redirection.Target,
                _ => null,
            };
            if (word is not null)
            {
                return Parse(command.Script, new ReadOnlySpan<ShellWord>(in word), ShellDialects.FromCommand(command.Name));
            }
        }

        return null;
    }

    private static ShellScript Parse(ShellScript script, ReadOnlySpan<ShellWord> words, ShellDialect dialect)
    {
        var builder = new MappedTextBuilder(script.Map);
        List<TextSpan>? opaqueSpans = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(" ", TextSpan.FromBounds(words[i - 1].Span.End, words[i].Span.Start));
            }

            foreach (var leaf in words[i].GetLeaves())
            {
                if (ShellWord.GetText(leaf) is { } text)
                {
                    builder.Append(text, leaf.Span);
                }
                else
                {
                    var start = builder.Length;
                    builder.Append(script.GetText(leaf), leaf.Span);
                    (opaqueSpans ??= []).Add(TextSpan.FromBounds(start, builder.Length));
                }
            }
        }

        return ShellScript.Parse(builder.ToString(), builder.ToSourceMap(script.GetFileSpan(words[0]).Start), dialect, opaqueSpans is null ? [] : [.. opaqueSpans]);
    }
}
