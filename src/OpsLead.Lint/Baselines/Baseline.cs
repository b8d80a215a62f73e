using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Baselines;

/// <summary>
/// Findings that were there when a team began: only new ones fail. An entry names a finding by its rule, its place in the
/// document's structure and its content, so lines may move and files may be renamed. One sorted line an entry; two branches merge.
/// </summary>
/// <remarks>
/// No entry holds a secret or a hash that could be guessed back to one: for a rule about secrets the identity is the place alone,
/// and all identities are keyed with the salt in the first line.
/// </remarks>
public sealed class Baseline
{
    private const string Header = "# opslead-lint baseline v1 salt=";
    private const int SaltLength = 32;
    private const int IdentityLength = 12;

    private readonly ImmutableArray<BaselineEntry> entries;
    private readonly byte[] salt;

    private Baseline(byte[] salt, ImmutableArray<BaselineEntry> entries)
    {
        this.salt = salt;
        this.entries = entries;
    }

    /// <summary>The entries in the order of the file.</summary>
    public ImmutableArray<BaselineEntry> Entries => entries;

    /// <summary>A baseline without entries.</summary>
    /// <param name="salt">Random bytes; at least 16.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ArgumentException">The salt is too short.</exception>
    public static Baseline Create(ReadOnlySpan<byte> salt) =>
        salt.Length < 16 ? throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt)) : new Baseline(salt.ToArray(), []);

    /// <summary>Reads a baseline file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="baseline">The baseline; null when the text is none.</param>
    /// <param name="error">What is wrong, with the line; null when nothing is.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string text, out Baseline? baseline, out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        baseline = null;
        error = null;
        byte[]? salt = null;
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith(Header, StringComparison.Ordinal) && salt is null)
            {
                try
                {
                    salt = Convert.FromHexString(line[Header.Length..].ToString());
                }
                catch (FormatException)
                {
                    error = $"line {number}: the salt is no hexadecimal text";
                    return false;
                }

                continue;
            }

            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (!BaselineEntry.TryParse(line, out var entry))
            {
                // Two branches that both added findings leave conflict marks; say so rather than drop their entries.
                error = line.StartsWith("<<<<<<<", StringComparison.Ordinal)
                    ? $"line {number}: an unresolved merge conflict; keep the lines of both sides"
                    : $"line {number}: not '<path> <rule id> <identity>'";
                return false;
            }

            entries.Add(entry);
        }

        if (salt is null || salt.Length < 16)
        {
            error = $"line 1: it must begin with '{Header}' and at least 32 hexadecimal digits";
            return false;
        }

        baseline = new Baseline(salt, entries.ToImmutable());
        return true;
    }

    /// <summary>A salt for a new baseline.</summary>
    /// <returns>Random bytes.</returns>
    public static byte[] CreateSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    /// <summary>Tells known findings from new ones.</summary>
    /// <param name="result">What was found.</param>
    /// <returns>The result with known findings among the suppressed ones, and the entries that no finding answers to.</returns>
    public BaselineMatch Match(LintResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var remaining = entries.GroupBy(static entry => (entry.RuleId, entry.Identity)).ToDictionary(static group => group.Key, static group => group.ToList());
        var found = Identify(result.Diagnostics).ToArray();
        var known = new Diagnostic?[found.Length];

        // Every finding takes up the entry of its own path before any takes up another's: an entry left over means that the file was renamed.
        for (var i = 0; i < found.Length; i++)
        {
            known[i] = TakeUp(remaining, found[i], isMoved: false);
        }

        var moved = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (known[i] is null)
            {
                known[i] = TakeUp(remaining, found[i], isMoved: true);
                moved += known[i] is null ? 0 : 1;
            }
        }

        return new BaselineMatch
        {
            Result = new LintResult
            {
                Diagnostics = [.. found.Where((_, i) => known[i] is null).Select(static pair => pair.Diagnostic)],
                Suppressed = [.. result.Suppressed.Concat(known.OfType<Diagnostic>()).Order(DiagnosticComparer.Instance)],
                Skipped = result.Skipped,
                Secrets = result.Secrets,
                Workspace = result.Workspace,
            },
            Unused = [.. remaining.Values.SelectMany(static list => list)],
            MovedCount = moved,
        };
    }

    /// <summary>A baseline of all that is found now. Reasons of entries that stay are kept.</summary>
    /// <param name="result">What was found, before any baseline was applied.</param>
    /// <param name="isOutOfScope">Whether an entry stays though no finding answers to it, since the run could not have found it: its rule or its file was
    /// not looked at. Null when all was.</param>
    /// <returns>The new baseline, with the same salt.</returns>
    public Baseline Update(LintResult result, Func<BaselineEntry, bool>? isOutOfScope = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var reasons = entries
            .Where(static entry => entry.Reason is not null)
            .GroupBy(static entry => (entry.RuleId, entry.Identity))
            .ToDictionary(static group => group.Key, static group => group.First().Reason);
        var found = Identify(result.Diagnostics).Select(pair =>
            pair.Entry with { Reason = reasons.GetValueOrDefault((pair.Entry.RuleId, pair.Entry.Identity)) });
        return new Baseline(salt, Sort(found.Concat(isOutOfScope is null ? [] : entries.Where(isOutOfScope))));
    }

    /// <summary>A baseline with some more of the findings of now; what it holds stays.</summary>
    /// <param name="result">What was found, before any baseline was applied.</param>
    /// <param name="getReason">Of a finding that it does not hold, whether it is to be taken in: the reason, which may be empty; null to leave it out.</param>
    /// <returns>The new baseline, with the same salt.</returns>
    public Baseline Add(LintResult result, Func<Diagnostic, string?> getReason)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(getReason);
        var unknown = new HashSet<Diagnostic>(Match(result).Result.Diagnostics, ReferenceEqualityComparer.Instance);
        var added = new List<BaselineEntry>();
        foreach (var (diagnostic, entry) in Identify(result.Diagnostics))
        {
            // The rest is asked about all the same: who asks may count.
            if (getReason(diagnostic) is { } reason && unknown.Contains(diagnostic))
            {
                added.Add(entry with { Reason = reason.Length == 0 ? null : reason });
            }
        }

        return new Baseline(salt, Sort(entries.Concat(added)));
    }

    /// <summary>A baseline without the entries that no finding answers to.</summary>
    /// <param name="match">What <see cref="Match"/> found.</param>
    /// <param name="isOutOfScope">Whether an entry stays, since the run could not have found what answers to it. Null when all was looked at.</param>
    /// <returns>The new baseline, with the same salt.</returns>
    public Baseline Prune(BaselineMatch match, Func<BaselineEntry, bool>? isOutOfScope = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        var unused = match.Unused.Where(entry => isOutOfScope?.Invoke(entry) != true).ToList();
        return new Baseline(salt, [.. entries.Where(entry => !unused.Remove(entry))]);
    }

    /// <summary>The text of the file.</summary>
    /// <returns>LF line ends, sorted, without times, so that the same findings give the same bytes.</returns>
    public override string ToString()
    {
        var builder = new StringBuilder(Header).Append(Convert.ToHexStringLower(salt)).Append('\n');
        foreach (var entry in Sort(entries))
        {
            builder.Append(entry).Append('\n');
        }

        return builder.ToString();
    }

    private static Diagnostic? TakeUp(Dictionary<(string, string), List<BaselineEntry>> remaining, (Diagnostic Diagnostic, BaselineEntry Entry) found, bool isMoved)
    {
        var (diagnostic, entry) = found;
        if (!remaining.TryGetValue((entry.RuleId, entry.Identity), out var candidates))
        {
            return null;
        }

        var index = isMoved ? candidates.Count - 1 : candidates.FindIndex(candidate => candidate.Path == entry.Path);
        if (index < 0)
        {
            return null;
        }

        var reason = candidates[index].Reason;
        candidates.RemoveAt(index);
        return diagnostic with { Suppression = new Suppression("baseline", reason) };
    }

    private static ImmutableArray<BaselineEntry> Sort(IEnumerable<BaselineEntry> entries) =>
        [
            .. entries.OrderBy(static entry => entry.Path, StringComparer.Ordinal)
                .ThenBy(static entry => entry.RuleId, StringComparer.Ordinal)
                .ThenBy(static entry => entry.Identity, StringComparer.Ordinal),
        ];

    private IEnumerable<(Diagnostic Diagnostic, BaselineEntry Entry)> Identify(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var group in diagnostics.GroupBy(static diagnostic => diagnostic.Location.Document))
        {
            var text = group.Key.GetText();
            var kind = DocumentClassifier.Classify(group.Key.Path, text);
            var tree = IsTree(kind) ? Parse(group.Key, text) : null;
            var secrets = group.Where(static diagnostic => diagnostic.Rule.PointsAtSecrets).Select(static diagnostic => diagnostic.Location.Span).ToArray();
            foreach (var diagnostic in group)
            {
                yield return (diagnostic, new BaselineEntry(group.Key.DisplayPath, diagnostic.Rule.Descriptor.Id,
                    GetIdentity(diagnostic, text, tree, secrets), null));
            }
        }
    }

    private string GetIdentity(Diagnostic diagnostic, SourceText text, YamlStream? tree, TextSpan[] secrets)
    {
        var start = diagnostic.Location.Span.Start;
        var path = tree is null ? "" : ObjectPath.Find(tree, start);
        var isSecret = diagnostic.Rule.PointsAtSecrets || secrets.Any(diagnostic.Location.Span.OverlapsWith);
        var builder = new StringBuilder("opslead/1\0").Append(diagnostic.Rule.Descriptor.Id).Append('\0');

        // The characters of a secret must not be guessable from the identity: there the kind and the place have to do.
        if (!isSecret)
        {
            AppendFolded(builder.Append(diagnostic.ObjectPath ?? path).Append('\0'), text.Slice(diagnostic.Location.Span));
        }
        else
        {
            builder.Append(diagnostic.ObjectPath).Append('\0').Append(path).Append('\0');
            if (path.Length == 0 && !AppendLead(builder, text, start, secrets))
            {
                // A key that is a file of its own has no name but the file's.
                builder.Append(diagnostic.Location.Document.DisplayPath);
            }
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(builder.ToString())).AsSpan(0, IdentityLength));
    }

    // Where a file has no structure, what stands before the secret on its line is its name: 'PASSWORD='.
    private static bool AppendLead(StringBuilder builder, SourceText text, int end, TextSpan[] secrets)
    {
        var start = text.GetLineStart(text.GetLineIndex(end));
        foreach (var secret in secrets)
        {
            start = secret.Start < end && secret.End > start ? Math.Min(end, secret.End) : start;
        }

        var length = builder.Length;
        AppendFolded(builder, text.Slice(TextSpan.FromBounds(start, end)));
        return builder.Length > length;
    }

    private static void AppendFolded(StringBuilder builder, ReadOnlySpan<char> characters)
    {
        var isBlank = true;
        foreach (var character in characters)
        {
            if (!char.IsWhiteSpace(character))
            {
                builder.Append(character);
                isBlank = false;
            }
            else if (!isBlank)
            {
                builder.Append(' ');
                isBlank = true;
            }
        }
    }

    private static bool IsTree(DocumentKind kind) => kind is DocumentKind.Kubernetes or DocumentKind.Kustomization or DocumentKind.HelmChart or DocumentKind.HelmValues
        or DocumentKind.Compose or DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot or DocumentKind.Yaml or DocumentKind.AppSettings or DocumentKind.Json;

    private static YamlStream Parse(SourceDocument document, SourceText text) =>
        document.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? YamlStream.ParseJson(text) : YamlStream.Parse(text);
}

