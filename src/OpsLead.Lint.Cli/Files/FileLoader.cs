using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Files;

/// <summary>Reads the text of one file, or says why it is none.</summary>
internal static partial class FileLoader
{
    /// <summary>The size up to which a file is read: 16 MB, which no file that people write comes near.</summary>
    public const int MaxSize = 16 * 1024 * 1024;

    private const int SniffLength = 8 * 1024;

    // ENXIO.
    private const int NoSuchDevice = 6;

    // O_RDONLY | O_NONBLOCK | O_CLOEXEC: a FIFO would otherwise block the open until somebody writes to it.
    private static readonly int OpenWithoutBlocking = OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 : 0x800 | 0x80000;

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="DocumentSkippedException">It is binary, too large, or no file at all.</exception>
    /// <exception cref="IOException">It cannot be read; the message names no machine's folder.</exception>
    public static SourceText Load(string fullPath)
    {
        try
        {
            return BinaryFormats.IsBinaryName(fullPath) ? throw Skip(fullPath, "binary") : Read(fullPath);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException("the file cannot be read: permission denied", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException("the file is gone", exception);
        }
    }

    /// <summary>Makes text of a file's bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="path">The file's path, which tells whether anybody would expect text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="DocumentSkippedException">They are no text.</exception>
    public static SourceText Decode(ReadOnlySpan<byte> content, string path) =>
        !IsBinary(content[..Math.Min(content.Length, SniffLength)]) ? SourceText.Decode(content)
            : BinaryFormats.IsKeyStoreName(path) ? SourceText.From(Encoding.Latin1.GetString(content))
            : throw Skip(path, "binary");

    private static SourceText Read(string fullPath)
    {
        using var handle = Open(fullPath);
        var length = GetLength(handle);
        if (length > MaxSize)
        {
            throw Skip(fullPath, "over 16 MB");
        }

        // One more than it is long: the read that fills less is the last, and a file that grows meanwhile is cut at the limit.
        var buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        try
        {
            var count = Fill(handle, buffer, length);
            return Decode(buffer.AsSpan(0, count), fullPath);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Fill(SafeFileHandle handle, byte[] buffer, long length)
    {
        var count = 0;
        while (count < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(count), count) is > 0 and var read)
        {
            count += read;

            // There was room for more than the file is long, and no more came. What has no length goes on until nothing comes.
            if (count == length)
            {
                break;
            }
        }

        return count;
    }

    // A NUL byte, unless a byte order mark says that every character has more than one byte.
    private static bool IsBinary(ReadOnlySpan<byte> head) =>
        head.Contains((byte)0) && head is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0x00, 0x00, 0xFE, 0xFF, ..]);

    // Nobody misses a picture; a manifest that was not looked at is worth a finding.
    private static DocumentSkippedException Skip(string fullPath, string reason) =>
        new(reason, DocumentClassifier.ClassifyPath(fullPath.Replace('\\', '/')) is DocumentKind.Text or DocumentKind.Markdown);

    // By its own call of the system where that is possible: what .NET does besides, to lock the file and to look at it again, costs as much as reading it.
    private static SafeFileHandle Open(string fullPath)
    {
        if (!OperatingSystem.IsWindows())
        {
            var handle = new SafeFileHandle(Open(fullPath, OpenWithoutBlocking), ownsHandle: true);
            if (!handle.IsInvalid)
            {
                return handle;
            }

            var error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            if (error == NoSuchDevice)
            {
                // A socket cannot be opened at all.
                throw new DocumentSkippedException("not a regular file", isExpected: false);
            }
        }

        // What may not be read fails here, with its own exception.
        return File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
    }

    // FIFOs have no length to ask for.
    private static long GetLength(SafeFileHandle handle)
    {
        try
        {
            return RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException)
        {
            throw new DocumentSkippedException("not a regular file", isExpected: false);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
