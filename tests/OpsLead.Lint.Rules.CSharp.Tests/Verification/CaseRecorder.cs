using System.Reflection;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Runs the cases of a fixture without compiling anything, and counts which of them expect findings.</summary>
internal sealed class CaseRecorder
{
    private static readonly AsyncLocal<CaseRecorder?> Current = new();

    private readonly Type rule;

    private CaseRecorder(Type rule) => this.rule = rule;

    /// <summary>Whether cases are counted here rather than verified.</summary>
    public static bool IsRecording => Current.Value is not null;

    /// <summary>Cases that expect findings.</summary>
    public int Firing { get; private set; }

    /// <summary>Cases that expect none.</summary>
    public int Silent { get; private set; }

    /// <summary>The cases, each a program with the spans that are reported in it.</summary>
    public List<(Markup Markup, RuleVerifier.Options Options)> Cases { get; } = [];

    /// <summary>Counts the cases of a rule's fixture.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fixture">The fixture.</param>
    /// <returns>The counts.</returns>
    public static CaseRecorder Record(Type rule, Type fixture)
    {
        var recorder = new CaseRecorder(rule);
        Current.Value = recorder;
        try
        {
            var instance = Activator.CreateInstance(fixture);
            foreach (var method in fixture.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                foreach (var arguments in GetCases(method))
                {
                    Run(method, instance, arguments);
                }
            }
        }
        finally
        {
            Current.Value = null;
        }

        return recorder;
    }

    /// <summary>Counts a case, if cases are counted.</summary>
    /// <param name="rule">The rule it verifies.</param>
    /// <param name="markup">Its program.</param>
    /// <param name="options">How it is compiled.</param>
    /// <returns>Whether it is counted.</returns>
    public static bool TryRecord(Type rule, Markup markup, RuleVerifier.Options options)
    {
        if (Current.Value is not { } recorder)
        {
            return false;
        }

        if (rule == recorder.rule)
        {
            recorder.Firing += markup.Spans.Count > 0 ? 1 : 0;
            recorder.Silent += markup.Spans.Count == 0 ? 1 : 0;
            recorder.Cases.Add((markup, options));
        }

        return true;
    }

    private static IEnumerable<object?[]> GetCases(MethodInfo method)
    {
        if (method.GetCustomAttribute<TestAttribute>() is not null && method.GetParameters().Length == 0)
        {
            yield return [];
        }

        foreach (var attribute in method.GetCustomAttributes<TestCaseAttribute>())
        {
            yield return attribute.Arguments;
        }
    }

    private static void Run(MethodInfo method, object? instance, object?[] arguments)
    {
        var parameters = method.GetParameters();
        var all = parameters.Select((parameter, index) => index < arguments.Length ? arguments[index]
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0)
            : parameter.DefaultValue).ToArray();
        method.Invoke(instance, all);
    }
}
