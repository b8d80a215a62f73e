using System.Security.Cryptography;
using System.Text;

namespace OpsLead.Lint.Cli.Git;

/// <summary>
/// The hash under which git keeps a file's content. Computed here rather than by git, which would run the filters that a repository's
/// configuration names.
/// </summary>
internal static class GitBlob
{
    // What is longer is no text that anybody wrote; it is compared as it is.
    private const int MaximumTextLength = 16 * 1024 * 1024;

    /// <summary>Whether a file holds what git has: the same bytes, or the same lines with CRLF where a checkout made them so.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="hash">The hash that git has for it: 40 digits of SHA-1, or 64 of SHA-256.</param>
    /// <returns>True when nothing changed; false also for what cannot be read or is no regular file.</returns>
    public static bool IsUnchanged(string path, string hash)
    {
        try
        {
            // A device or FIFO has no length, and must not be opened.
            var length = new FileInfo(path).Length;
            if (length is 0 or > MaximumTextLength)
            {
                return length == 0 ? Compute([], hash.Length) == hash : ComputeLong(path, length, hash.Length) == hash;
            }

            var content = File.ReadAllBytes(path);
            return Compute(content, hash.Length) == hash || (content.AsSpan().IndexOf("\r\n"u8) >= 0 && Compute(WithoutCarriageReturns(content), hash.Length) == hash);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The hash of a content.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="digits">64 for SHA-256; SHA-1 otherwise.</param>
    /// <returns>Lower-case hexadecimal digits.</returns>
    public static string Compute(ReadOnlySpan<byte> content, int digits)
    {
        using var hash = Begin(content.Length, digits);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string ComputeLong(string path, long length, int digits)
    {
        using var hash = Begin(length, digits);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var buffer = new byte[128 * 1024];
        while (file.Read(buffer) is > 0 and var count)
        {
            hash.AppendData(buffer.AsSpan(0, count));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IncrementalHash Begin(long length, int digits)
    {
        var hash = IncrementalHash.CreateHash(digits == 64 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {length}\0"));
        return hash;
    }

    private static byte[] WithoutCarriageReturns(byte[] content)
    {
        var result = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n')
            {
                result.Add(content[i]);
            }
        }

        return [.. result];
    }
}
