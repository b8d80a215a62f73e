using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Why BuildKit refuses a Dockerfile.</summary>
public enum DockerfileErrorKind
{
    /// <summary>The file has no instruction at all.</summary>
    NoInstructions,

    /// <summary>The file has instructions, but no FROM: a fragment, of which the rest is still understood.</summary>
    NoStage,

    /// <summary>An instruction other than ARG stands before the first FROM. Reported for the first such instruction.</summary>
    InstructionBeforeFrom,

    /// <summary>A parser directive is written twice.</summary>
    DuplicateDirective,

    /// <summary>The <c>escape</c> directive names something else than a backslash or a backtick.</summary>
    BadEscapeDirective,

    /// <summary>The <c>check</c> directive has an unknown option, or one without a value.</summary>
    BadCheckDirective,

    /// <summary>The first word of a line is no instruction.</summary>
    UnknownInstruction,

    /// <summary>The instruction has no such flag.</summary>
    UnknownFlag,

    /// <summary>A flag that may be given once is given again.</summary>
    DuplicateFlag,

    /// <summary>A flag stands without the value it needs.</summary>
    MissingFlagValue,

    /// <summary>The value of a flag is not one the flag takes.</summary>
    BadFlagValue,

    /// <summary>The instruction needs more arguments.</summary>
    MissingArguments,

    /// <summary>The instruction has arguments it does not take.</summary>
    TooManyArguments,

    /// <summary>A JSON array holds something else than strings.</summary>
    BadJsonElement,

    /// <summary>The instruction takes a JSON array only, and has something else.</summary>
    NotJson,

    /// <summary>A here-document has no line that ends it.</summary>
    UnterminatedHeredoc,

    /// <summary>A here-document stands where the destination of a copy must.</summary>
    HeredocAsDestination,

    /// <summary>An ENV, LABEL or ARG is not of the form <c>name=value</c>.</summary>
    BadKeyValue,

    /// <summary>The name after AS is not one a stage can have.</summary>
    BadStageName,

    /// <summary>ONBUILD wraps an instruction it must not.</summary>
    BadOnbuild,

    /// <summary>EXPOSE has something else than a port, or a range of ports, from 0 to 65535.</summary>
    BadPort,

    /// <summary>EXPOSE has a protocol other than tcp, udp and sctp.</summary>
    BadProtocol,

    /// <summary>HEALTHCHECK is neither NONE nor CMD.</summary>
    BadHealthcheck,

    /// <summary>A mount of RUN does not parse, or has an option or a value it does not take.</summary>
    BadMount,

    /// <summary>The options of a mount, each of them right, do not go together.</summary>
    ConflictingMountOptions,

    /// <summary>A reference to a stage holds a variable where the builder expands none.</summary>
    VariableInStageReference,

    /// <summary>STOPSIGNAL names no signal.</summary>
    BadSignal,

    /// <summary>A volume's path is empty.</summary>
    EmptyVolume,

    /// <summary>A variable reference in a word that the builder expands does not parse.</summary>
    BadSubstitution,

    /// <summary>A quote in a word that the builder expands is not closed.</summary>
    UnterminatedQuote,

    /// <summary>A copy names a stage by an index that no stage has.</summary>
    StageIndexOutOfRange,

    /// <summary>A stage copies or mounts from itself.</summary>
    StageReferencesItself,

    /// <summary>A stage copies or mounts from one that is defined after it.</summary>
    StageNotDefinedBefore,
}

/// <summary>One reason why BuildKit refuses a Dockerfile.</summary>
/// <param name="Kind">What sort of reason.</param>
/// <param name="Span">The offending characters; the instruction's keyword where something is missing.</param>
/// <param name="Message">What is wrong, one sentence without a full stop. It quotes no value of a variable.</param>
public sealed record DockerfileError(DockerfileErrorKind Kind, TextSpan Span, string Message)
{
    /// <summary>
    /// Whether the file is only incomplete: a fragment, an empty file, an instruction too early. Every instruction of it is
    /// understood all the same.
    /// </summary>
    public bool IsAboutFileShape =>
        Kind is DockerfileErrorKind.NoInstructions or DockerfileErrorKind.NoStage or DockerfileErrorKind.InstructionBeforeFrom;
}
