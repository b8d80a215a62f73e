namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>A function of GitHub's expressions.</summary>
/// <param name="Name">Its name as GitHub writes it; calls ignore case.</param>
/// <param name="MinParameters">The fewest arguments it takes.</param>
/// <param name="MaxParameters">The most arguments it takes.</param>
public sealed record ExpressionFunction(string Name, int MinParameters, int MaxParameters);

/// <summary>
/// The functions there are. Source: GitHub's <c>actions/languageservices</c> (expression library and <c>workflow-v1.0.json</c>),
/// July 2026; <c>case</c> is new in 2026.
/// </summary>
public static class ExpressionFunctions
{
    private const int Many = 255;

    /// <summary>The functions of every expression.</summary>
    public static IReadOnlyList<ExpressionFunction> WellKnown { get; } =
    [
        new("case", 3, Many),
        new("contains", 2, 2),
        new("endsWith", 2, 2),
        new("format", 1, Many),
        new("fromJSON", 1, 1),
        new("join", 1, 2),
        new("startsWith", 2, 2),
        new("toJSON", 1, 1),
    ];

    /// <summary>The function that reads files of the checked-out repository, in the keys of a step.</summary>
    public static ExpressionFunction HashFiles { get; } = new("hashFiles", 1, Many);

    /// <summary>The functions that ask how the work went so far, in the <c>if</c> of a step.</summary>
    public static IReadOnlyList<ExpressionFunction> StepStatus { get; } =
        [new("always", 0, 0), new("cancelled", 0, 0), new("failure", 0, 0), new("success", 0, 0)];

    /// <summary>The same in the <c>if</c> of a job, where <c>failure</c> and <c>success</c> may name jobs.</summary>
    public static IReadOnlyList<ExpressionFunction> JobStatus { get; } =
        [new("always", 0, 0), new("cancelled", 0, 0), new("failure", 0, int.MaxValue), new("success", 0, int.MaxValue)];

    /// <summary>Everything that can be called in some place, with the widest arity it has anywhere.</summary>
    public static IReadOnlyList<ExpressionFunction> All { get; } = [.. WellKnown, HashFiles, .. JobStatus];

    /// <summary>Finds a function by its name.</summary>
    /// <param name="functions">Where to look.</param>
    /// <param name="name">The name in any case.</param>
    /// <returns>The function; null when there is none.</returns>
    public static ExpressionFunction? Find(IReadOnlyList<ExpressionFunction> functions, ReadOnlySpan<char> name)
    {
        ArgumentNullException.ThrowIfNull(functions);
        for (var i = 0; i < functions.Count; i++)
        {
            if (name.Equals(functions[i].Name, StringComparison.OrdinalIgnoreCase))
            {
                return functions[i];
            }
        }

        return null;
    }

    /// <summary>Whether a call of the function keeps GitHub from putting <c>success() &amp;&amp;</c> before an <c>if</c>.</summary>
    /// <param name="name">The name in any case.</param>
    /// <returns>True for <c>always</c>, <c>cancelled</c>, <c>failure</c> and <c>success</c>.</returns>
    public static bool IsStatus(ReadOnlySpan<char> name) => Find(StepStatus, name) is not null;
}

/// <summary>The contexts there are. Source: GitHub's documentation, "Contexts reference", July 2026.</summary>
public static class ExpressionContexts
{
    /// <summary>Every context that is available in some place.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["env", "github", "inputs", "job", "jobs", "matrix", "needs", "runner", "secrets", "steps", "strategy", "vars"];

    /// <summary>Whether a name is a context anywhere.</summary>
    /// <param name="name">The name in any case.</param>
    /// <returns>True when it is.</returns>
    public static bool IsKnown(ReadOnlySpan<char> name) => Contains(All, name);

    internal static bool Contains(IReadOnlyList<string> names, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (name.Equals(names[i], StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
