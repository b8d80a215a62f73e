using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Reads the annotations with which Kubernetes objects excuse themselves from the linters' checks.</summary>
internal static class PeerAnnotations
{
    private const string KubeLinterCheck = "ignore-check.kube-linter.io/";
    private const string Polaris = "polaris.fairwinds.com/";
    private const string Exempt = "-exempt";
    private const string Checkov = "checkov.io/skip";

    public static void Read(FileAnalysis file, List<PeerSuppression> result)
    {
        if (file.Kind != DocumentKind.Kubernetes)
        {
            return;
        }

        foreach (var document in file.Yaml.Documents)
        {
            if (document.Root is not YamlMapping root)
            {
                continue;
            }

            if (root.TryGetSequence("items", out var items))
            {
                foreach (var item in items.Items)
                {
                    ReadObject(item.Resolve() as YamlMapping, result);
                }
            }

            ReadObject(root, result);
        }
    }

    private static void ReadObject(YamlMapping? root, List<PeerSuppression> result)
    {
        if (root is null)
        {
            return;
        }

        ReadMetadata(root, root.Span, result);

        // kube-score reads the pod template's annotations too.
        if (root.TryGetMapping("spec", out var spec) && spec.TryGetMapping("template", out var template))
        {
            ReadMetadata(template, template.Span, result);
        }
    }

    private static void ReadMetadata(YamlMapping holder, TextSpan target, List<PeerSuppression> result)
    {
        if (!holder.TryGetMapping("metadata", out var metadata) || !metadata.TryGetMapping("annotations", out var annotations))
        {
            return;
        }

        foreach (ref readonly var entry in annotations.Entries)
        {
            if (entry.Key is YamlScalar { Value: var key } && entry.Value.Resolve() is YamlScalar { Value: var value })
            {
                ReadAnnotation(key, value, target, result);
            }
        }
    }

    private static void ReadAnnotation(string key, string value, TextSpan target, List<PeerSuppression> result)
    {
        if (key == "kube-linter.io/ignore-all")
        {
            result.Add(new PeerSuppression("kube-linter", null, target, value));
        }
        else if (key.StartsWith(KubeLinterCheck, StringComparison.Ordinal))
        {
            result.Add(new PeerSuppression("kube-linter", key[KubeLinterCheck.Length..], target, value));
        }
        else if (key == "kube-score/ignore")
        {
            foreach (var check in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                result.Add(new PeerSuppression("kube-score", check, target, null));
            }
        }
        else if (key.StartsWith(Polaris, StringComparison.Ordinal) && value == "true")
        {
            var check = key[Polaris.Length..];
            if (check == "exempt")
            {
                result.Add(new PeerSuppression("polaris", null, target, null));
            }
            else if (check.EndsWith(Exempt, StringComparison.Ordinal))
            {
                result.Add(new PeerSuppression("polaris", check[..^Exempt.Length], target, null));
            }
        }
        else if (key.StartsWith(Checkov, StringComparison.Ordinal))
        {
            var equals = value.IndexOf('=', StringComparison.Ordinal);
            result.Add(new PeerSuppression("checkov", equals < 0 ? value : value[..equals], target, equals < 0 ? null : value[(equals + 1)..]));
        }
    }
}
