namespace OpsLead.Lint.Rules.Workflows;

/// <summary>
/// The times of a schedule: five fields, each a list of values, ranges and steps. Source: GitHub's "Events that trigger workflows", schedule, and POSIX crontab;
/// no seconds, no year, no <c>@daily</c>, no <c>?</c>, <c>L</c>, <c>W</c> or <c>#</c>.
/// </summary>
internal sealed class CronExpression
{
    private const int FieldCount = 5;
    private const int MinutesPerHour = 60;

    private static readonly (string Name, int Least, int Most)[] Fields = [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 6)];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private CronExpression(ulong minutes, int hours) => (Minutes, Hours) = (minutes, hours);

    /// <summary>The minutes it runs in, a bit each.</summary>
    private ulong Minutes { get; }

    private int Hours { get; }

    /// <summary>The shortest time between two runs in minutes, as far as the minutes and hours say.</summary>
    public int ShortestInterval
    {
        get
        {
            var shortest = int.MaxValue;
            int? first = null;
            var previous = -1;
            for (var minute = 0; minute < MinutesPerHour; minute++)
            {
                if ((Minutes & (1UL << minute)) == 0)
                {
                    continue;
                }

                if (first is null)
                {
                    first = minute;
                }
                else
                {
                    shortest = Math.Min(shortest, minute - previous);
                }

                previous = minute;
            }

            // From one hour's last to the next one's first, where it runs in neighbouring hours.
            return HasNeighbouringHours() && first is { } start ? Math.Min(shortest, MinutesPerHour - previous + start) : shortest;
        }
    }

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">The times; null where it is none.</param>
    /// <param name="start">Where the part at fault begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="problem">What is wrong with it, as it reads after the part in quotes; null for five good fields.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out CronExpression? expression, out int start, out int length, out string? problem)
    {
        expression = null;
        problem = null;
        Span<ulong> bits = stackalloc ulong[FieldCount];
        var count = 0;
        start = 0;
        length = text.Length;
        for (var position = 0; position < text.Length;)
        {
            if (text[position] is ' ' or '\t')
            {
                position++;
                continue;
            }

            var rest = text.AsSpan(position).IndexOfAny(' ', '\t');
            var end = rest < 0 ? text.Length : position + rest;
            if (count < FieldCount && !TryParseField(text.AsSpan(position, end - position), count, out bits[count]))
            {
                (start, length) = (position, end - position);
                problem = $"is no {Fields[count].Name}, which goes from {Fields[count].Least} to {Fields[count].Most}";
                return false;
            }

            count++;
            position = end;
        }

        if (count != FieldCount)
        {
            problem = "has not five fields";
            return false;
        }

        expression = new CronExpression(bits[0], (int)bits[1]);
        return true;
    }

    private bool HasNeighbouringHours() => (Hours & ((Hours << 1) | (Hours >> 23))) != 0;

    private static bool TryParseField(ReadOnlySpan<char> field, int index, out ulong bits)
    {
        bits = 0;
        foreach (var range in field.Split(','))
        {
            if (!TryParseItem(field[range], index, ref bits))
            {
                return false;
            }
        }

        return bits != 0;
    }

    private static bool TryParseItem(ReadOnlySpan<char> item, int index, ref ulong bits)
    {
        var (_, least, most) = Fields[index];
        var step = 1;
        var slash = item.IndexOf('/');
        if (slash >= 0)
        {
            if (!int.TryParse(item[(slash + 1)..], System.Globalization.NumberStyles.None, null, out step) || step == 0)
            {
                return false;
            }

            item = item[..slash];
        }

        int from;
        int to;
        var dash = item.IndexOf('-');
        if (item is "*")
        {
            (from, to) = (least, most);
        }
        else if (dash > 0)
        {
            if (!TryParseValue(item[..dash], index, out from) || !TryParseValue(item[(dash + 1)..], index, out to) || from > to)
            {
                return false;
            }
        }
        else
        {
            if (!TryParseValue(item, index, out from))
            {
                return false;
            }

            to = slash >= 0 ? most : from;
        }

        for (var value = from; value <= to; value += Math.Min(step, MinutesPerHour))
        {
            bits |= 1UL << value;
        }

        return true;
    }

    private static bool TryParseValue(ReadOnlySpan<char> text, int index, out int value)
    {
        var names = index == 3 ? Months : index == 4 ? Days : [];
        for (var i = 0; i < names.Length; i++)
        {
            if (text.Equals(names[i], StringComparison.OrdinalIgnoreCase))
            {
                value = Fields[index].Least + i;
                return true;
            }
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, null, out value) && value >= Fields[index].Least && value <= Fields[index].Most;
    }
}
