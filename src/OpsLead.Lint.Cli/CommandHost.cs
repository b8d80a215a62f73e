using System.Text;

namespace OpsLead.Lint.Cli;

/// <summary>What the program takes from the machine, so that a test can be the machine.</summary>
internal sealed class CommandHost
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The folder that relative paths start from; a full path.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>What <c>-</c> reads.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Where findings go.</summary>
    public required Stream Output { get; init; }

    /// <summary>Where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> GetEnvironmentVariable { get; init; }

    /// <summary>Whether <see cref="Output"/> is no terminal.</summary>
    public required Func<bool> IsOutputRedirected { get; init; }

    /// <summary>Whether <see cref="Error"/> is no terminal.</summary>
    public Func<bool> IsErrorRedirected { get; init; } = static () => true;

    /// <summary>Tells the time that passes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes the rules; called by the commands that need them.</summary>
    public required Func<RuleSet> CreateRules { get; init; }

    /// <summary>A writer of UTF-8 without a byte order mark and with LF, on every system: the same input gives the same bytes.</summary>
    /// <param name="stream">Where to write; it stays open.</param>
    /// <returns>The writer. Flush it.</returns>
    public static StreamWriter CreateWriter(Stream stream) => new(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n", AutoFlush = false };
}
