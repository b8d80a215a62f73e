using System.Buffers;
using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>The suppressions written in one file, and which of them silenced something.</summary>
internal sealed class SuppressionSet
{
    public const string Marker = "opslead-lint:";

    // One vectorised search tells nearly every file that it holds no mark at all: none of ours, and where it has findings none of a peer's.
    private static readonly SearchValues<string> OwnMarkers = SearchValues.Create([Marker], StringComparison.Ordinal);
    private static readonly SearchValues<string> AllMarkers = SearchValues.Create([Marker, .. PeerSuppressionReader.Marks], StringComparison.Ordinal);

    private readonly List<Entry> entries = [];

    private readonly IReadOnlyList<PeerSuppression> peers;

    // What is written in a file may be as many as its findings.
    private readonly Dictionary<string, int[]> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> nearest = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Rule, TextSpan Target), Usage> usages = [];
    private Dictionary<RuleInfo, SpanIndex<Entry>>? index;
    private SpanIndex<PeerSuppression>? peerIndex;

    private SuppressionSet(IReadOnlyList<PeerSuppression> peers) => this.peers = peers;

    /// <summary>Reads the suppressions of a file. Nearly all files have none, and cost one search.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hasFindings">Whether there is anything to silence. Our own marks are read in any case, since one that silences nothing is itself a finding.</param>
    /// <returns>The suppressions; null when there are none.</returns>
    public static SuppressionSet? Create(FileAnalysis file, bool hasFindings)
    {
        var honorsPeers = file.Linter.Options.HonorsPeerSuppressions;
        var text = file.Text.Text.AsSpan();
        if (text.IndexOfAny(honorsPeers && hasFindings ? AllMarkers : OwnMarkers) is var first && first < 0)
        {
            return null;
        }

        var peers = honorsPeers ? PeerSuppressionReader.Read(file) : [];
        var isMarked = text[first..].Contains(Marker, StringComparison.Ordinal);
        if (!isMarked && peers.Count == 0)
        {
            return null;
        }

        var set = new SuppressionSet(peers);
        if (!isMarked)
        {
            return set;
        }

        foreach (var comment in SuppressionComments.Find(file))
        {
            set.Add(file, comment);
        }

        return set.entries.Count == 0 && peers.Count == 0 ? null : set;
    }

    /// <summary>What silences a finding; null for one that counts.</summary>
    public Suppression? Find(Diagnostic diagnostic)
    {
        Suppression? result = null;
        var start = diagnostic.Location.Span.Start;
        index ??= entries.Where(static entry => entry.Rule is not null)
            .GroupBy(static entry => entry.RuleIndex)
            .ToDictionary(static group => group.First().Rule!, static group => new SpanIndex<Entry>(group.DistinctBy(static entry => entry.Target), static entry => entry.Target));
        foreach (var entry in index.TryGetValue(diagnostic.Rule, out var own) ? own.Find(start, start) : [])
        {
            entry.Usage.IsUsed = true;
            result ??= new Suppression("opslead-lint", entry.Reason);
        }

        if (result is null && peers.Count > 0)
        {
            peerIndex ??= new SpanIndex<PeerSuppression>(peers, static peer => peer.Target);
            foreach (var peer in peerIndex.Find(start, start))
            {
                if (peer.Silences(diagnostic))
                {
                    return new Suppression(peer.Peer, peer.Reason);
                }
            }
        }

        return result;
    }

    /// <summary>Says which suppressions silence nothing, of rules that were looking.</summary>
    public void RaiseUnused(FileAnalysis file)
    {
        foreach (var group in entries.GroupBy(static entry => entry.Comment))
        {
            var unused = group.Where(entry => !entry.Usage.IsUsed && entry.Rule is not null && file.Linter.IsEnabled(entry.RuleIndex)).ToArray();
            if (unused.Length == 0)
            {
                continue;
            }

            var all = unused.Length == group.Count();
            var span = all ? group.Key : unused[0].Name;
            Raise(file, new EngineEvent(EngineEventKind.UnusedSuppression, span, [string.Join(", ", unused.Select(entry => file.Text.ToString(entry.Name)))])
            {
                Fix = all ? RemoveComment(file.Text, group.Key) : RemoveNames(file.Text, unused),
            });
        }
    }

    // A page about suppressions shows some, among them wrong ones. They count, but nobody wants to hear of them.
    private static void Raise(FileAnalysis file, EngineEvent engineEvent)
    {
        if (!file.Document.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            file.Raise(engineEvent);
        }
    }

    private void Add(FileAnalysis file, SuppressionComment comment)
    {
        var text = file.Text.Text.AsSpan(comment.Body.Start, comment.Body.Length);
        var isFile = text.StartsWith("ignore-file", StringComparison.Ordinal);
        var keyword = isFile ? "ignore-file" : "ignore";
        if (!text.StartsWith(keyword, StringComparison.Ordinal) || text[keyword.Length..] is not ['[', ..])
        {
            Raise(file, new EngineEvent(EngineEventKind.MalformedSuppression, comment.Span, ["it must read 'opslead-lint: ignore[rule-name] reason'"]));
            return;
        }

        var close = text.IndexOf(']');
        if (close < 0)
        {
            Raise(file, new EngineEvent(EngineEventKind.MalformedSuppression, comment.Span, ["the closing ']' is missing"]));
            return;
        }

        var reason = text[(close + 1)..].Trim();
        var target = isFile ? new TextSpan(0, file.Text.Length) : comment.Target;
        var position = keyword.Length + 1;
        var found = false;
        foreach (var range in text[position..close].Split(','))
        {
            var name = text[position..close][range];
            var trimmed = name.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            found = true;
            var start = comment.Body.Start + position + range.Start.Value + (name.Length - name.TrimStart().Length);
            AddName(file, comment.Span, new TextSpan(start, trimmed.Length), trimmed.ToString(), target, reason.IsEmpty ? null : reason.ToString());
        }

        if (!found)
        {
            Raise(file, new EngineEvent(EngineEventKind.MalformedSuppression, comment.Span, ["it names no rule"]));
        }
    }

    private void AddName(FileAnalysis file, TextSpan comment, TextSpan nameSpan, string name, TextSpan target, string? reason)
    {
        if (!names.TryGetValue(name, out var rules))
        {
            names.Add(name, rules = FindRules(name, file.Linter.RuleInfos));
        }

        foreach (var index in rules)
        {
            var key = (index, target);
            if (!usages.TryGetValue(key, out var usage))
            {
                usages.Add(key, usage = new Usage());
            }

            entries.Add(new Entry(comment, nameSpan, target, file.Linter.RuleInfos[index], index, reason, usage));
        }

        if (rules.Length == 0)
        {
            entries.Add(new Entry(comment, nameSpan, target, null, -1, reason, new Usage()));
            if (!nearest.TryGetValue(name, out var meant))
            {
                nearest.Add(name, meant = RuleSelector.Nearest(name, file.Linter.RuleInfos) ?? "");
            }

            Raise(file, new EngineEvent(EngineEventKind.UnknownRule, nameSpan, [name, meant]));
        }
    }

    private static int[] FindRules(string name, ImmutableArray<RuleInfo> rules)
    {
        var selector = RuleSelector.Parse(name);
        var found = new List<int>();
        for (var i = 0; i < rules.Length; i++)
        {
            if (selector.IsAlias ? selector.Matches(rules[i]) : name.Equals(rules[i].Descriptor.Id, StringComparison.OrdinalIgnoreCase) || name.Equals(rules[i].Name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(i);
            }
        }

        return [.. found];
    }

    private static CodeFix RemoveComment(SourceText text, TextSpan comment)
    {
        var line = text.GetLineIndex(comment.Start);
        var lineSpan = text.GetLineSpan(line);
        var before = text.Slice(TextSpan.FromBounds(lineSpan.Start, comment.Start));
        var after = text.Slice(TextSpan.FromBounds(comment.End, Math.Max(comment.End, lineSpan.End)));
        if (before.Trim().IsEmpty && after.Trim().IsEmpty)
        {
            var end = line + 1 < text.LineCount ? text.GetLineStart(line + 1) : lineSpan.End;
            return CodeFix.Replace("Remove the suppression", TextSpan.FromBounds(lineSpan.Start, end), "");
        }

        var start = comment.Start - (before.Length - before.TrimEnd().Length);
        return CodeFix.Replace("Remove the suppression", TextSpan.FromBounds(start, comment.End), "");
    }

    private static CodeFix RemoveNames(SourceText text, IEnumerable<Entry> unused)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (var entry in unused)
        {
            var end = entry.Name.End;
            while (end < text.Length && text.Text[end] is ' ' or '\t')
            {
                end++;
            }

            var start = entry.Name.Start;
            if (end < text.Length && text.Text[end] == ',')
            {
                end++;
                while (end < text.Length && text.Text[end] is ' ' or '\t')
                {
                    end++;
                }
            }
            else
            {
                while (start > 0 && text.Text[start - 1] is ' ' or '\t' or ',')
                {
                    start--;
                }
            }

            if (edits.Count == 0 || edits[^1].Span.End <= start)
            {
                edits.Add(new TextEdit(TextSpan.FromBounds(start, end), ""));
            }
        }

        return new CodeFix("Remove the unused names", FixSafety.Safe, edits.ToImmutable());
    }

    private sealed class Entry(TextSpan comment, TextSpan name, TextSpan target, RuleInfo? rule, int ruleIndex, string? reason, Usage usage)
    {
        public TextSpan Comment { get; } = comment;

        public TextSpan Name { get; } = name;

        public TextSpan Target { get; } = target;

        public RuleInfo? Rule { get; } = rule;

        public int RuleIndex { get; } = ruleIndex;

        public string? Reason { get; } = reason;

        public Usage Usage { get; } = usage;
    }

    /// <summary>Whether a rule was silenced at a place, for all who ask it to be.</summary>
    private sealed class Usage
    {
        public bool IsUsed { get; set; }
    }
}
