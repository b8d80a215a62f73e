using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Compose;

/// <summary>Leaves the facts of a Compose file for the rules across files. They are small: the tree is dropped after the walk.</summary>
internal static class ComposeFactCollector
{
    // deploy.resources.limits.memory; deeper keys nobody asks for.
    private const int KeyDepth = 4;
    private const int MaximumKeys = 512;

    // Merges that merge merges: hand-written files have a handful.
    private const int MaximumMappings = 1024;

    public static void Collect(FileAnalysis file, ComposeFile compose)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        var services = new List<ComposeServiceFact>(compose.Services.Count);
        foreach (var service in compose.Services)
        {
            var fact = Create(service);
            services.Add(fact);
            file.AddFact(fact);
            ComposeShadowedVariables.Collect(file, service);
        }

        ComposePathCollector.Collect(file, compose);
        file.AddFact(new ComposeFileFact(
            file.Document,
            services,
            [.. compose.Elements.Select(static element => new ComposeElementFact(element.Kind, element.Name, element.NameSpan, HasSource(element)))],
            GetIncludes(compose),
            compose.Root.IsOpen || IsSectionOpen(compose.Root)));
    }

    private static ComposeServiceFact Create(ComposeService service)
    {
        var (hasHealthcheck, isDisabled) = GetHealthcheck(service);
        var (context, dockerfile) = GetBuild(service);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var budget = MaximumMappings;
        AddKeys(service.Mapping, "", KeyDepth, keys, ref budget);
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (ref readonly var entry in service.Mapping.Entries)
        {
            if (entry.Value.Tag is "!override" or "!reset" && entry.Key is YamlScalar key)
            {
                replaced.Add(key.Value);
            }
        }

        return new ComposeServiceFact
        {
            Document = service.File.Document,
            Name = service.Name,
            NameSpan = service.NameSpan,
            Image = service.Image,
            BuildContext = context,
            Dockerfile = dockerfile,
            HasHealthcheck = hasHealthcheck,
            IsHealthcheckDisabled = isDisabled,
            References = service.References,
            Ports = service.Ports,
            ContainerName = service.GetString("container_name"),
            Profiles = service.Profiles,
            Keys = keys,
            ReplacedKeys = replaced,
            Extends = GetExtends(service),
            IsOpen = service.Mapping.IsOpen,
        };
    }

    private static void AddKeys(YamlMapping mapping, string prefix, int depth, HashSet<string> keys, ref int budget)
    {
        if (--budget < 0)
        {
            return;
        }

        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key || keys.Count >= MaximumKeys)
            {
                continue;
            }

            var value = entry.Value.Resolve();
            if (key.Value == "<<")
            {
                if (depth > 0 && value is YamlMapping merged)
                {
                    AddKeys(merged, prefix, depth - 1, keys, ref budget);
                }
                else if (depth > 0 && value is YamlSequence list)
                {
                    foreach (var item in list.Items)
                    {
                        if (budget > 0 && item.Resolve() is YamlMapping part)
                        {
                            AddKeys(part, prefix, depth - 1, keys, ref budget);
                        }
                    }
                }

                continue;
            }

            if (value is YamlScalar { IsNull: true } || entry.Value.Tag == "!reset")
            {
                continue;
            }

            keys.Add(prefix + key.Value);
            if (depth > 1 && value is YamlMapping nested)
            {
                AddKeys(nested, prefix + key.Value + ".", depth - 1, keys, ref budget);
            }
        }
    }

    private static bool IsSectionOpen(YamlMapping root)
    {
        foreach (ref readonly var entry in root.Entries)
        {
            if (entry.Key is YamlScalar { Value: "services" or "networks" or "volumes" or "secrets" or "configs" } && entry.Value.Resolve() is var section
                && (section is YamlMapping ? ((YamlMapping)section).IsOpen || HasMerge((YamlMapping)section) : section is not YamlScalar { IsNull: true }))
            {
                return true;
            }
        }

        return false;
    }

    // The names behind a merge are not listed; rather than listing them, nothing is said to be missing.
    private static bool HasMerge(YamlMapping mapping)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar { Value: "<<" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool? HasSource(ComposeElement element)
    {
        if (!element.IsKnown)
        {
            return null;
        }

        var mapping = element.Mapping;
        return mapping is not null
            && (mapping.TryGetValue("file", out _) || mapping.TryGetValue("environment", out _) || mapping.TryGetValue("external", out _)
                || mapping.TryGetValue("content", out _) || mapping.TryGetValue("driver", out _) || mapping.TryGetValue("template_driver", out _));
    }

    private static List<Fact<string>> GetIncludes(ComposeFile compose)
    {
        var result = new List<Fact<string>>();
        if (!compose.Root.TryGetSequence("include", out var sequence))
        {
            return result;
        }

        foreach (var item in sequence.Items)
        {
            var node = item.Resolve();
            if (node is YamlMapping options && options.TryGetValue("path", out var path))
            {
                node = path;
            }

            foreach (var part in node is YamlSequence paths ? paths.Items.ToArray() : [node])
            {
                var text = ComposeValue.GetString(part.Resolve());
                result.Add(text.IsKnown && ComposePaths.Resolve(compose.Document.Folder, text.Value) is { } resolved
                    ? Fact<string>.Known(resolved, text.Span)
                    : Fact<string>.Unknown(text.Span));
            }
        }

        return result;
    }

    private static ComposeExtends? GetExtends(ComposeService service)
    {
        if (!service.Mapping.TryGetValue("extends", out var node))
        {
            return null;
        }

        var here = Fact<string>.Known(service.File.Document.Path, node.Span);
        if (node is not YamlMapping mapping)
        {
            return new ComposeExtends(here, ComposeValue.GetString(node));
        }

        var path = ComposeValue.GetString(mapping, "file", node.Span);
        return new ComposeExtends(
            path.IsAbsent ? here
                : path.IsKnown && ComposePaths.Resolve(service.File.Document.Folder, path.Value) is { } resolved ? Fact<string>.Known(resolved, path.Span)
                : Fact<string>.Unknown(path.Span),
            ComposeValue.GetString(mapping, "service", node.Span));
    }

    private static (bool? HasHealthcheck, bool IsDisabled) GetHealthcheck(ComposeService service)
    {
        if (!service.Mapping.TryGetValue("healthcheck", out var node))
        {
            return (service.Mapping.IsOpen ? null : false, false);
        }

        if (node is not YamlMapping mapping)
        {
            return (null, false);
        }

        if (ComposeValue.IsTrue(mapping, "disable"))
        {
            return (false, true);
        }

        return mapping.TryGetValue("test", out var test)
            ? test is YamlSequence { Items: [YamlScalar { Value: "NONE" }, ..] } or YamlScalar { Value: "NONE" } ? (false, true) : (true, false)
            : (mapping.IsOpen ? null : false, false);
    }

    private static (Fact<string> Context, Fact<string> Dockerfile) GetBuild(ComposeService service)
    {
        if (!service.Mapping.TryGetEntry("build", out var build))
        {
            var none = service.Mapping.IsOpen ? Fact<string>.Unknown(service.NameSpan) : Fact<string>.Absent(service.NameSpan);
            return (none, none);
        }

        var context = Fact<string>.Known(".", build.Key.Span);
        var dockerfile = Fact<string>.Known("Dockerfile", build.Key.Span);
        var node = build.Value.Resolve();
        if (node is YamlMapping mapping)
        {
            var written = ComposeValue.GetString(mapping, "context", build.Key.Span);
            context = written.IsAbsent ? context : written;
            written = ComposeValue.GetString(mapping, "dockerfile", build.Key.Span);
            dockerfile = mapping.TryGetValue("dockerfile_inline", out _) ? Fact<string>.Unknown(build.Key.Span) : written.IsAbsent ? dockerfile : written;
            if (mapping.IsOpen)
            {
                dockerfile = Fact<string>.Unknown(build.Key.Span);
            }
        }
        else
        {
            context = ComposeValue.GetString(node);
        }

        if (dockerfile.IsKnown && dockerfile.Span == build.Key.Span)
        {
            dockerfile = Fact<string>.Known("Dockerfile", context.Span);
        }

        // A path that leads out of the workspace, or an address: not ours to see.
        var folder = context.IsKnown ? ComposePaths.Resolve(service.File.Document.Folder, context.Value) : null;
        if (folder is null)
        {
            return (Fact<string>.Unknown(context.Span), Fact<string>.Unknown(dockerfile.Span));
        }

        return (
            Fact<string>.Known(folder, context.Span),
            dockerfile.IsKnown && ComposePaths.Resolve(folder, dockerfile.Value) is { } path ? Fact<string>.Known(path, dockerfile.Span) : Fact<string>.Unknown(dockerfile.Span));
    }
}
