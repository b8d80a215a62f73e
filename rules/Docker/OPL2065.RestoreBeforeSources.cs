using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds packages that are restored after all sources are in.</summary>
internal sealed class RestoreBeforeSources : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2065",
        "Restore packages before the sources",
        "'{0}' runs after the whole source is copied, so any change of it restores everything again. Copy '{1}' first, and restore then.",
        RuleCategory.Automation,
        RuleSeverity.Note)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        DockerWord? sources = null;
        foreach (var instruction in c.Node.Stage.Instructions)
        {
            if (instruction is CopyInstruction { From: null } copy
                && copy.Sources.FirstOrDefault(static source => source.Literal is { } path && BuildContext.IsWhole(path)) is { } whole)
            {
                sources ??= whole;
            }
            else if (instruction is RunInstruction run && c.Node.File.GetScript(run) is { } script)
            {
                foreach (var command in script.EffectiveCommands)
                {
                    if (GetManifest(command) is not { } manifest)
                    {
                        continue;
                    }

                    // With the packages in a cache of the builder the order costs little; a first restore has used the cache already.
                    if (sources is not null && !run.Mounts.Any(static mount => mount.Type == DockerMountType.Cache))
                    {
                        var span = command.GetFileSpan(Text.TextSpan.FromBounds(command.NameWord.Span.Start, command.Operands[0].Span.End));
                        c.Report(span, new DiagnosticDetails { Related = [new RelatedSpan(sources.Span, "The sources are copied here")] },
                            $"{command.Name} {command.Subcommand}", manifest);
                    }

                    return;
                }
            }
        }
    });

    private static string? GetManifest(EffectiveCommand command) => (command.Name, command.Subcommand) switch
    {
        ("dotnet", "restore") => "*.csproj",
        ("npm", "ci" or "install" or "i") when command.Operands.Length == 1 && !command.HasFlag("-g", "--global") => "package*.json",
        ("yarn" or "pnpm", "install" or "i") when command.Operands.Length == 1 => "package.json",
        ("go", "mod") when command.Is("go", "mod", "download") => "go.mod",
        ("bundle", "install") => "Gemfile*",
        ("composer", "install") => "composer.*",
        ({ } name, "install") when PackageManagers.IsPip(name) && command.HasFlag("-r", "--requirement") => "requirements.txt",
        _ => null,
    };
}
