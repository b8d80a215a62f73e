using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>The labels of runners. Source: GitHub's "GitHub-hosted runners reference" and <c>actions/runner-images</c>, July 2026.</summary>
internal static class RunnerLabels
{
    private static readonly string[] Hosted =
    [
        "ubuntu-latest", "ubuntu-latest-4-cores", "ubuntu-latest-8-cores", "ubuntu-latest-16-cores", "ubuntu-24.04", "ubuntu-24.04-arm", "ubuntu-22.04", "ubuntu-22.04-arm", "ubuntu-slim",
        "windows-latest", "windows-latest-8-cores", "windows-2025", "windows-2025-vs2026", "windows-2022", "windows-11-arm", "macos-latest", "macos-latest-large", "macos-latest-xlarge",
        "macos-26", "macos-26-intel", "macos-26-large", "macos-26-xlarge", "macos-15", "macos-15-intel", "macos-15-large", "macos-15-xlarge", "macos-14", "macos-14-large", "macos-14-xlarge",
    ];

    private static readonly string[] SelfHosted = ["self-hosted", "linux", "macos", "windows", "x64", "arm", "arm64"];

    private static readonly FrozenSet<string> Retired = new[]
    {
        "ubuntu-16.04", "ubuntu-18.04", "ubuntu-20.04", "windows-2016", "windows-2019", "macos-10.13", "macos-10.14", "macos-10.15", "macos-11", "macos-11.0", "macos-12", "macos-12-large",
        "macos-12-xl", "macos-13", "macos-13-large", "macos-13-xlarge", "macos-13-xl",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> All = Hosted.Concat(SelfHosted).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a label is one of GitHub's, or one that every runner of one's own may have.</summary>
    /// <param name="label">The label; compared without case, as GitHub does.</param>
    /// <returns>True when it is.</returns>
    public static bool IsKnown(string label) => All.Contains(label);

    /// <summary>Whether a label is one of GitHub's that it has taken out of service.</summary>
    /// <param name="label">The label.</param>
    /// <returns>True when it is.</returns>
    public static bool IsRetired(string label) => Retired.Contains(label);

    /// <summary>The hosted label that a slip of the pen was meant as.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The label, or null: a name that adds to a known one is a choice.</returns>
    public static string? FindNearest(string label)
    {
        foreach (var known in Hosted)
        {
            if (label.StartsWith(known + "-", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        // Of numbers no one knows what was meant.
        return Text.NearestName.Find(label, Hosted) is { } nearest && GetDigits(nearest).SequenceEqual(GetDigits(label)) ? nearest : null;
    }

    /// <summary>The operating system that a label stands for.</summary>
    /// <param name="label">The label.</param>
    /// <returns><c>linux</c>, <c>macos</c> or <c>windows</c>; null for the others.</returns>
    public static string? GetSystem(string label) =>
        Is(label, "ubuntu") || Is(label, "linux") ? "linux" : Is(label, "macos") ? "macos" : Is(label, "windows") ? "windows" : null;

    /// <summary>All labels of a job with where they are written; those of a matrix too.</summary>
    /// <param name="job">The job.</param>
    /// <returns>For each item of <c>runs-on</c> the labels it may be; null where an expression says more than that.</returns>
    public static IReadOnlyList<IReadOnlyList<YamlScalar>> Read(Job job)
    {
        if (!job.Mapping.TryGetValue("runs-on", out var node))
        {
            return [];
        }

        if (node is YamlMapping mapping)
        {
            if (!mapping.TryGetValue("labels", out var labels))
            {
                return [];
            }

            node = labels;
        }

        var result = new List<IReadOnlyList<YamlScalar>>();
        foreach (var item in node is YamlSequence list ? list.Items : new[] { node })
        {
            if (item.Resolve() is YamlScalar scalar)
            {
                result.Add(scalar.Value.Contains("${{", StringComparison.Ordinal) ? ReadMatrix(job, scalar.Value) : [scalar]);
            }
        }

        return result;
    }

    private static List<YamlScalar> ReadMatrix(Job job, string text)
    {
        var result = new List<YamlScalar>();
        if (ExpressionTemplate.Parse(text).SingleExpression is not { Errors.IsEmpty: true } expression || expression.Root.GetContextPath() is not { } path
            || !path.StartsWith("matrix.", StringComparison.OrdinalIgnoreCase) || !job.Mapping.TryGetMapping("strategy", out var strategy) || !strategy.TryGetMapping("matrix", out var matrix))
        {
            return result;
        }

        var key = path["matrix.".Length..];
        foreach (ref readonly var row in matrix.Entries)
        {
            if (row.Key is YamlScalar name && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase) && row.Value.Resolve() is YamlSequence values)
            {
                foreach (var value in values.Items)
                {
                    Add(value.Resolve(), result);
                }
            }
        }

        foreach (var included in YamlFacts.GetItems(matrix, "include"))
        {
            foreach (ref readonly var entry in included.Entries)
            {
                if (entry.Key is YamlScalar name && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    Add(entry.Value.Resolve(), result);
                }
            }
        }

        return result;
    }

    private static void Add(YamlNode value, List<YamlScalar> result)
    {
        foreach (var item in value is YamlSequence list ? list.Items : new[] { value })
        {
            if (item.Resolve() is YamlScalar scalar && !scalar.Value.Contains("${{", StringComparison.Ordinal))
            {
                result.Add(scalar);
            }
        }
    }

    private static string GetDigits(string label) => string.Concat(label.Where(char.IsAsciiDigit));

    private static bool Is(string label, string system) =>
        label.StartsWith(system, StringComparison.OrdinalIgnoreCase) && (label.Length == system.Length || label[system.Length] == '-');
}
