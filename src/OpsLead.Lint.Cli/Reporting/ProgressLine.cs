using System.Globalization;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>One line on the terminal while a long run lasts: how many files are done, and how fast. A short run shows none.</summary>
internal sealed class ProgressLine : IProgress<SourceDocument>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter output;
    private readonly TimeProvider clock;
    private readonly int total;
    private readonly long start;
    private readonly Lock writing = new();
    private TimeSpan last;
    private int done;
    private bool isShown;
    private bool isOver;

    /// <summary>A line.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="clock">The time that passes.</param>
    /// <param name="total">How many files there are.</param>
    public ProgressLine(TextWriter output, TimeProvider clock, int total)
    {
        this.output = output;
        this.clock = clock;
        this.total = total;
        start = clock.GetTimestamp();
    }

    /// <summary>Makes a line where somebody can see it.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="total">How many files there are.</param>
    /// <returns>The line; null when the standard error is no terminal that can erase one.</returns>
    public static ProgressLine? Create(CommandHost host, int total) =>
        host.IsErrorRedirected() || host.GetEnvironmentVariable("TERM") == "dumb" ? null : new ProgressLine(host.Error, host.Clock, total);

    /// <summary>Counts a file that is done.</summary>
    /// <param name="value">The file.</param>
    public void Report(SourceDocument value)
    {
        var count = Interlocked.Increment(ref done);
        var elapsed = clock.GetElapsedTime(start);
        if (elapsed < Patience || !writing.TryEnter())
        {
            return;
        }

        try
        {
            if (!isOver && elapsed - last >= Interval)
            {
                last = elapsed;
                Write(count, elapsed);
            }
        }
        finally
        {
            writing.Exit();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            isOver = true;
            if (isShown)
            {
                output.Write("\r\u001b[K");
                output.Flush();
            }
        }
    }

    private void Write(int count, TimeSpan elapsed)
    {
        // Each round of fixes reads the files again, so there may be more done than there are.
        var rate = (int)(count / elapsed.TotalSeconds);
        var of = count <= total ? string.Create(CultureInfo.InvariantCulture, $" of {total}") : "";
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[KLinting: {count}{of} files, {rate} a second"));
        output.Flush();
        isShown = true;
    }
}
