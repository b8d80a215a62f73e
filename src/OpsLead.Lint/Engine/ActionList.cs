namespace OpsLead.Lint.Engine;

/// <summary>The callbacks of all enabled rules for one kind of node, in the order of the rules.</summary>
/// <typeparam name="TContext">What a callback is given.</typeparam>
internal sealed class ActionList<TContext>
{
    private readonly List<RegisteredAction<TContext>> actions = [];

    public int Count => actions.Count;

    public void Add(int rule, Action<TContext> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        actions.Add(new RegisteredAction<TContext>(rule, action));
    }

    public ReadOnlySpan<RegisteredAction<TContext>> AsSpan() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(actions);
}

/// <summary>A callback and the rule it belongs to.</summary>
internal readonly record struct RegisteredAction<TContext>(int Rule, Action<TContext> Action);

/// <summary>Runs callbacks.</summary>
internal static class ActionListExtensions
{
    /// <summary>Calls all callbacks of a kind of node.</summary>
    public static void Invoke<TNode>(this ActionList<NodeContext<TNode>> list, FileAnalysis file, TNode node)
    {
        foreach (ref readonly var action in list.AsSpan())
        {
            file.Invoke(action, new NodeContext<TNode>(file, action.Rule, node));
        }
    }
}
