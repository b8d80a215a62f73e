using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>
/// A secret found in a text. It says what it is and where it stands, and has no member that could hold the secret itself:
/// what is reported can only be what is public.
/// </summary>
public sealed class SecretMatch
{
    internal SecretMatch(string kindId, string kindName, SecretDecision decision, SecretGrade grade, TextSpan span, string preview, ImmutableArray<string> aliases, ImmutableArray<TextSpan> copies = default)
    {
        KindId = kindId;
        KindName = kindName;
        Decision = decision;
        Grade = grade;
        Span = span;
        Preview = preview;
        Aliases = aliases;
        Copies = copies.IsDefault ? [] : copies;
    }

    /// <summary>The kind's id, such as <c>github-pat</c>.</summary>
    public string KindId { get; }

    /// <summary>What people call it: <c>GitHub personal access token</c>.</summary>
    public string KindName { get; }

    /// <summary>What an operator does about it.</summary>
    public SecretDecision Decision { get; }

    /// <summary>How sure it is.</summary>
    public SecretGrade Grade { get; }

    /// <summary>The secret's characters.</summary>
    public TextSpan Span { get; }

    /// <summary>The public prefix and the length: <c>ghp_… (40 characters)</c>.</summary>
    public string Preview { get; }

    /// <summary>The peers' names of it. Never null.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>Where the same text stands again in the file, in the file's order. Never null.</summary>
    public ImmutableArray<TextSpan> Copies { get; }

    /// <summary>What a finding adds to its span and arguments: the aliases of this kind, and a severity that fits the grade.</summary>
    /// <param name="messageFormat">Another wording; null for the descriptor's.</param>
    /// <returns>The details.</returns>
    public DiagnosticDetails CreateDetails(string? messageFormat = null) => new()
    {
        MessageFormat = messageFormat,
        Aliases = Aliases,
        IsOptIn = Grade == SecretGrade.Weak,
        Severity = Grade <= SecretGrade.Likely ? RuleSeverity.Warning : null,
        ObjectPath = "secret:" + KindId,
        Related = [.. Copies.Select(static span => new RelatedSpan(span, "The same text again"))],
    };

    /// <inheritdoc/>
    public override string ToString() => $"{KindId} {Span}";
}
