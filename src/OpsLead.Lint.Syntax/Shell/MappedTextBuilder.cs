using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Builds a text out of pieces of another one, with the map that leads back: through the other text's own map where it has one.</summary>
/// <param name="origin">The map of the other text; null when its places are the wanted ones.</param>
internal sealed class MappedTextBuilder(SourceMap? origin)
{
    private readonly StringBuilder text = new();
    private readonly SourceMap.Builder map = new();

    public int Length => text.Length;

    /// <summary>Adds a piece.</summary>
    /// <param name="value">Its characters.</param>
    /// <param name="source">Where they come from in the other text; of the same length when they stand there as they are.</param>
    public void Append(ReadOnlySpan<char> value, TextSpan source)
    {
        if (value.IsEmpty)
        {
            return;
        }

        text.Append(value);
        if (value.Length != source.Length)
        {
            AddMapped(Resolve(source), value.Length);
            return;
        }

        // The other map may hold runs of any kind inside the piece, so each character finds its own way.
        for (var i = 0; i < value.Length; i++)
        {
            AddMapped(Resolve(new TextSpan(source.Start + i, 1)), 1);
        }
    }

    /// <summary>Adds a whole text with a map of its own.</summary>
    /// <param name="value">Its characters.</param>
    /// <param name="sourceMap">Their way to the wanted places.</param>
    public void Append(string value, SourceMap sourceMap)
    {
        text.Append(value);
        for (var i = 0; i < value.Length; i++)
        {
            AddMapped(sourceMap.GetSpan(i, 1), 1);
        }
    }

    /// <summary>The map of what was added.</summary>
    /// <param name="emptyOrigin">Where the text stands when nothing was added.</param>
    public SourceMap ToSourceMap(int emptyOrigin = 0) => map.ToSourceMap(emptyOrigin);

    public override string ToString() => text.ToString();

    private TextSpan Resolve(TextSpan source) => origin is null ? source : origin.GetSpan(source.Start, source.Length);

    private void AddMapped(TextSpan source, int count)
    {
        if (source.Length == 1 && count == 1)
        {
            map.AddVerbatim(source.Start, 1);
        }
        else
        {
            map.AddEncoded(source, count);
        }
    }
}
