using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Commands that publish a package to a public registry. Source: the tools' own documentation, July 2026.</summary>
internal static class PublishCommands
{
    /// <summary>The words that publish.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The words, such as <c>dotnet nuget push</c>; null for another command, and for a dry run.</returns>
    public static string? Find(EffectiveCommand command)
    {
        if (command.HasFlag("--dry-run", "--dry", "-n"))
        {
            return null;
        }

        var operands = command.Operands;
        var first = operands.Length > 0 ? operands[0].LiteralText : null;
        var second = operands.Length > 1 ? operands[1].LiteralText : null;
        var third = operands.Length > 2 ? operands[2].LiteralText : null;
        switch (command.Name)
        {
            case "cargo" when first is "publish" || (first is ['+', ..] && second is "publish"):
                return "cargo publish";
            case "uv" or "hatch" or "pdm" or "poetry" or "npm" or "pnpm" or "bun" when first is "publish":
                return $"{command.Name} publish";
            case "yarn" when first is "publish" || (first is "npm" && second is "publish"):
                return "yarn publish";
            case "twine" when first is "upload":
                return "twine upload";
            case "gem" when first is "push":
                return "gem push";
            case "dotnet" when first is "nuget" && second is "push":
                return "dotnet nuget push";
            case "nuget" or "nuget.exe" when first is "push":
                return "nuget push";
            case "bunx" or "npx" when first is "npm" && second is "publish":
                return "npm publish";
            case "uvx" when IsTwine(first) && second is "upload":
                return "twine upload";
            case "pipx" or "uv" when first is "run" && IsTwine(second) && third is "upload":
                return "twine upload";
            default:
                return null;
        }
    }

    private static bool IsTwine(string? word) => word == "twine" || word?.StartsWith("twine=", StringComparison.Ordinal) == true || word?.StartsWith("twine@", StringComparison.Ordinal) == true;
}
