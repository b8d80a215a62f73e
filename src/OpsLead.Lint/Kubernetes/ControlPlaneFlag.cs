using System.Collections.Immutable;
using System.Globalization;

namespace OpsLead.Lint.Kubernetes;

/// <summary>What is asked of a flag's value.</summary>
public enum FlagRequirement
{
    /// <summary>It is one of the listed values.</summary>
    OneOf,

    /// <summary>It is none of the listed values.</summary>
    NoneOf,

    /// <summary>It is a list that holds at least one of the listed values.</summary>
    Contains,

    /// <summary>It is a list that holds none of the listed values.</summary>
    Excludes,

    /// <summary>It is a list of nothing but the listed values.</summary>
    OnlyOf,

    /// <summary>It is a number that is not less than the listed one.</summary>
    AtLeast,

    /// <summary>It is a number that is not more than the listed one.</summary>
    AtMost,

    /// <summary>It is a duration, such as <c>1m30s</c>.</summary>
    Duration,

    /// <summary>It is a file with one of the listed extensions; the absence of an extension is no fault.</summary>
    File,

    /// <summary>The flag stands there, with whatever value.</summary>
    Any,

    /// <summary>The flag does not stand there.</summary>
    Unset,
}

/// <summary>One flag of a component of the control plane or of the kubelet, and what it should say.</summary>
/// <param name="Component">The program, such as <c>kube-apiserver</c>.</param>
/// <param name="Name">The flag, such as <c>--profiling</c>.</param>
/// <param name="Requirement">What is asked of its value.</param>
/// <param name="Values">What the requirement compares with.</param>
/// <param name="Remedy">What to do, a sentence without the full stop.</param>
/// <param name="WhenAbsent">The peers that ask for the flag where it is not set; empty when its absence is no fault.</param>
/// <param name="WhenBad">The peers that refuse the value.</param>
public sealed record ControlPlaneFlag(
    string Component,
    string Name,
    FlagRequirement Requirement,
    ImmutableArray<string> Values,
    string Remedy,
    ImmutableArray<string> WhenAbsent,
    ImmutableArray<string> WhenBad)
{
    /// <summary>Whether a value is what is asked for.</summary>
    /// <param name="value">The value as written; <c>true</c> for a flag without one.</param>
    /// <returns>False when it is not.</returns>
    public bool Accepts(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Requirement switch
        {
            FlagRequirement.OneOf => Values.Contains(value),
            FlagRequirement.NoneOf => !Values.Contains(value),
            FlagRequirement.Contains => Split(value).Any(Values.Contains),
            FlagRequirement.Excludes => !Split(value).Any(Values.Contains),
            FlagRequirement.OnlyOf => Split(value).All(Values.Contains),
            FlagRequirement.AtLeast => !TryParse(value, out var number) || number >= long.Parse(Values[0], CultureInfo.InvariantCulture),
            FlagRequirement.AtMost => !TryParse(value, out var number) || number <= long.Parse(Values[0], CultureInfo.InvariantCulture),
            FlagRequirement.Duration => KubernetesDuration.TryParse(value, out _),
            FlagRequirement.File => Path.GetExtension(value) is var extension && (extension.Length == 0 || Values.Contains(extension)),
            FlagRequirement.Unset => false,
            _ => true,
        };
    }

    private static string[] Split(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool TryParse(string value, out long number) => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
