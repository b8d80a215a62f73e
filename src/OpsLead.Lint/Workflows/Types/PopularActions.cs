using System.Buffers;
using System.Collections.Frozen;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>An input that an action declares.</summary>
/// <param name="Name">Its name; given without case.</param>
/// <param name="IsRequired">Whether it must be given: it is required and has no default.</param>
/// <param name="IsDeprecated">Whether the action says not to use it any more.</param>
public sealed record ActionInput(string Name, bool IsRequired, bool IsDeprecated);

/// <summary>What an action takes and gives.</summary>
/// <param name="Inputs">The inputs by name; null when any name may be given.</param>
/// <param name="Outputs">The names of the outputs; null when there may be any.</param>
public sealed record ActionSignature(IReadOnlyDictionary<string, ActionInput>? Inputs, IReadOnlySet<string>? Outputs);

/// <summary>What is known of much used actions. The table is read when a workflow first asks.</summary>
public static class PopularActions
{
    private static readonly Lazy<Table> Data = new(Read);
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>What a release of an action takes and gives.</summary>
    /// <param name="action">The action. A full version (<c>v4.1.7</c>) has what its major version has.</param>
    /// <param name="isExact">Whether the table has that very ref.</param>
    /// <returns>The signature; null for what is not in the table.</returns>
    public static ActionSignature? Find(ActionReference action, out bool isExact)
    {
        ArgumentNullException.ThrowIfNull(action);
        isExact = false;
        if (action is not { Kind: ActionReferenceKind.Repository, Ref: { } reference })
        {
            return null;
        }

        var name = action.Path.Length == 0 ? action.Name : $"{action.Name}/{action.Path.ToLowerInvariant()}";
        if (Data.Value.Signatures.TryGetValue($"{name}@{reference}", out var signature))
        {
            isExact = true;
            return signature;
        }

        return GetMajor(reference) is { } major ? Data.Value.Signatures.GetValueOrDefault($"{name}@{major}") : null;
    }

    /// <summary>Whether a release of an action asks for a runtime that is gone.</summary>
    /// <param name="action">The action.</param>
    /// <returns>True when the table lists it.</returns>
    public static bool IsOutdated(ActionReference action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action is not { Kind: ActionReferenceKind.Repository, Ref: { } reference })
        {
            return false;
        }

        var name = action.Path.Length == 0 ? action.Name : $"{action.Name}/{action.Path.ToLowerInvariant()}";
        return Data.Value.Outdated.TryGetValue(name, out var references) && references.Contains(reference);
    }

    private static string? GetMajor(string reference)
    {
        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        return dot > 1 && reference[0] == 'v' && !reference.AsSpan(1).ContainsAnyExcept(VersionCharacters) ? reference[..dot] : null;
    }

    private static Table Read()
    {
        var signatures = new Dictionary<string, ActionSignature>(StringComparer.Ordinal);
        var outdated = new Dictionary<string, string[]>(StringComparer.Ordinal);
        List<string> inputs = [];
        List<string> outputs = [];
        var isOutdated = false;
        foreach (var line in DataTable.ReadLines("popular-actions.txt"))
        {
            if (line == DataTable.Separator)
            {
                isOutdated = true;
            }
            else if (isOutdated)
            {
                var cells = line.Split(' ');
                outdated[cells[0]] = cells[1..];
            }
            else
            {
                var cells = line.Split('>');
                var words = cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var isChange = words is ["=", ..];
                inputs = Apply(inputs, isChange ? words.AsSpan(1) : words, isChange);
                outputs = Apply(outputs, cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries), isChange);
                signatures[cells[0].TrimEnd()] = new ActionSignature(
                    inputs is ["*"] ? null : inputs.Select(ReadInput).ToFrozenDictionary(static input => input.Name, StringComparer.OrdinalIgnoreCase),
                    outputs is ["*"] ? null : outputs.ToFrozenSet(StringComparer.OrdinalIgnoreCase));
            }
        }

        return new Table(signatures, outdated);
    }

    private static List<string> Apply(List<string> before, ReadOnlySpan<string> words, bool isChange)
    {
        var result = isChange ? [.. before] : new List<string>();
        foreach (var word in words)
        {
            if (!isChange)
            {
                result.Add(word);
            }
            else if (word[0] == '-')
            {
                result.Remove(word[1..]);
            }
            else
            {
                result.Add(word[1..]);
            }
        }

        return result;
    }

    private static ActionInput ReadInput(string word) =>
        new(word.TrimEnd('!', '~'), word.Contains('!', StringComparison.Ordinal), word.EndsWith('~'));

    private sealed record Table(Dictionary<string, ActionSignature> Signatures, Dictionary<string, string[]> Outdated);
}
