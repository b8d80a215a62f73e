using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>A node of a YAML or JSON tree. Every node knows the characters it stands for.</summary>
public abstract class YamlNode
{
    private protected YamlNode(TextSpan span) => Span = span;

    /// <summary>
    /// The characters of the node itself, without its anchor and tag: a quoted scalar with its quotes, a block scalar from
    /// its <c>|</c> or <c>&gt;</c> to its last content character, a collection from its first key, its first <c>-</c> or
    /// its bracket to the end of its last child or bracket. Empty, at the place where it would stand, for a value that is not written.
    /// </summary>
    public TextSpan Span { get; }

    /// <summary>The node that holds this one: for a key or a value the mapping, for an item the sequence; null for a root.</summary>
    public YamlNode? Parent { get; internal set; }

    /// <summary>The anchor written before the node, or null.</summary>
    public YamlAnchor? Anchor { get; internal set; }

    /// <summary>The tag written before the node as it reads (<c>!!str</c>, <c>!Ref</c>), or null.</summary>
    public string? Tag { get; internal set; }

    /// <summary>
    /// The node an alias stands for; any other node itself. An alias whose anchor is missing, or that
    /// stands inside its own anchor, resolves to itself.
    /// </summary>
    /// <returns>The node. Never null.</returns>
    public virtual YamlNode Resolve() => this;
}

/// <summary>An anchor, such as <c>&amp;defaults</c>.</summary>
/// <param name="Name">Its name without the ampersand.</param>
/// <param name="Span">Its characters with the ampersand.</param>
public sealed record YamlAnchor(string Name, TextSpan Span);

/// <summary>An alias, such as <c>*defaults</c>.</summary>
public sealed class YamlAlias : YamlNode
{
    internal YamlAlias(string name, TextSpan span)
        : base(span) => Name = name;

    /// <summary>The name without the asterisk.</summary>
    public string Name { get; }

    /// <summary>The node it stands for, or null when no anchor before it in the same document has the name.</summary>
    public YamlNode? Target { get; internal set; }

    /// <inheritdoc/>
    public override YamlNode Resolve()
    {
        // An alias never names another alias: YAML gives an anchor to a real node. Only a cycle remains to be refused.
        for (YamlNode? node = this; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, Target))
            {
                return this;
            }
        }

        return Target ?? this;
    }
}
