namespace OpsLead.Lint.Syntax.Shell;

/// <summary>How a command names the one it runs.</summary>
/// <param name="Positionals">How many operands stand before it: a user, a duration.</param>
/// <param name="TakesAssignments">Whether <c>NAME=value</c> words may stand before it.</param>
/// <param name="QueryFlags">Options with which it runs nothing, or a shell; a blank around each.</param>
internal sealed record CommandWrapperSyntax(int Positionals = 0, bool TakesAssignments = false, string QueryFlags = " ")
{
    /// <summary>Whether an option keeps the arguments from being a command.</summary>
    public bool IsQuery(string flag) => QueryFlags.Contains($" {flag} ", StringComparison.Ordinal);
}

/// <summary>
/// Commands that run another command named by their arguments; as of November 2026, from the manuals named at
/// <see cref="CommandOptionTable"/> and those of gosu 1.17, su-exec 0.2, tini 0.19, dumb-init 1.2, catatonit 0.2, busybox 1.37.
/// </summary>
internal static class CommandWrapperTable
{
    private static readonly CommandWrapperSyntax Plain = new();
    private static readonly CommandWrapperSyntax OnePositional = new(Positionals: 1);

    private static readonly Dictionary<string, CommandWrapperSyntax> Wrappers = new(StringComparer.Ordinal)
    {
        ["env"] = new(TakesAssignments: true),
        ["sudo"] = new(TakesAssignments: true, QueryFlags: " -l --list -e --edit -v --validate -V --version "),
        ["doas"] = Plain,
        ["command"] = new(QueryFlags: " -v -V "),
        ["builtin"] = Plain,
        ["exec"] = Plain,
        ["nohup"] = Plain,
        ["time"] = Plain,
        ["nice"] = Plain,
        ["ionice"] = new(QueryFlags: " -p --pid "),
        ["setsid"] = Plain,
        ["stdbuf"] = Plain,
        ["unbuffer"] = Plain,
        ["timeout"] = OnePositional,
        ["xargs"] = Plain,
        ["gosu"] = OnePositional,
        ["su-exec"] = OnePositional,
        ["s6-setuidgid"] = OnePositional,
        ["chpst"] = Plain,
        ["setpriv"] = Plain,
        ["runuser"] = new(QueryFlags: " -c --command --session-command -l --login "),
        ["chroot"] = OnePositional,
        ["flock"] = OnePositional,
        ["taskset"] = OnePositional,
        ["tini"] = Plain,
        ["docker-init"] = Plain,
        ["dumb-init"] = Plain,
        ["catatonit"] = Plain,
        ["with-contenv"] = Plain,
        ["busybox"] = new(QueryFlags: " --list --install "),
        ["toybox"] = Plain,
        ["eatmydata"] = Plain,
        ["fakeroot"] = Plain,
        ["xvfb-run"] = Plain,
        ["dbus-run-session"] = Plain,
        ["linux32"] = Plain,
        ["linux64"] = Plain,
        ["unshare"] = Plain,
        ["nsenter"] = Plain,
    };

    /// <summary>How a command names the one it runs; null when it runs none.</summary>
    /// <param name="command">The command's name, without a directory.</param>
    public static CommandWrapperSyntax? Find(string command) => Wrappers.GetValueOrDefault(command);
}
