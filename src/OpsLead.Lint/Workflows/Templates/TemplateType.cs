using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>Which scalars a place takes.</summary>
[Flags]
internal enum ScalarTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,

    /// <summary>Any text; GitHub's reader turns numbers, booleans and null into one where a text is expected.</summary>
    Text = 8,
}

/// <summary>What may stand in one place of a file: any of the scalars, the list and the mappings it names.</summary>
internal sealed class TemplateType
{
    /// <summary>Takes whatever is there.</summary>
    public static readonly TemplateType Any = new() { IsAny = true };

    public ScalarTypes Scalars { get; init; }

    /// <summary>The texts that are allowed; empty for any.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The type of a list's items; null where no list is expected.</summary>
    public TemplateType? Items { get; init; }

    /// <summary>The mappings that are expected; the first whose <see cref="MappingTemplate.Discriminator"/> is there, else the last.</summary>
    public ImmutableArray<MappingTemplate> Mappings { get; init; } = [];

    /// <summary>Whether a text, a list or a mapping must hold something.</summary>
    public bool IsNonEmpty { get; init; }

    /// <summary>Whether the items of a list differ.</summary>
    public bool HasUniqueItems { get; init; }

    public double? Minimum { get; init; }

    public bool IsMinimumExclusive { get; init; }

    public bool IsInteger { get; init; }

    public int MaximumLength { get; init; } = int.MaxValue;

    /// <summary>Whether expressions are evaluated here and below.</summary>
    public bool HasContext { get; init; }

    public bool IsAny { get; private init; }

    /// <summary>Whether GitHub accepts a file that differs here: a remark, not an error.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Whether GitHub passes over a value that is not written, though it is expected.</summary>
    public bool IsLenientWhenEmpty { get; init; }

    /// <summary>Whether GitHub passes over an empty list, though a text must not be empty.</summary>
    public bool AcceptsEmptyList { get; init; }

    /// <summary>Whether <c>null</c> may be written, though nothing may not.</summary>
    public bool AllowsWrittenNull { get; init; }

    /// <summary>Whether a number may be written in quotes, for what YAML reads as a text.</summary>
    public bool IsTextOnly { get; init; }

    /// <summary>What is expected, as it reads in a sentence.</summary>
    public string Expected => expected ??= Describe();

    private string? expected;

    private string Describe()
    {
        var words = new List<string>(4);
        if (Scalars.HasFlag(ScalarTypes.Text))
        {
            words.Add("a text");
        }

        if (Scalars.HasFlag(ScalarTypes.Boolean))
        {
            words.Add("a boolean without quotes");
        }

        if (Scalars.HasFlag(ScalarTypes.Number))
        {
            words.Add("a number without quotes");
        }

        if (Items is not null)
        {
            words.Add("a list");
        }

        if (!Mappings.IsEmpty)
        {
            words.Add("a mapping");
        }

        return string.Join(" or ", words);
    }
}

/// <summary>A mapping and its keys.</summary>
internal sealed class MappingTemplate(string name)
{
    /// <summary>What the mapping is, in GitHub's words.</summary>
    public string Name { get; } = name;

    public FrozenDictionary<string, TemplateType> Keys { get; init; } = FrozenDictionary<string, TemplateType>.Empty;

    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Keys whose absence others complain of and GitHub does not.</summary>
    public ImmutableArray<string> Advised { get; init; } = [];

    /// <summary>Keys of which exactly one must be there.</summary>
    public ImmutableArray<string> ExactlyOne { get; init; } = [];

    /// <summary>The type of the values whose keys are free; null where the keys are fixed.</summary>
    public TemplateType? Others { get; init; }

    /// <summary>The key that tells this mapping from the others of its place.</summary>
    public string? Discriminator { get; init; }

    public bool IsNonEmpty { get; init; }

    /// <summary>Whether it is the configuration of an event.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>Whether GitHub passes over keys it does not know here.</summary>
    public bool IgnoresUnknownKeys { get; init; }

    /// <summary>Whether an expression may stand in place of a key.</summary>
    public bool HasContext { get; init; }
}
