namespace OpsLead.Lint.Syntax.Shell;

/// <summary>The language a script is written in, as far as this parser cares.</summary>
public enum ShellDialect
{
    /// <summary>The POSIX shell: <c>sh</c>, <c>dash</c>, busybox' <c>ash</c>. Read with the same grammar as bash, so that bashisms can be seen.</summary>
    Posix,

    /// <summary>Bash and the shells close to it: zsh, ksh, mksh.</summary>
    Bash,

    /// <summary>PowerShell, Windows' own or pwsh. Not parsed.</summary>
    PowerShell,

    /// <summary>Windows' command interpreter. Not parsed.</summary>
    Cmd,

    /// <summary>Any other interpreter: Python, Node, fish, an unknown name. Not parsed.</summary>
    Other,
}

/// <summary>Finds the dialect from what names the interpreter.</summary>
public static class ShellDialects
{
    /// <summary>Whether scripts of the dialect are parsed by <see cref="ShellScript"/>.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <returns>True for <see cref="ShellDialect.Posix"/> and <see cref="ShellDialect.Bash"/>.</returns>
    public static bool IsShell(this ShellDialect dialect) => dialect is ShellDialect.Posix or ShellDialect.Bash;

    /// <summary>The dialect of an interpreter.</summary>
    /// <param name="command">Its name, path or command line: <c>/bin/sh</c>, <c>pwsh.exe</c>, <c>bash -e {0}</c>, <c>/usr/bin/env -S bash -e</c>.</param>
    /// <returns>The dialect; <see cref="ShellDialect.Other"/> for an unknown or empty name.</returns>
    public static ShellDialect FromCommand(ReadOnlySpan<char> command)
    {
        var name = GetBaseName(ReadField(ref command));
        if (name is "env")
        {
            do
            {
                name = ReadField(ref command);
            }
            while (name.StartsWith('-') || name.Contains('='));
            name = GetBaseName(name);
        }

        if (name is "busybox")
        {
            name = ReadField(ref command);
        }

        return FromBaseName(name);
    }

    /// <summary>The dialect that the <c>#!</c> line of a script names.</summary>
    /// <param name="script">The script from its first character.</param>
    /// <returns>The dialect; null when the script does not begin with <c>#!</c>.</returns>
    public static ShellDialect? FromShebang(ReadOnlySpan<char> script)
    {
        if (!script.StartsWith("#!"))
        {
            return null;
        }

        var lineEnd = script.IndexOfAny('\r', '\n');
        return FromCommand(lineEnd < 0 ? script[2..] : script[2..lineEnd]);
    }

    private static ShellDialect FromBaseName(ReadOnlySpan<char> name)
    {
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        {
            name = name[..^4];
        }

        // Longer than every name in the table.
        if (name.Length > 16)
        {
            return ShellDialect.Other;
        }

        Span<char> lower = stackalloc char[16];
        lower = lower[..name.ToLowerInvariant(lower)];
        return lower switch
        {
            "sh" or "dash" or "ash" or "posh" or "yash" => ShellDialect.Posix,
            "bash" or "rbash" or "zsh" or "ksh" or "ksh93" or "mksh" or "pdksh" or "oksh" => ShellDialect.Bash,
            "pwsh" or "powershell" or "pwsh-preview" => ShellDialect.PowerShell,
            "cmd" => ShellDialect.Cmd,
            _ => ShellDialect.Other,
        };
    }

    private static ReadOnlySpan<char> ReadField(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var length = rest.IndexOfAny(" \t\r\n");
        var field = length < 0 ? rest : rest[..length];
        rest = rest[field.Length..];
        return field;
    }

    private static ReadOnlySpan<char> GetBaseName(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\') + 1)..];
}
