namespace OpsLead.Lint.Syntax.Docker;

/// <summary>ENV, LABEL and ARG: names with values.</summary>
public abstract class KeyValueInstruction : DockerInstruction
{
    private protected KeyValueInstruction(DockerInstructionHeader header, IReadOnlyList<DockerKeyValue> pairs, bool isLegacyForm)
        : base(header)
    {
        Pairs = pairs;
        IsLegacyForm = isLegacyForm;
    }

    /// <summary>The pairs, in order; the parts that do not parse are missing.</summary>
    public IReadOnlyList<DockerKeyValue> Pairs { get; }

    /// <summary>Whether it is <c>name rest of the line</c> instead of <c>name=value</c>; never for ARG.</summary>
    public bool IsLegacyForm { get; }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords()
    {
        var words = new List<DockerWord>(Pairs.Count * 2);
        foreach (var pair in Pairs)
        {
            words.Add(pair.Key);
            if (pair.Value is not null)
            {
                words.Add(pair.Value);
            }
        }

        return words;
    }
}

/// <summary>ENV: environment variables of the build from here on, and of the container.</summary>
public sealed class EnvInstruction : KeyValueInstruction
{
    internal EnvInstruction(DockerInstructionHeader header, IReadOnlyList<DockerKeyValue> pairs, bool isLegacyForm)
        : base(header, pairs, isLegacyForm)
    {
    }
}

/// <summary>LABEL: the image's metadata.</summary>
public sealed class LabelInstruction : KeyValueInstruction
{
    internal LabelInstruction(DockerInstructionHeader header, IReadOnlyList<DockerKeyValue> pairs, bool isLegacyForm)
        : base(header, pairs, isLegacyForm)
    {
    }
}

/// <summary>ARG: variables of the build, which whoever builds may set. BuildKit takes several a line.</summary>
public sealed class ArgInstruction : KeyValueInstruction
{
    internal ArgInstruction(DockerInstructionHeader header, IReadOnlyList<DockerKeyValue> pairs)
        : base(header, pairs, isLegacyForm: false)
    {
    }
}
