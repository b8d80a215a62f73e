namespace OpsLead.Lint.Syntax.Docker;

/// <summary>A line of the file.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">After its last one, without line break; carriage returns before a line feed belong to the break.</param>
/// <param name="Next">Where the next line begins.</param>
internal readonly record struct DockerLine(int Start, int End, int Next);

/// <summary>Reads the physical lines of a Dockerfile: a line ends with a line feed, never with a carriage return alone.</summary>
internal struct DockerLineReader(string text)
{
    /// <summary>Where the next line begins.</summary>
    public int Position { get; set; }

    public bool TryRead(out DockerLine line)
    {
        var start = Position;
        if (start >= text.Length)
        {
            line = default;
            return false;
        }

        var length = text.AsSpan(start).IndexOf('\n');
        var next = length < 0 ? text.Length : start + length + 1;
        var end = length < 0 ? text.Length : start + length;
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        Position = next;
        line = new DockerLine(start, end, next);
        return true;
    }
}
