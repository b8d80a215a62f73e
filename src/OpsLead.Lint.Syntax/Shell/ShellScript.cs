using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>
/// A shell script, wherever it stands: a file, an instruction, a scalar. Any text gives a tree: what does not parse is an
/// error, and the commands before and after it are there. Spans are in the script's text, see <see cref="GetFileSpan(TextSpan)"/>.
/// </summary>
public sealed class ShellScript
{
    private readonly ShellSimpleCommand[] commands;
    private readonly SyntaxError[] errors;
    private readonly SyntaxComment[] comments;
    private EffectiveCommand[]? effectiveCommands;

    private ShellScript(string text, SourceMap map, ShellDialect dialect, ShellList root, SyntaxError[] errors, SyntaxComment[] comments)
    {
        Text = text;
        Map = map;
        Dialect = dialect;
        Root = root;
        this.errors = errors;
        this.comments = comments;
        commands = ShellCommandCollector.Collect(root);
    }

    /// <summary>The script, decoded from what holds it.</summary>
    public string Text { get; }

    /// <summary>The way from the script's characters to the file's.</summary>
    public SourceMap Map { get; }

    /// <summary>The language it is written in.</summary>
    public ShellDialect Dialect { get; }

    /// <summary>The commands; empty when the dialect is not a shell's.</summary>
    public ShellList Root { get; }

    /// <summary>Every simple command at any depth, in the order of the text: in bodies, conditions, substitutions, here-documents.</summary>
    public ReadOnlySpan<ShellSimpleCommand> Commands => commands;

    /// <summary>
    /// What the <see cref="Commands"/> that name one really run, in the order of the text: each wrapper looked through, and
    /// after a command that runs a script of its own (<c>sh -c</c>) that script's commands. Worked out when first asked for.
    /// </summary>
    public ReadOnlySpan<EffectiveCommand> EffectiveCommands => effectiveCommands ??= EffectiveCommandResolver.Resolve(this);

    /// <summary>Whether the words were given one by one, as in an instruction's JSON form: no shell reads them.</summary>
    public bool IsExecForm { get; private init; }

    /// <summary>What does not parse. Unlike a node's, these spans are <b>the file's</b>, as those of every other tree's errors.</summary>
    public ReadOnlySpan<SyntaxError> Errors => errors;

    /// <summary>The comments in the order of the text, their spans in the script.</summary>
    public ReadOnlySpan<SyntaxComment> Comments => comments;

    /// <summary>Parses a script.</summary>
    /// <param name="text">Its decoded text.</param>
    /// <param name="map">The map from the text to the file, of the same length.</param>
    /// <param name="dialect">Its language; one that is not a shell's gives no commands and no errors.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">The map is not one of this text.</exception>
    public static ShellScript Parse(string text, SourceMap map, ShellDialect dialect = ShellDialect.Bash) => Parse(text, map, dialect, []);

    /// <summary>
    /// The script of an exec form: of <c>["sh", "-c", "…"]</c> the string that the shell reads; of any other array one command
    /// with the array's strings as its words, each a single quoted literal.
    /// </summary>
    /// <param name="values">The strings, decoded, each with its map to the file.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">A map is not one of its string.</exception>
    public static ShellScript FromExecForm(IReadOnlyList<(string Value, SourceMap Map)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var words = new ShellWord[values.Count];
        var builder = new MappedTextBuilder(origin: null);
        for (var i = 0; i < words.Length; i++)
        {
            var (value, map) = values[i];
            if (map.Length != value.Length)
            {
                throw new ArgumentException("A map has another length than its string.", nameof(values));
            }

            if (i > 0)
            {
                builder.Append(" ", new TextSpan(values[i - 1].Map.GetSpan(values[i - 1].Value.Length, 0).Start, 0));
            }

            var span = new TextSpan(builder.Length, value.Length);
            builder.Append(value, map);
            words[i] = new ShellWord([new ShellLiteralPart(value, isQuoted: true, span)], ShellWordFeatures.None, span);
        }

        if (words is [{ LiteralText: { } name }, .. var arguments] && EffectiveCommandResolver.FindShellScript(name, arguments, out _) is >= 0 and var index)
        {
            var (value, map) = values[index + 1];
            return Parse(value, map, ShellDialects.FromCommand(name));
        }

        var text = builder.ToString();
        var whole = new TextSpan(0, text.Length);
        ShellAndOr[] items = words.Length == 0
            ? []
            : [new ShellAndOr([new ShellPipeline([new ShellSimpleCommand([], words, [], whole)], [], false, false, whole)], [], ShellSeparator.None, default, whole)];
        return new ShellScript(text, builder.ToSourceMap(), ShellDialect.Other, new ShellList(items, whole), [], []) { IsExecForm = true };
    }

    /// <summary>The file's characters of a stretch of the script.</summary>
    /// <param name="span">A span of the script's text.</param>
    /// <returns>The span in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public TextSpan GetFileSpan(TextSpan span) => Map.GetSpan(span.Start, span.Length);

    /// <summary>The file's characters of a node.</summary>
    /// <param name="node">A node of this script.</param>
    /// <returns>The span in the file.</returns>
    public TextSpan GetFileSpan(ShellNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return GetFileSpan(node.Span);
    }

    /// <summary>A node as written.</summary>
    /// <param name="node">A node of this script.</param>
    /// <returns>Its characters, without copying.</returns>
    public ReadOnlySpan<char> GetText(ShellNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Text.AsSpan(node.Span.Start, node.Span.Length);
    }

    internal static ShellScript Parse(string text, SourceMap map, ShellDialect dialect, TextSpan[] opaqueSpans)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(map);
        if (map.Length != text.Length)
        {
            throw new ArgumentException("The map has another length than the text.", nameof(map));
        }

        if (!dialect.IsShell())
        {
            return new ShellScript(text, map, dialect, new ShellList([], default), [], []);
        }

        var parser = new ShellParser(text, opaqueSpans);
        var root = parser.ParseScript();
        var errors = parser.Errors.ToArray();
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = errors[i] with { Span = map.GetSpan(errors[i].Span.Start, errors[i].Span.Length) };
        }

        return new ShellScript(text, map, dialect, root, errors, [.. parser.Comments]);
    }
}
