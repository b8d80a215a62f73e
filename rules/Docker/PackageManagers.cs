using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>What the commands of package managers do, told by their words.</summary>
internal static class PackageManagers
{
    /// <summary>Whether a command is pip of any version.</summary>
    public static bool IsPip(string? name) =>
        name is not null && name.StartsWith("pip", StringComparison.Ordinal) && name.AsSpan(3).TrimStart("0123456789.").IsEmpty;

    /// <summary>Whether a stage's layers are in the image that ships: the final stage, those that others are built on, and what ONBUILD hands on.</summary>
    public static bool Ships(DockerInstruction instruction)
    {
        if (instruction.Outer is not null || Dockerfile.GetStage(instruction) is not { } stage || stage.IsFinal)
        {
            return true;
        }

        return stage.IsParent;
    }

    /// <summary>Whether a RUN keeps a folder out of its layer by a cache or a file system in memory.</summary>
    public static bool HasMount(RunInstruction run, string folder)
    {
        foreach (var mount in run.Mounts)
        {
            if (mount.Type is DockerMountType.Cache or DockerMountType.Tmpfs && mount.Target is { } target
                && target.Text.Contains(folder, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The packages a command names after its subcommand. Of a word that holds a variable it is not known which package it is: only the
    /// peers judge it, by its characters.
    /// </summary>
    public static IEnumerable<(ShellWord Word, string Text, bool IsKnown)> GetPackages(EffectiveCommand command, int subcommands = 1)
    {
        for (var i = subcommands; i < command.Operands.Length; i++)
        {
            var word = command.Operands[i];
            if (word.LiteralText is { Length: > 0 } text)
            {
                yield return (word, text, true);
            }
            else if (word.LiteralText is null && command.Script.GetText(word).Trim("\"'") is { Length: > 0 } written)
            {
                yield return (word, written.ToString(), false);
            }
        }
    }
}
