using System.Collections.Immutable;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Where a variable comes from.</summary>
public enum DockerVariableOrigin
{
    /// <summary>An ARG before the first FROM.</summary>
    GlobalArgument,

    /// <summary>An ARG of the stage, or of one it is built on.</summary>
    Argument,

    /// <summary>An ENV of the stage, or of one it is built on.</summary>
    Environment,

    /// <summary>BuildKit itself sets it: the platforms, the PATH of every image.</summary>
    Predefined,
}

/// <summary>A variable as it stands at some place of the file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Value">Its value; the default of an ARG counts, as a build without arguments has it.</param>
/// <param name="DefaultValue">
/// Its value when the build gives no arguments: that of an ARG without a default is <see cref="DockerValueKind.Unset"/> then.
/// </param>
/// <param name="Declaration">The pair that declares it; null for a predefined one.</param>
/// <param name="Instruction">The instruction that declares it; null for a predefined one.</param>
public sealed record DockerVariable(
    string Name, DockerVariableOrigin Origin, DockerValue Value, DockerValue DefaultValue, DockerKeyValue? Declaration, DockerInstruction? Instruction);

/// <summary>
/// The variables at some place of the file, as BuildKit scopes them: ARGs before the first FROM are for FROM lines and for stages that
/// repeat the name; what a stage sets, the stages built on it inherit; ENV wins over ARG. Immutable.
/// </summary>
public sealed class DockerScope
{
    /// <summary>The platform arguments of the global scope, from BuildKit 73ed682 (2026-08-21).</summary>
    private static readonly string[] PlatformNames =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    private static readonly ImmutableDictionary<string, DockerVariable> NoVariables = ImmutableDictionary<string, DockerVariable>.Empty;

    private readonly ImmutableDictionary<string, DockerVariable> environment;
    private readonly ImmutableDictionary<string, DockerVariable> arguments;
    private IReadOnlyList<string>? names;

    private DockerScope(ImmutableDictionary<string, DockerVariable> environment, ImmutableDictionary<string, DockerVariable> arguments, bool isClosed)
    {
        this.environment = environment;
        this.arguments = arguments;
        IsClosed = isClosed;
    }

    /// <summary>
    /// Whether every variable is known by name: true in FROM lines and where the chain of stages ends in <c>scratch</c>. Elsewhere the
    /// base image may set more.
    /// </summary>
    public bool IsClosed { get; }

    /// <summary>The names of all variables in reach, sorted; for suggestions.</summary>
    public IReadOnlyList<string> Names => names ??= [.. environment.Keys.Union(arguments.Keys).Order(StringComparer.Ordinal)];

    /// <summary>The scope before any ARG: the platforms.</summary>
    internal static DockerScope Global { get; } = new(NoVariables, Predefine(PlatformNames), isClosed: true);

    /// <summary>The scope a stage begins with when it is built on no other.</summary>
    internal static DockerScope Scratch { get; } = new(Predefine(["PATH"]), NoVariables, isClosed: true);

    /// <summary>The scope a stage begins with when an image, or something unknown, may set variables.</summary>
    internal static DockerScope Image { get; } = new(Predefine(["PATH"]), NoVariables, isClosed: false);

    /// <summary>A variable.</summary>
    /// <param name="name">Its name; letter case counts.</param>
    /// <returns>The variable; null when nothing in reach declares it.</returns>
    public DockerVariable? Find(string name) => environment.GetValueOrDefault(name) ?? arguments.GetValueOrDefault(name);

    /// <summary>What is known of a variable's value.</summary>
    /// <param name="name">Its name; letter case counts.</param>
    /// <returns>Its value; unset or undeclared, as <see cref="IsClosed"/> says, when nothing in reach declares it.</returns>
    public DockerValue GetValue(string name) => Find(name)?.Value ?? (IsClosed ? DockerValue.Unset : DockerValue.Undeclared);

    /// <summary>The value of a word at this place.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The expansion.</returns>
    public DockerExpansion Expand(DockerWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Expand(GetValue);
    }

    /// <summary>The value of a word at this place when the build gives no arguments.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The expansion, in which an ARG without a default is empty.</returns>
    public DockerExpansion ExpandDefaults(DockerWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Expand(GetDefaultValue);
    }

    /// <summary>The scope in which unknown variables may be set as well.</summary>
    internal DockerScope Open() => IsClosed ? new DockerScope(environment, arguments, isClosed: false) : this;

    /// <summary>The scope after an instruction; the same one for all but ARG and ENV.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="global">The global scope, whose values a bare ARG of a stage takes; null before the first FROM.</param>
    internal DockerScope After(DockerInstruction instruction, DockerScope? global) => instruction switch
    {
        EnvInstruction env => AfterEnv(env),
        ArgInstruction arg => AfterArg(arg, global),
        _ => this,
    };

    private DockerValue GetDefaultValue(string name) => Find(name)?.DefaultValue ?? (IsClosed ? DockerValue.Unset : DockerValue.Undeclared);

    // Every pair sees the values before the instruction.
    private DockerScope AfterEnv(EnvInstruction env)
    {
        var next = environment.ToBuilder();
        var isClosed = IsClosed;
        foreach (var pair in env.Pairs)
        {
            if (Expand(pair.Key).Text is { } name)
            {
                next[name] = Evaluate(name, DockerVariableOrigin.Environment, pair, env);
            }
            else
            {
                isClosed = false;
            }
        }

        return new DockerScope(next.ToImmutable(), arguments, isClosed);
    }

    private DockerScope AfterArg(ArgInstruction arg, DockerScope? global)
    {
        var scope = this;
        foreach (var pair in arg.Pairs)
        {
            var name = scope.Expand(pair.Key).Text;
            if (name is null)
            {
                scope = scope.Open();
                continue;
            }

            var origin = global is null ? DockerVariableOrigin.GlobalArgument : DockerVariableOrigin.Argument;
            var variable = pair.Value is not null
                ? scope.Evaluate(name, origin, pair, arg)
                : scope.Inherit(name, origin, pair, arg, global);
            scope = new DockerScope(scope.environment, scope.arguments.SetItem(name, variable), scope.IsClosed);
        }

        return scope;
    }

    // An ARG without a default takes the global value, or keeps the one it has; otherwise only the build can set it.
    private DockerVariable Inherit(string name, DockerVariableOrigin origin, DockerKeyValue pair, ArgInstruction arg, DockerScope? global)
    {
        var known = global?.arguments.GetValueOrDefault(name) ?? arguments.GetValueOrDefault(name);
        return known is null
            ? new DockerVariable(name, origin, DockerValue.Unknown, DockerValue.Unset, pair, arg)
            : known with { Origin = known.Origin == DockerVariableOrigin.Predefined ? known.Origin : origin, Declaration = pair, Instruction = arg };
    }

    private DockerVariable Evaluate(string name, DockerVariableOrigin origin, DockerKeyValue pair, DockerInstruction instruction)
    {
        var value = Expand(pair.Value!).Value;
        var defaultValue = value.IsKnown ? value : ExpandDefaults(pair.Value!).Value;
        if (origin != DockerVariableOrigin.Environment && value.IsKnown)
        {
            value = value with { IsDefault = true };
        }

        return new DockerVariable(name, origin, value, defaultValue, pair, instruction);
    }

    private static ImmutableDictionary<string, DockerVariable> Predefine(string[] names) =>
        names.ToImmutableDictionary(
            static name => name,
            static name => new DockerVariable(name, DockerVariableOrigin.Predefined, DockerValue.Unknown, DockerValue.Unknown, null, null));
}
