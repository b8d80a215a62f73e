using System.Text;

namespace OpsLead.Lint.Cli.Git;

/// <summary>
/// Reads what git's diff plumbing prints with <c>--raw -z --no-abbrev</c>: which files appeared or changed. Contents are not compared
/// there, so no filter, driver or attribute of the repository has a say.
/// </summary>
/// <remarks>Source: git-diff-tree(1), "RAW OUTPUT FORMAT".</remarks>
internal static class GitDifference
{
    // Longer than any path a file system takes; what is longer is nothing that git wrote.
    private const int MaximumLength = 64 * 1024;

    /// <summary>Reads the files that are there after each change, while git still writes.</summary>
    /// <param name="reader">What git prints.</param>
    /// <returns>The files in the order of the changes; no symbolic links, submodules or removed files.</returns>
    /// <exception cref="IOException">Git prints what it should not.</exception>
    public static IEnumerable<GitFile> Read(TextReader reader)
    {
        string? commit = null;
        while (ReadRecord(reader) is { } record)
        {
            if (!record.StartsWith(':'))
            {
                // With several parents there is one header for each: <hash>, or <hash> (from <hash>).
                commit = record.Trim().Split(' ')[0];
                continue;
            }

            // :<mode> SP <mode> SP <hash> SP <hash> SP <status> NUL <path> NUL
            var path = ReadRecord(reader) ?? throw new IOException("git ended within an answer");
            if (record.Split(' ') is [_, "100644" or "100755" or "100664", _, var hash, _] && hash.AsSpan().ContainsAnyExcept('0'))
            {
                yield return new GitFile(path, hash, commit);
            }
        }
    }

    private static string? ReadRecord(TextReader reader)
    {
        var record = new StringBuilder();
        for (var next = reader.Read(); next != '\0'; next = reader.Read())
        {
            if (next < 0)
            {
                return record.Length == 0 ? null : throw new IOException("git ended within an answer");
            }

            if (record.Length == MaximumLength)
            {
                throw new IOException("git answered what it should not");
            }

            record.Append((char)next);
        }

        return record.ToString();
    }
}
