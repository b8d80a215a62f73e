using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>What GitHub makes of the value of an expression where it stands.</summary>
public enum ExpressionResult
{
    /// <summary>Anything may come out.</summary>
    Any,

    /// <summary>It becomes text.</summary>
    Text,

    /// <summary>It counts as true or false; the braces may be left out.</summary>
    Condition,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A mapping.</summary>
    Mapping,

    /// <summary>A list.</summary>
    Sequence,

    /// <summary>A text or a list of texts.</summary>
    TextOrSequence,
}

/// <summary>A key of a workflow or an action that GitHub knows, and what an expression in its value may use.</summary>
public sealed class ExpressionPlace
{
    internal ExpressionPlace(string path, ContextAvailability availability, ExpressionResult result)
    {
        Path = path;
        Availability = availability;
        Result = result;
    }

    /// <summary>The key as GitHub's documentation writes it, such as <c>jobs.&lt;job_id&gt;.if</c>.</summary>
    public string Path { get; }

    /// <summary>The contexts that are there. Empty where no expression is allowed at all.</summary>
    public IReadOnlyList<string> Contexts => Availability.Contexts;

    /// <summary>The functions that can be called, with the arity they have here.</summary>
    public IReadOnlyList<ExpressionFunction> Functions => Availability.Functions;

    /// <summary>What becomes of the value.</summary>
    public ExpressionResult Result { get; }

    internal ContextAvailability Availability { get; }
}

/// <summary>The contexts and functions of one sort of place.</summary>
internal sealed class ContextAvailability(IReadOnlyList<string> contexts, params IReadOnlyList<ExpressionFunction> functions)
{
    public IReadOnlyList<string> Contexts { get; } = contexts;

    public IReadOnlyList<ExpressionFunction> Functions { get; } = contexts.Count == 0 ? [] : [.. ExpressionFunctions.WellKnown, .. functions];
}
