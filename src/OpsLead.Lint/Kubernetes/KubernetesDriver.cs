using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Kubernetes;

/// <summary>Walks the objects of manifests.</summary>
internal sealed class KubernetesDriver : LanguageDriver
{
    private readonly KubernetesActions actions = new();

    private LinterBuilder? builder;

    public override bool Register(Rule rule, int index, LinterBuilder linter)
    {
        if (rule is not KubernetesRule kubernetesRule)
        {
            return false;
        }

        builder = linter;
        kubernetesRule.Initialize(new KubernetesContext(index, linter, actions));
        return true;
    }

    public override void Analyze(FileAnalysis file)
    {
        var isTemplate = IsChartTemplate(file);
        if (file.Kind != DocumentKind.Kubernetes && !isTemplate)
        {
            return;
        }

        var perFile = StartFile(file);
        foreach (var document in file.Yaml.Documents)
        {
            // What does not parse in a template may well do so when it is rendered.
            if (document.Root is YamlMapping root && !(isTemplate && document.Errors.Count > 0))
            {
                Visit(file, perFile, root, document.DuplicateKeys, depth: 0);
            }
        }

        actions.FileEnds.Invoke(file, file.Document);
        perFile?.FileEnds.Invoke(file, file.Document);
    }

    // Helm renders no object from files whose name begins with "_". Ansible's and others' templates have other braces as well.
    private static bool IsChartTemplate(FileAnalysis file) =>
        file.Kind == DocumentKind.HelmTemplate && !file.Document.FileName.StartsWith('_') && !file.Document.Path.EndsWith(".tpl", StringComparison.OrdinalIgnoreCase)
        && !file.Text.Text.Contains("{%", StringComparison.Ordinal);

    private KubernetesActions? StartFile(FileAnalysis file)
    {
        if (actions.FileStarts.Count == 0)
        {
            return null;
        }

        var perFile = new KubernetesActions();
        foreach (ref readonly var action in actions.FileStarts.AsSpan())
        {
            file.Invoke(action, new KubernetesContext(action.Rule, builder!, perFile));
        }

        return perFile;
    }

    private void Visit(FileAnalysis file, KubernetesActions? perFile, YamlMapping root, IReadOnlyList<YamlEntry> duplicates, int depth)
    {
        if (!root.TryGetValue("apiVersion", out var apiVersion) || apiVersion is not YamlScalar { IsNull: false } version
            || !root.TryGetValue("kind", out var kindNode) || kindNode is not YamlScalar { IsNull: false } kind)
        {
            return;
        }

        if (KubernetesLookalikes.Contains(version.Value, kind.Value))
        {
            return;
        }

        // kubectl unpacks lists, typed ones too; a list in a list is refused by it, so one level is enough.
        if (depth == 0 && kind.Value.EndsWith("List", StringComparison.Ordinal) && root.TryGetValue("items", out var items) && items is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is YamlMapping mapping)
                {
                    Visit(file, perFile, mapping, duplicates, depth + 1);
                }
            }

            return;
        }

        var manifest = new KubernetesObject(root, version, kind, duplicates) { Template = file.Yaml.Template };
        file.ObjectStart = file.Yaml.Template is null ? null : kind.Span.Start;
        KubernetesFacts.Collect(file, manifest, actions.NeedsRoleFacts);
        Dispatch(file, actions, manifest);
        if (perFile is not null)
        {
            Dispatch(file, perFile, manifest);
        }

        file.ObjectStart = null;
    }

    private static void Dispatch(FileAnalysis file, KubernetesActions table, KubernetesObject manifest)
    {
        table.AllManifests.Invoke(file, manifest);
        if (table.TryGetManifests(manifest.Kind, out var ofKind))
        {
            ofKind.Invoke(file, manifest);
        }

        if (manifest.PodTemplate is not { } pod)
        {
            return;
        }

        table.PodTemplates.Invoke(file, pod);
        if (table.Containers.Count > 0)
        {
            foreach (var container in pod.Containers)
            {
                table.Containers.Invoke(file, container);
            }
        }
    }
}
