using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>A build of an image in a step.</summary>
/// <param name="Span">The action, or the command in the script.</param>
/// <param name="Dockerfile">The Dockerfile's path below the root; null when it is not written out.</param>
/// <param name="Images">The names it gets, where they are written out.</param>
/// <param name="IsPushed">Whether the build itself pushes; null when an expression decides.</param>
public sealed record ImageBuild(TextSpan Span, string? Dockerfile, IReadOnlyList<ImageReference> Images, bool? IsPushed)
{
    /// <summary>The folder it is built in; null when it is not written out.</summary>
    public string? Context { get; init; }
}

/// <summary>Finds the steps that build images: Docker's action, and <c>docker build</c> and its like in scripts.</summary>
public static class ImageBuilds
{
    /// <summary>The builds of a step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The builds in the order of the text.</returns>
    public static IReadOnlyList<ImageBuild> Find(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return uses.Is("docker/build-push-action") || uses.Is("redhat-actions/buildah-build") || uses.Is("mr-smithers-excellent/docker-build-push")
                ? [FromAction(step, uses.Span)]
                : [];
        }

        var result = new List<ImageBuild>();
        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (command.Is("docker", "build") || command.Is("docker", "buildx", "build") || command.Is("docker", "image", "build") || command.Is("podman", "build") || command.Is("buildah", "build"))
                {
                    result.Add(FromCommand(command));
                }
            }
        }

        return result;
    }

    private static ImageBuild FromAction(Step step, TextSpan span)
    {
        var context = Literal(step.GetInput("context")?.Value ?? ".");
        var file = step.GetInput("file") is { } input ? Literal(input.Value) : context is null ? null : Join(context, "Dockerfile");
        var images = new List<ImageReference>();
        foreach (var line in (step.GetInput("tags")?.Value ?? "").Split('\n', ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            AddImage(images, line);
        }

        bool? isPushed = step.GetInput("push")?.Value switch
        {
            null or "false" => step.GetInput("outputs") is null ? false : null,
            "true" => true,
            _ => null,
        };
        return new ImageBuild(span, file, images, isPushed) { Context = step.GetInput("context") is null ? null : context };
    }

    private static ImageBuild FromCommand(EffectiveCommand command)
    {
        var images = new List<ImageReference>();
        string? file = null;
        var isFileUnknown = false;
        foreach (var flag in command.Flags)
        {
            if (flag.Name is "-t" or "--tag" && flag.ValueWord is { } word)
            {
                AddImage(images, flag.Value ?? GetPrefix(flag, word) + "${");
            }
            else if (flag.Name is "-f" or "--file")
            {
                file = flag.Value;
                isFileUnknown = file is null;
            }
        }

        // The context is the last operand; the subcommand's words come first.
        var context = command.Operands is [.., var last] ? last.LiteralText : null;
        file = file is not null || isFileUnknown || context is null ? file : Join(context, "Dockerfile");
        return new ImageBuild(command.GetFileSpan(command.Span), file is null ? null : Literal(file), images, command.HasFlag("--push"))
        {
            Context = context is null or "-" ? null : Literal(context),
        };
    }

    private static string GetPrefix(ShellFlag flag, ShellWord word) =>
        ReferenceEquals(flag.Word, word) ? word.StaticPrefix[Math.Min(word.StaticPrefix.Length, flag.Name.Length + 1)..] : word.StaticPrefix;

    // A tag from an expression still leaves the name before it known: 'registry/shop/web:${{ github.sha }}'.
    private static void AddImage(List<ImageReference> images, string text)
    {
        var end = text.IndexOf("${", StringComparison.Ordinal);
        if (end < 0)
        {
            images.Add(ImageReference.Parse(text));
        }
        else if (text.LastIndexOf(':', end - 1 < 0 ? 0 : end - 1) is > 0 and var colon && colon > text.LastIndexOf('/', end - 1))
        {
            images.Add(ImageReference.Parse(text[..colon]));
        }
    }

    private static string? Literal(string value) => value.Contains("${", StringComparison.Ordinal) || value.Contains("://", StringComparison.Ordinal) ? null : Normalize(value);

    private static string Join(string folder, string file) => folder is "." or "./" or "" ? file : folder.TrimEnd('/') + "/" + file;

    private static string Normalize(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
