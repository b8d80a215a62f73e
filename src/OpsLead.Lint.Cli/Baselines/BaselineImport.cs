using System.Security.Cryptography;
using System.Text;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Baselines;

/// <summary>Tells which findings another scanner knows already: by their value in the file that it names, or where its report has no values by line and rule.</summary>
internal sealed class BaselineImport
{
    // What one secret may be quoted as: the whole, what stands in its quotes, and its parts.
    private const int MaxParts = 64;
    private const int MinPart = 4;
    private const int Window = 512;
    private const string Separators = " \t\r\n\"'`=:;,/@?&<>(){}[]";

    // Lines move a little between a report and the file of today.
    private const int Nearby = 5;

    private readonly ForeignBaseline foreign;

    // By path, and within it by hash, by value and by line, so that a file with many findings and a report with many entries cost their sum.
    private readonly ILookup<(string Path, string Hash), ForeignBaselineEntry> byHash;
    private readonly ILookup<(string Path, string Value), ForeignBaselineEntry> byValue;
    private readonly ILookup<(string Path, int Line), ForeignBaselineEntry> byLine;
    private readonly HashSet<ForeignBaselineEntry> met = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares the comparison.</summary>
    /// <param name="foreign">What the other scanner knows.</param>
    public BaselineImport(ForeignBaseline foreign)
    {
        this.foreign = foreign;
        byHash = foreign.Entries.Where(static entry => entry.Hash is not null).ToLookup(static entry => (entry.Path, entry.Hash!.ToUpperInvariant()));
        byValue = foreign.Entries.Where(static entry => entry.Hash is null && entry.Value is not null).ToLookup(static entry => (entry.Path, entry.Value!.Trim()));
        byLine = foreign.Entries.Where(static entry => entry.Hash is null).ToLookup(static entry => (entry.Path, entry.Line));
    }

    /// <summary>The entries that no finding answered to so far.</summary>
    public IEnumerable<ForeignBaselineEntry> Unmet => foreign.Entries.Where(entry => !met.Contains(entry));

    /// <summary>Whether the other scanner knows a finding.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <returns>What it knows of it; null when it does not know it.</returns>
    public ForeignBaselineEntry? Find(Diagnostic diagnostic)
    {
        if (!diagnostic.Rule.PointsAtSecrets)
        {
            return null;
        }

        ForeignBaselineEntry? first = null;
        foreach (var entry in FindAll(diagnostic))
        {
            met.Add(entry);
            first ??= entry;
        }

        return first;
    }

    private IEnumerable<ForeignBaselineEntry> FindAll(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.Document.DisplayPath;
        var texts = GetTexts(diagnostic.Location);
        if (byHash.Count > 0)
        {
            foreach (var entry in texts.Select(Hash).Distinct().SelectMany(hash => byHash[(path, hash)]))
            {
                yield return entry;
            }
        }

        foreach (var entry in texts.Distinct().SelectMany(text => byValue[(path, text)]))
        {
            yield return entry;
        }

        var lines = diagnostic.Location.LineSpan;
        for (var line = Math.Max(1, lines.Start.Line + 1 - Nearby); line <= lines.End.Line + 1 + Nearby; line++)
        {
            foreach (var entry in byLine[(path, line)])
            {
                if (entry.Value is { } value ? IsSame(texts[0], value) : entry.Check is { } check && StandsThere(diagnostic, entry, check))
                {
                    yield return entry;
                }
            }
        }
    }

    private static bool StandsThere(Diagnostic diagnostic, ForeignBaselineEntry entry, string check)
    {
        var lines = diagnostic.Location.LineSpan;
        return lines.Start.Line + 1 <= Math.Max(entry.Line, entry.EndLine) && entry.Line <= lines.End.Line + 1
            && (check == ForeignSecretChecks.Generic || !ForeignSecretChecks.IsKnown(check) || new ForeignSecretChecks([check]).HasAny(diagnostic.Aliases));
    }

    // Where one begins or ends a secret is a matter of taste.
    private static bool IsSame(string found, string known)
    {
        known = known.Trim();
        return known.Length >= MinPart && found.Length >= MinPart && (found.Contains(known, StringComparison.Ordinal) || known.Contains(found, StringComparison.Ordinal));
    }

    private static List<string> GetTexts(Location location)
    {
        var text = location.Document.GetText();
        var value = text.ToString(location.Span);
        var texts = new List<string> { value.Trim() };
        texts.Add(texts[0].Trim('"', '\'', '`'));
        texts.Add(GetQuoted(text.Text, location.Span));

        // detect-secrets takes the heading of a key for the secret.
        if (value.StartsWith("-----BEGIN", StringComparison.Ordinal) && value.IndexOf("-----", 5, StringComparison.Ordinal) is > 0 and var end)
        {
            texts.Add(value[5..end]);
        }

        foreach (var part in value.Split(Separators.ToCharArray(), MaxParts, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= MinPart)
            {
                texts.Add(part);
            }
        }

        return texts;
    }

    private static string GetQuoted(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && span.Start - start < Window && text[start - 1] is not ('"' or '\'' or '`' or '\n'))
        {
            start--;
        }

        while (end < text.Length && end - span.End < Window && text[end] is not ('"' or '\'' or '`' or '\n'))
        {
            end++;
        }

        return start > 0 && end < text.Length && text[start - 1] == text[end] ? text[start..end] : text[span.Start..span.End];
    }

#pragma warning disable CA5350 // The hash that detect-secrets writes; it is compared and not kept.
    private static string Hash(string text) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
