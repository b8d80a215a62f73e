using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Workflows;

/// <summary>One expression of a workflow or an action, in the scalar that holds it.</summary>
/// <param name="Scalar">The scalar.</param>
/// <param name="Expression">The expression; its spans count in the scalar's value.</param>
/// <param name="PartSpan">The expression with its <c>${{</c> and <c>}}</c>, in the scalar's value; for a bare condition the expression.</param>
/// <param name="Key">The key the scalar stands under, such as <c>run</c>, <c>if</c>, or the name of an input; empty for an item of a list.</param>
/// <param name="Step">The step it stands in; null outside of steps.</param>
/// <param name="Job">The job it stands in; null outside of jobs.</param>
public sealed record ExpressionSite(YamlScalar Scalar, ExpressionSyntax Expression, TextSpan PartSpan, string Key, Step? Step, Job? Job)
{
    private IReadOnlyList<ExpressionTypeError>? typeErrors;

    /// <summary>The key whose value it is; null below a key that GitHub does not know.</summary>
    public ExpressionPlace? Place { get; init; }

    /// <summary>What becomes of its value: what the place says, unless text stands around it or it is one item of a list.</summary>
    public ExpressionResult Result { get; init; }

    /// <summary>What does not fit in it, in the order it was found.</summary>
    public IReadOnlyList<ExpressionTypeError> TypeErrors => typeErrors ??= Types?.Check(this) ?? [];

    internal WorkflowTypes? Types { get; init; }

    /// <summary>Whether it stands in a <c>run</c> script.</summary>
    public bool IsInScript => Step is not null && ReferenceEquals(Step.Run, Scalar);

    /// <summary>How the file's untrusted texts move; null outside of steps and jobs.</summary>
    public UntrustedFlow? Flow { get; init; }

    /// <summary>Whether it is the bare text of an <c>if</c>, without <c>${{</c>.</summary>
    public bool IsBare => PartSpan == Expression.Span;

    /// <summary>Where characters of the expression stand in the file.</summary>
    /// <param name="span">A span of the expression or of one of its nodes.</param>
    /// <returns>The span in the file.</returns>
    public TextSpan GetFileSpan(TextSpan span) => Scalar.GetSpan(span.Start, span.Length);
}

/// <summary>An error of an expression's syntax, in the scalar that holds it.</summary>
/// <param name="Scalar">The scalar.</param>
/// <param name="Error">The error; its span counts in the scalar's value.</param>
public sealed record ExpressionErrorSite(YamlScalar Scalar, ExpressionError Error)
{
    /// <summary>Where the error stands in the file.</summary>
    public TextSpan FileSpan => Scalar.GetSpan(Error.Span.Start, Error.Span.Length);
}
