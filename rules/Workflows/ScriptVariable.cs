using System.Runtime.CompilerServices;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Moves an expression out of a script into a variable of the step.</summary>
internal static class ScriptVariable
{
    // A script may hold as many expressions as it has words, and each asks.
    private static readonly ConditionalWeakTable<ShellScript, Dictionary<TextSpan, ShellExpressionPart>> Replaceable = [];

    /// <summary>The fix for an expression that is one access and stands where the shell reads a variable as well.</summary>
    /// <param name="text">The file.</param>
    /// <param name="site">The expression.</param>
    /// <param name="source">The access.</param>
    /// <returns>The fix; null where none is sure to keep the meaning.</returns>
    public static CodeFix? TryMove(SourceText text, ExpressionSite site, ExpressionNode source)
    {
        if (!site.IsInScript || site.Step is not { Script: { } script, Run: { } run } step || !ReferenceEquals(site.Expression.Root, source) || FindPart(script, site.PartSpan) is not { } part
            || !step.Mapping.TryGetEntry("run", out var runEntry) || step.Mapping.IsFlow || run.Style is YamlScalarStyle.DoubleQuoted or YamlScalarStyle.SingleQuoted)
        {
            return null;
        }

        var name = GetName(source.GetContextPath()!);
        var value = "${{ " + site.Expression + " }}";
        var use = new TextEdit(site.GetFileSpan(site.PartSpan), part.IsQuoted ? "${" + name + "}" : "\"${" + name + "}\"");
        if (run.Style == YamlScalarStyle.Plain && run.Value.StartsWith("${{", StringComparison.Ordinal) && !part.IsQuoted)
        {
            return null; // The quote would become YAML's.
        }

        if (!step.Mapping.TryGetEntry("env", out var environment))
        {
            var indent = Indentation.Of(text, runEntry.Key.Span.Start);
            return Create([new TextEdit(new TextSpan(runEntry.Key.Span.Start, 0), $"env:\n{indent}  {name}: {value}\n{indent}"), use]);
        }

        if (environment.Value is not YamlMapping { IsFlow: false, Entries: [var first, ..] } variables)
        {
            return null;
        }

        if (variables.TryGetScalar(name, out var existing))
        {
            return existing.Value == value ? Create([use]) : null;
        }

        return Create([new TextEdit(new TextSpan(first.Key.Span.Start, 0), $"{name}: {value}\n{Indentation.Of(text, first.Key.Span.Start)}"), use]);
    }

    private static CodeFix Create(TextEdit[] edits) => new("Pass the value through 'env'", FixSafety.Unsafe, [.. edits]);

    /// <summary>The part of the shell's tree that the expression is; null where a variable would not be read the same way.</summary>
    private static ShellExpressionPart? FindPart(ShellScript script, TextSpan span) => Replaceable.GetValue(script, FindReplaceable).GetValueOrDefault(span);

    /// <summary>The expressions of a script in whose place a variable is read the same way.</summary>
    private static Dictionary<TextSpan, ShellExpressionPart> FindReplaceable(ShellScript script)
    {
        var found = new Dictionary<TextSpan, ShellExpressionPart>();
        foreach (var command in script.EffectiveCommands)
        {
            if (command.NestedScript is not null || command.Name is "eval" or "ssh" or null)
            {
                return found;
            }
        }

        var literal = new List<TextSpan>();
        foreach (var node in script.Root.GetDescendants())
        {
            if (node is ShellQuotedPart { Kind: not ShellQuoteKind.Double } or ShellHereDocument or ShellArithmeticPart)
            {
                literal.Add(node.Span);
            }
            else if (node is ShellExpressionPart part)
            {
                found[part.Span] = part;
            }
        }

        RemoveInside(found, literal);
        return found;
    }

    private static void RemoveInside(Dictionary<TextSpan, ShellExpressionPart> parts, List<TextSpan> outer)
    {
        outer.Sort();
        var next = 0;
        var reach = 0;
        foreach (var span in parts.Keys.Order().ToArray())
        {
            while (next < outer.Count && outer[next].Start <= span.Start)
            {
                reach = Math.Max(reach, outer[next].End);
                next++;
            }

            if (span.End <= reach)
            {
                parts.Remove(span);
            }
        }
    }

    // The last two names: PULL_REQUEST_TITLE, HEAD_REF.
    private static string GetName(string path)
    {
        var names = path.Split('.').Where(static name => name is not ("github" or "event" or "*")).ToArray();
        return string.Join('_', names.TakeLast(2)).ToUpperInvariant().Replace('-', '_');
    }
}
