using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>A folder that a controller in the cluster applies by itself: Argo CD's, Flux's.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Span">The path.</param>
/// <param name="Kind"><c>Application</c> or <c>Kustomization</c>.</param>
/// <param name="Path">The path below the source's root, without <c>./</c> and a slash at the end.</param>
public sealed record GitOpsSourceFact(SourceDocument Document, TextSpan Span, string Kind, string Path)
{
    internal static void Collect(FileAnalysis file, KubernetesObject manifest)
    {
        if (!manifest.Root.TryGetMapping("spec", out var spec))
        {
            return;
        }

        if (manifest is { Kind: "Kustomization" } && manifest.ApiVersion.StartsWith("kustomize.toolkit.fluxcd.io/", StringComparison.Ordinal))
        {
            Add(file, spec, "Kustomization");
        }
        else if (manifest is { Kind: "Application" } && manifest.ApiVersion.StartsWith("argoproj.io/", StringComparison.Ordinal)
            && spec.TryGetMapping("syncPolicy", out var policy) && policy.TryGetMapping("automated", out _))
        {
            if (spec.TryGetMapping("source", out var source))
            {
                Add(file, source, "Application");
            }

            foreach (var one in YamlFacts.GetItems(spec, "sources"))
            {
                Add(file, one, "Application");
            }
        }
    }

    private static void Add(FileAnalysis file, YamlMapping holder, string kind)
    {
        if (YamlFacts.GetString(holder, "path", holder.Span) is { IsKnown: true } path)
        {
            var folder = path.Value.StartsWith("./", StringComparison.Ordinal) ? path.Value[2..] : path.Value;
            if (folder.Trim('/') is { Length: > 0 } known && known != ".")
            {
                file.AddFact(new GitOpsSourceFact(file.Document, path.Span, kind, known));
            }
        }
    }
}
