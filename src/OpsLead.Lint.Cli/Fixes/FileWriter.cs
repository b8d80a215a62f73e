namespace OpsLead.Lint.Cli.Fixes;

/// <summary>
/// Writes files so that whoever reads one meanwhile, or pulls the plug, finds the old file or the new one and never a half: into a
/// file beside it, which then takes its name. The file's mode stays. Nothing outside of the root is written to through a link.
/// </summary>
internal static class FileWriter
{
    // As many links in a row as Linux follows.
    private const int MaxLinks = 40;

    /// <summary>Writes a change.</summary>
    /// <param name="change">The change; it has a <see cref="FileChange.FullPath"/>.</param>
    /// <returns>Why it was not written; null when it was.</returns>
    public static string? Write(FileChange change)
    {
        ArgumentNullException.ThrowIfNull(change.FullPath);
        try
        {
            if (FindTarget(change.FullPath, change.Root) is not { } target)
            {
                return "it is a link that leads outside";
            }

            // What was linted is not what is there any more: an editor saved it meanwhile, and its work would be lost.
            if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(change.Before.Encode(change.Before.Text)))
            {
                return "it has changed since it was read";
            }

            Replace(target, change.Before.Encode(change.After.Text));
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied";
        }
        catch (IOException exception)
        {
            return exception is FileNotFoundException or DirectoryNotFoundException ? "the file is gone" : "the disk says: " + exception.Message.TrimEnd('.');
        }
    }

    /// <summary>Puts bytes in the place of a file's.</summary>
    /// <param name="path">The file; it may be absent.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Replace(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        var exists = File.Exists(path);
        if (exists && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            // Taking a file's name needs no right to the file itself; its owner has said that it is not to be written.
            throw new UnauthorizedAccessException();
        }

        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (exists && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = File.GetUnixFileMode(path);
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (exists && !OperatingSystem.IsWindows())
            {
                // The mode at creation is cut by the process's mask.
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // The file itself behind whatever links lead to it; null when they lead out of the root.
    private static string? FindTarget(string fullPath, string? root)
    {
        var target = ResolveLinks(fullPath);
        var top = ResolveLinks(root ?? Path.GetDirectoryName(fullPath)!);
        return target is not null && top is not null && target.StartsWith(top.EndsWith('/') ? top : top + "/", StringComparison.Ordinal) ? target : null;
    }

    /// <summary>A path without any link on it.</summary>
    /// <param name="fullPath">The path.</param>
    /// <returns>The path, with <c>/</c>; null when the links have no end.</returns>
    private static string? ResolveLinks(string fullPath)
    {
        var start = Path.GetPathRoot(fullPath)!;
        var pending = new Stack<string>(fullPath[start.Length..].Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Reverse());
        var resolved = start.Replace('\\', '/');
        var links = 0;
        while (pending.TryPop(out var name))
        {
            if (name is "." or "..")
            {
                resolved = name == "." ? resolved : Path.GetDirectoryName(resolved)?.Replace('\\', '/') ?? resolved;
                continue;
            }

            var next = resolved.EndsWith('/') ? resolved + name : resolved + "/" + name;
            if (new FileInfo(next).LinkTarget is not { } link)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(link))
            {
                var linkRoot = Path.GetPathRoot(link)!;
                resolved = linkRoot.Replace('\\', '/');
                link = link[linkRoot.Length..];
            }

            foreach (var part in link.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                pending.Push(part);
            }
        }

        return resolved;
    }
}
