using System.Diagnostics;
using System.Text;

namespace OpsLead.Lint.Cli.Git;

/// <summary>Reads the objects of a repository one after the other: <c>git cat-file --batch</c>. Not for several threads.</summary>
internal sealed class GitObjectReader : IDisposable
{
    private readonly Process process;
    private readonly Stream output;
    private readonly Task<string> error;

    /// <summary>A reader over a started process, which it owns.</summary>
    /// <param name="process">The process.</param>
    internal GitObjectReader(Process process)
    {
        this.process = process;
        output = new BufferedStream(process.StandardOutput.BaseStream);

        // A pipe that nobody empties would stop the process once it is full.
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Reads an object.</summary>
    /// <param name="hash">Its hash; nothing else, since a line is a question.</param>
    /// <param name="maximumLength">A longer object is passed over without being kept.</param>
    /// <param name="isTooLong">Whether it was passed over.</param>
    /// <returns>Its type (<c>blob</c>, <c>tree</c>, <c>commit</c>, <c>tag</c>) and content; null when there is none or it is too long.</returns>
    /// <exception cref="ArgumentException">The hash is none.</exception>
    /// <exception cref="IOException">Git ended or answered what it should not.</exception>
    public GitObject? Read(string hash, int maximumLength, out bool isTooLong)
    {
        isTooLong = false;
        if (hash.Length is not (40 or 64) || !hash.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("Not the hash of an object.", nameof(hash));
        }

        process.StandardInput.Write(hash);
        process.StandardInput.Write('\n');
        process.StandardInput.Flush();

        // <hash> SP <type> SP <length> LF <content> LF, or <hash> SP missing LF
        var header = ReadLine();
        var parts = header.Split(' ');
        if (parts is [_, "missing" or "ambiguous"])
        {
            return null;
        }

        if (parts is not [_, var type, var length] || !long.TryParse(length, out var count) || count < 0)
        {
            throw new IOException("git answered what it should not");
        }

        if (count > maximumLength)
        {
            Skip(count + 1);
            isTooLong = true;
            return null;
        }

        var content = new byte[count];
        output.ReadExactly(content);
        Skip(1);
        return new GitObject(type, content);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill(entireProcessTree: true);
        }

        output.Dispose();
        process.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var next = output.ReadByte(); next != '\n'; next = output.ReadByte())
        {
            if (next < 0 || line.Length > 200)
            {
                throw new IOException("git ended before it answered");
            }

            line.Append((char)next);
        }

        return line.ToString();
    }

    private void Skip(long count)
    {
        var buffer = new byte[(int)Math.Min(count, 64 * 1024)];
        while (count > 0)
        {
            var part = (int)Math.Min(count, buffer.Length);
            output.ReadExactly(buffer, 0, part);
            count -= part;
        }
    }
}

/// <summary>An object of a repository.</summary>
/// <param name="Type"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record GitObject(string Type, byte[] Content);
