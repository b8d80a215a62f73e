using System.Globalization;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>The payloads of events, <c>github.event</c>. The table is read when a workflow first asks.</summary>
internal static class EventPayloads
{
    private static readonly Lazy<(Dictionary<string, int>[] Types, Dictionary<string, int[]> Events)> Table = new(Read);

    /// <summary>What the payload of any of some events may hold.</summary>
    /// <param name="events">The names of the events.</param>
    /// <param name="inputs">The inputs of <c>workflow_dispatch</c>; null when that event is not among them.</param>
    /// <returns>The type; <see cref="ExpressionType.Any"/> as soon as the payload of one event is not described.</returns>
    public static ExpressionType GetType(IEnumerable<string> events, ExpressionType? inputs)
    {
        var types = new SortedSet<int>();
        foreach (var name in events)
        {
            // A called workflow sees the payload of whoever calls it.
            if (name is "workflow_call" or "repository_dispatch" || !Table.Value.Events.TryGetValue(name == "pull_request_target" ? "pull_request" : name, out var described))
            {
                return inputs is null ? ExpressionType.Any : new ObjectType(new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase) { ["inputs"] = inputs }, ExpressionType.Any);
            }

            types.UnionWith(described);
        }

        return types.Count == 0 ? ExpressionType.Any : new PayloadType([.. types], inputs) { Source = ObjectSource.Payload };
    }

    private static (Dictionary<string, int>[] Types, Dictionary<string, int[]> Events) Read()
    {
        var types = new List<Dictionary<string, int>>();
        var events = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var isEvents = false;
        foreach (var line in DataTable.ReadLines("event-payloads.txt"))
        {
            if (line == DataTable.Separator)
            {
                isEvents = true;
            }
            else if (isEvents)
            {
                var cells = line.Split(' ');
                events[cells[0]] = [.. cells.Skip(1).Select(static cell => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture))];
            }
            else
            {
                var properties = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
                foreach (var cell in line.Split(' '))
                {
                    var colon = cell.IndexOf(':', StringComparison.Ordinal);
                    properties[colon < 0 ? cell : cell[..colon]] = colon < 0 ? -1 : int.Parse(cell.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
                }

                types.Add(properties);
            }
        }

        return ([.. types], events);
    }

    /// <summary>An object of a payload: what any of the described types has.</summary>
    private sealed class PayloadType(int[] types, ExpressionType? inputs) : ObjectType(new Dictionary<string, ExpressionType>())
    {
        public override bool TryGetProperty(string name, out ExpressionType type)
        {
            type = Any;
            if (inputs is not null && name.Equals("inputs", StringComparison.OrdinalIgnoreCase))
            {
                type = inputs;
                return true;
            }

            var isFound = false;
            var below = new SortedSet<int>();
            foreach (var index in types)
            {
                if (Table.Value.Types[index].TryGetValue(name, out var property))
                {
                    isFound = true;
                    if (property < 0)
                    {
                        return true;
                    }

                    below.Add(property);
                }
            }

            if (isFound)
            {
                type = new PayloadType([.. below], null) { Source = ObjectSource.Payload, MayBeArray = true };
            }

            return isFound;
        }

        public override IEnumerable<string> GetNames() => types.SelectMany(static index => Table.Value.Types[index].Keys).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>Reads the tables that are embedded beside the code.</summary>
internal static class DataTable
{
    /// <summary>The line between the two parts of a table.</summary>
    public const string Separator = "---";

    public static IEnumerable<string> ReadLines(string resource)
    {
        using var stream = typeof(DataTable).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The table '{resource}' is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
