namespace OpsLead.Lint.Engine;

/// <summary>The order of output: path, line, column, id, then what tells two findings of one place apart.</summary>
public sealed class DiagnosticComparer : IComparer<Diagnostic>
{
    /// <summary>The comparer; it has no state.</summary>
    public static DiagnosticComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Diagnostic? x, Diagnostic? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var result = string.CompareOrdinal(x.Location.Document.DisplayPath, y.Location.Document.DisplayPath);
        result = result != 0 ? result : x.Location.Span.Start.CompareTo(y.Location.Span.Start);
        result = result != 0 ? result : string.CompareOrdinal(x.Rule.Descriptor.Id, y.Rule.Descriptor.Id);
        result = result != 0 ? result : x.Location.Span.Length.CompareTo(y.Location.Span.Length);
        return result != 0 ? result : string.CompareOrdinal(x.Message, y.Message);
    }
}
