using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>The suppressions written in one file, and which of them silenced something.</summary>
internal sealed class SuppressionSet
{
    public const string Marker = "opslead-lint:";

    private readonly List<Entry> entries = [];

    private readonly IReadOnlyList<PeerSuppression> peers;

    private SuppressionSet(IReadOnlyList<PeerSuppression> peers) => this.peers = peers;

    /// <summary>Reads the suppressions of a file. Nearly all files have none, and cost one search.</summary>
    public static SuppressionSet? Create(FileAnalysis file)
    {
        var peers = file.Linter.Options.HonorsPeerSuppressions ? PeerSuppressionReader.Read(file) : [];
        var isMarked = file.Text.Text.Contains(Marker, StringComparison.Ordinal);
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
        foreach (var entry in entries)
        {
            if (entry.Rule is { } rule && rule == diagnostic.Rule && entry.Target.Start <= diagnostic.Location.Span.Start && diagnostic.Location.Span.Start <= entry.Target.End)
            {
                entry.IsUsed = true;
                result ??= new Suppression("opslead-lint", entry.Reason);
            }
        }

        if (result is null)
        {
            foreach (var peer in peers)
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
            var unused = group.Where(entry => !entry.IsUsed && entry.Rule is not null && file.Linter.IsEnabled(entry.RuleIndex)).ToArray();
            if (unused.Length == 0)
            {
                continue;
            }

            var all = unused.Length == group.Count();
            var span = all ? group.Key : unused[0].Name;
            file.Raise(new EngineEvent(EngineEventKind.UnusedSuppression, span, [string.Join(", ", unused.Select(entry => file.Text.ToString(entry.Name)))])
            {
                Fix = all ? RemoveComment(file.Text, group.Key) : RemoveNames(file.Text, unused),
            });
        }
    }

    private void Add(FileAnalysis file, SuppressionComment comment)
    {
        var text = file.Text.Text.AsSpan(comment.Body.Start, comment.Body.Length);
        var isFile = text.StartsWith("ignore-file", StringComparison.Ordinal);
        var keyword = isFile ? "ignore-file" : "ignore";
        if (!text.StartsWith(keyword, StringComparison.Ordinal) || text[keyword.Length..] is not ['[', ..])
        {
            file.Raise(EngineEventKind.MalformedSuppression, comment.Span, "it must read 'opslead-lint: ignore[rule-name] reason'");
            return;
        }

        var close = text.IndexOf(']');
        if (close < 0)
        {
            file.Raise(EngineEventKind.MalformedSuppression, comment.Span, "the closing ']' is missing");
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
            file.Raise(EngineEventKind.MalformedSuppression, comment.Span, "it names no rule");
        }
    }

    private void AddName(FileAnalysis file, TextSpan comment, TextSpan nameSpan, string name, TextSpan target, string? reason)
    {
        var selector = RuleSelector.Parse(name);
        var known = false;
        for (var i = 0; i < file.Linter.RuleInfos.Length; i++)
        {
            var rule = file.Linter.RuleInfos[i];
            var names = selector.IsAlias ? selector.Matches(rule) : name.Equals(rule.Descriptor.Id, StringComparison.OrdinalIgnoreCase) || name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase);
            if (names)
            {
                known = true;
                entries.Add(new Entry(comment, nameSpan, target, rule, i, reason));
            }
        }

        if (!known)
        {
            entries.Add(new Entry(comment, nameSpan, target, null, -1, reason));
            file.Raise(EngineEventKind.UnknownRule, nameSpan, name, RuleSelector.Nearest(name, file.Linter.RuleInfos) ?? "");
        }
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

    private sealed class Entry(TextSpan comment, TextSpan name, TextSpan target, RuleInfo? rule, int ruleIndex, string? reason)
    {
        public TextSpan Comment { get; } = comment;

        public TextSpan Name { get; } = name;

        public TextSpan Target { get; } = target;

        public RuleInfo? Rule { get; } = rule;

        public int RuleIndex { get; } = ruleIndex;

        public string? Reason { get; } = reason;

        public bool IsUsed { get; set; }
    }
}
