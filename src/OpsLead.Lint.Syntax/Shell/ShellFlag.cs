using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>An option of a command, with its value when it has one. Spans are in the script's text.</summary>
public readonly record struct ShellFlag
{
    internal ShellFlag(string name, ShellWord word, TextSpan nameSpan)
    {
        Name = name;
        Word = word;
        NameSpan = nameSpan;
    }

    /// <summary>The option with its dashes: <c>-y</c>, also out of a bundle such as <c>-qy</c>, or <c>--yes</c>.</summary>
    public string Name { get; }

    /// <summary>The word that holds it.</summary>
    public ShellWord Word { get; }

    /// <summary>The characters of its name; of an option in a bundle its letter alone.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The word that holds the value: <see cref="Word"/> for <c>--name=value</c>, or the next one; null without a value.</summary>
    public ShellWord? ValueWord { get; internal init; }

    /// <summary>The value, quotes removed; null without a value and when it is not static.</summary>
    public string? Value { get; internal init; }

    /// <summary>The value's characters, without the quotes around a static one; empty without a value.</summary>
    public TextSpan ValueSpan { get; internal init; }

    /// <summary>Whether it has a value, static or not.</summary>
    public bool HasValue => ValueWord is not null;
}
