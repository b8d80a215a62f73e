using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>What the steps of one job or composite action give, made once for all of them: each step sees the beginning of the list.</summary>
internal sealed class StepOutputTypes
{
    // A suggestion looks at so many steps before the one that reads, so that many wrong names in many steps take linear time.
    private const int MaxSuggestions = 256;

    private readonly IReadOnlyList<Step> steps;
    private readonly Dictionary<Step, int> positions = [];
    private readonly Dictionary<string, int> first = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> repeated = new(StringComparer.OrdinalIgnoreCase);
    private readonly ExpressionType?[] types;
    private readonly List<ExpressionType> merged = [];
    private readonly bool hasUnknownId;
    private readonly int firstOpen;

    public StepOutputTypes(IReadOnlyList<Step> steps)
    {
        this.steps = steps;
        types = new ExpressionType?[steps.Count];
        firstOpen = steps.Count;
        for (var i = 0; i < steps.Count; i++)
        {
            positions.TryAdd(steps[i], i);
            var id = steps[i].Id;
            hasUnknownId |= id.IsUnknown;
            if (id.IsKnown && !first.TryAdd(id.Value, i))
            {
                repeated.Add(id.Value);
            }

            if (steps[i].Mapping.IsOpen && firstOpen == steps.Count)
            {
                firstOpen = i;
            }
        }
    }

    /// <summary>The steps before one; all of them for null and for a step that is none of these.</summary>
    public ObjectType GetBefore(Step? step)
    {
        var end = step is not null && positions.TryGetValue(step, out var position) ? position : steps.Count;
        return new Before(this, end, hasUnknownId || firstOpen < end ? ExpressionType.Any : null);
    }

    private bool TryGet(string id, int end, [NotNullWhen(true)] out ExpressionType? type)
    {
        type = first.TryGetValue(id, out var position) && position < end ? Get(position) : null;
        return type is not null;
    }

    // An id that comes twice is refused, and which of the steps would be read is anybody's guess.
    private ExpressionType Get(int position) => types[position] ??=
        repeated.Contains(steps[position].Id.Value) ? ContextTypes.CreateStep(ObjectType.Open) : ContextTypes.CreateStep(SignatureReader.GetStepOutputs(steps[position]));

    private IEnumerable<(string Id, int Position)> GetIds(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (steps[i].Id is { IsKnown: true, Value: var id } && first[id] == i)
            {
                yield return (id, i);
            }
        }
    }

    // What an object filter gives before each step follows from what it gives before the step above.
    private ExpressionType? GetMerged(int end)
    {
        while (merged.Count < end)
        {
            var last = merged.Count > 0 ? merged[^1] : null;
            var next = steps[merged.Count].Id is { IsKnown: true, Value: var id } && first[id] == merged.Count ? Get(merged.Count) : null;
            merged.Add(last is null || next is null ? next ?? last ?? ExpressionType.Null : ReferenceEquals(last, ExpressionType.Null) ? next : last.Merge(next));
        }

        return end == 0 || ReferenceEquals(merged[end - 1], ExpressionType.Null) ? null : merged[end - 1];
    }

    private sealed class Before(StepOutputTypes owner, int end, ExpressionType? rest) : ObjectType(new Ids(owner, end), rest)
    {
        public override IEnumerable<string> GetNames() => owner.GetIds(Math.Max(0, end - MaxSuggestions), end).Select(static pair => pair.Id);

        public override bool IsLater(string name) => owner.first.TryGetValue(name, out var position) && position >= end;

        public override ExpressionType? GetValueType() => owner.GetMerged(end) is { } type ? Rest is null ? type : Rest.Merge(type) : Rest;
    }

    private sealed class Ids(StepOutputTypes owner, int end) : IReadOnlyDictionary<string, ExpressionType>
    {
        public int Count => owner.GetIds(0, end).Count();

        public IEnumerable<string> Keys => owner.GetIds(0, end).Select(static pair => pair.Id);

        public IEnumerable<ExpressionType> Values => owner.GetIds(0, end).Select(pair => owner.Get(pair.Position));

        public ExpressionType this[string key] => TryGetValue(key, out var type) ? type : throw new KeyNotFoundException();

        public bool ContainsKey(string key) => owner.first.TryGetValue(key, out var position) && position < end;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out ExpressionType value) => owner.TryGet(key, end, out value);

        public IEnumerator<KeyValuePair<string, ExpressionType>> GetEnumerator()
        {
            foreach (var (id, position) in owner.GetIds(0, end))
            {
                yield return new KeyValuePair<string, ExpressionType>(id, owner.Get(position));
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
