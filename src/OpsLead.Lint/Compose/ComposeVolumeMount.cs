using OpsLead.Lint.Credentials;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>What a mount's source is.</summary>
public enum ComposeMountKind
{
    /// <summary>It depends on a variable, or is none that this knows.</summary>
    Unknown,

    /// <summary>A path of the host.</summary>
    Bind,

    /// <summary>A named volume.</summary>
    Volume,

    /// <summary>A volume without a name.</summary>
    Anonymous,

    /// <summary>Something else: <c>tmpfs</c>, <c>npipe</c>, <c>cluster</c>, <c>image</c>.</summary>
    Other,
}

/// <summary>
/// An item of a service's <c>volumes</c>: <c>[SOURCE:]TARGET[:MODE]</c>, or the long form with <c>type</c>, <c>source</c>,
/// <c>target</c> and <c>read_only</c> (Compose Specification, services, volumes).
/// </summary>
public sealed class ComposeVolumeMount
{
    private ComposeVolumeMount(YamlNode node) => Span = node.Span;

    /// <summary>The scalar or mapping it is written as.</summary>
    public TextSpan Span { get; }

    /// <summary>What the source is.</summary>
    public ComposeMountKind Kind { get; private init; }

    /// <summary>The path of the host or the name of the volume; absent for a mount without.</summary>
    public Fact<string> Source { get; private init; }

    /// <summary>The path in the container.</summary>
    public Fact<string> Target { get; private init; }

    /// <summary>Whether the container cannot write to it; null when a variable decides.</summary>
    public bool? IsReadOnly { get; private init; }

    internal static IReadOnlyList<ComposeVolumeMount> Read(YamlMapping service)
    {
        if (!service.TryGetSequence("volumes", out var sequence))
        {
            return [];
        }

        var result = new List<ComposeVolumeMount>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            switch (item.Resolve())
            {
                case YamlScalar scalar:
                    result.Add(ReadShort(scalar));
                    break;
                case YamlMapping mapping:
                    result.Add(ReadLong(mapping));
                    break;
            }
        }

        return result;
    }

    private static ComposeVolumeMount ReadLong(YamlMapping mapping)
    {
        var type = ComposeValue.GetString(mapping, "type", mapping.Span);
        var source = ComposeValue.GetString(mapping, "source", mapping.Span);
        if (source.IsAbsent)
        {
            source = ComposeValue.GetString(mapping, "src", mapping.Span);
        }

        var target = ComposeValue.GetString(mapping, "target", mapping.Span);
        return new ComposeVolumeMount(mapping)
        {
            Kind = !type.IsKnown ? ComposeMountKind.Unknown : type.Value switch
            {
                "bind" => ComposeMountKind.Bind,
                "volume" => source.IsKnown ? ComposeMountKind.Volume : source.IsAbsent ? ComposeMountKind.Anonymous : ComposeMountKind.Unknown,
                _ => ComposeMountKind.Other,
            },
            Source = source,
            Target = target,
            IsReadOnly = !mapping.TryGetScalar("read_only", out var readOnly) ? (mapping.IsOpen ? null : false)
                : readOnly.TryGetBoolean(out var isReadOnly) ? isReadOnly : null,
        };
    }

    private static ComposeVolumeMount ReadShort(YamlScalar scalar)
    {
        var expanded = ComposeInterpolation.Expand(scalar.Value);
        var text = expanded.Text;
        var first = FindColon(text, 0);
        if (first < 0)
        {
            return new ComposeVolumeMount(scalar)
            {
                Kind = text.Contains(CredentialValue.Hole, StringComparison.Ordinal) ? ComposeMountKind.Unknown : ComposeMountKind.Anonymous,
                Source = Fact<string>.Absent(scalar.Span),
                Target = Part(0, text.Length),
                IsReadOnly = false,
            };
        }

        var second = FindColon(text, first + 1);
        var mode = second < 0 ? "" : text[(second + 1)..];
        return new ComposeVolumeMount(scalar)
        {
            Kind = GetKind(text.AsSpan(0, first)),
            Source = Part(0, first),
            Target = Part(first + 1, second < 0 ? text.Length : second),
            IsReadOnly = mode.Contains(CredentialValue.Hole, StringComparison.Ordinal) ? null : $",{mode},".Contains(",ro,", StringComparison.Ordinal),
        };

        Fact<string> Part(int start, int end)
        {
            var part = text[start..end];
            if (part.Length == 0 || part.Contains(CredentialValue.Hole, StringComparison.Ordinal))
            {
                return Fact<string>.Unknown(scalar.Span);
            }

            var (position, length) = expanded.GetOriginal(start, part.Length);
            return Fact<string>.Known(part, scalar.GetSpan(position, length));
        }
    }

    // The colon of a Windows drive separates nothing.
    private static int FindColon(string text, int start)
    {
        var colon = text.IndexOf(':', Math.Min(start, text.Length));
        return colon == start + 1 && char.IsAsciiLetter(text[start]) && colon + 1 < text.Length && text[colon + 1] is '\\' or '/'
            ? text.IndexOf(':', colon + 1)
            : colon;
    }

    private static ComposeMountKind GetKind(ReadOnlySpan<char> source) =>
        source.IsEmpty ? ComposeMountKind.Unknown
        : source[0] is '.' or '/' or '~' or '\\' || (source.Length > 2 && char.IsAsciiLetter(source[0]) && source[1] == ':') ? ComposeMountKind.Bind
        : source.Contains(CredentialValue.Hole) ? ComposeMountKind.Unknown
        : ComposeMountKind.Volume;
}