/// <summary>One known finding.</summary>
/// <param name="Path">The file it was found in.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Identity">What it is, as hexadecimal text that means nothing without the salt.</param>
/// <param name="Reason">Why it stays, or null.</param>
public sealed record BaselineEntry(string Path, string RuleId, string Identity, string? Reason)
{
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>The line of the file. Blanks and percent signs of the path are percent-encoded.</summary>
    /// <returns>The line without its end.</returns>
    public override string ToString() => $"{Escape(Path)} {RuleId} {Identity}{(Reason is null ? "" : " # " + Reason)}";

    internal static bool TryParse(ReadOnlySpan<char> line, out BaselineEntry entry)
    {
        entry = null!;
        var first = line.IndexOf(' ');
        var rest = first < 0 ? [] : line[(first + 1)..].TrimStart(' ');
        var second = rest.IndexOf(' ');
        if (second < 0)
        {
            return false;
        }

        var tail = rest[(second + 1)..].TrimStart(' ');
        var end = tail.IndexOf(' ');
        var identity = end < 0 ? tail : tail[..end];
        var reason = end < 0 ? [] : tail[end..].TrimStart(" #");
        if (identity.Length != 24 || identity.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        entry = new BaselineEntry(Uri.UnescapeDataString(line[..first].ToString()), rest[..second].ToString(), identity.ToString(),
            reason.IsEmpty ? null : reason.ToString());
        return true;
    }

    private static string Escape(string path) => path
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(" ", "%20", StringComparison.Ordinal)
        .Replace("#", "%23", StringComparison.Ordinal);
}

/// <summary>Findings told apart by a baseline.</summary>
public sealed class BaselineMatch
{
    /// <summary>The result: known findings are among the suppressed ones.</summary>
    public required LintResult Result { get; init; }

    /// <summary>Entries that no finding answers to: prune them.</summary>
    public required ImmutableArray<BaselineEntry> Unused { get; init; }

    /// <summary>How many findings were matched by an entry of another path: the file was renamed.</summary>
    public required int MovedCount { get; init; }
}
