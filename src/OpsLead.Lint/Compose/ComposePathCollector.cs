using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Compose;

/// <summary>Collects the paths of files that Compose reads when it starts: of variables, labels, secrets, configs, and what it watches.</summary>
internal static class ComposePathCollector
{
    public static void Collect(FileAnalysis file, ComposeFile compose)
    {
        foreach (var service in compose.Services)
        {
            AddFiles(file, service.Mapping, "env_file");
            AddFiles(file, service.Mapping, "label_file");
            if (service.Mapping.TryGetMapping("develop", out var develop) && develop.TryGetSequence("watch", out var watch))
            {
                foreach (var item in watch.Items)
                {
                    if (item.Resolve() is YamlMapping trigger && trigger.TryGetScalar("path", out var path))
                    {
                        Add(file, path, "develop.watch");
                    }
                }
            }
        }

        foreach (var element in compose.Elements)
        {
            if (element.Kind is ComposeElementKind.Secret or ComposeElementKind.Config && element.Mapping is { } mapping && mapping.TryGetScalar("file", out var path))
            {
                Add(file, path, ComposeElement.GetSection(element.Kind));
            }
        }
    }

    // A path, a list of paths, or of mappings that may say that the file need not be there (Compose Specification, services, env_file).
    private static void AddFiles(FileAnalysis file, YamlMapping service, string key)
    {
        if (!service.TryGetValue(key, out var node))
        {
            return;
        }

        foreach (var item in node is YamlSequence sequence ? sequence.Items.ToArray() : [node])
        {
            var value = item.Resolve();
            if (value is YamlMapping options)
            {
                var isRequired = !options.TryGetScalar("required", out var required) || (required.TryGetBoolean(out var flag) && flag);
                value = isRequired && options.TryGetScalar("path", out var path) ? path : null;
            }

            if (value is YamlScalar { IsNull: false } scalar)
            {
                Add(file, scalar, key);
            }
        }
    }

    private static void Add(FileAnalysis file, YamlScalar scalar, string key)
    {
        if (!scalar.Value.Contains('$', StringComparison.Ordinal) && ComposePaths.Resolve(file.Document.Folder, scalar.Value) is { Length: > 0 } path)
        {
            file.AddFact(new ComposePathFact(file.Document, scalar.Span, key, path));
        }
    }
}
