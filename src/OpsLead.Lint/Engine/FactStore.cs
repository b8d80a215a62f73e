using System.Collections.Concurrent;

namespace OpsLead.Lint.Engine;

/// <summary>The facts of all files, by type, in the order of the files' paths.</summary>
internal sealed class FactStore
{
    private readonly Dictionary<Type, List<object>> byType = [];
    private readonly ConcurrentDictionary<Type, object> typed = [];

    public void Add(object fact)
    {
        if (!byType.TryGetValue(fact.GetType(), out var list))
        {
            byType.Add(fact.GetType(), list = []);
        }

        list.Add(fact);
        typed.TryRemove(fact.GetType(), out _);
    }

    public IReadOnlyList<TFact> GetAll<TFact>()
        where TFact : class =>
        (IReadOnlyList<TFact>)typed.GetOrAdd(
            typeof(TFact),
            static (type, facts) => facts.TryGetValue(type, out var list) ? list.ConvertAll(static fact => (TFact)fact) : (object)Array.Empty<TFact>(),
            byType);
}
