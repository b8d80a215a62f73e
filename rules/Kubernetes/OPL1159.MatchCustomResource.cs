using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds custom resources that differ from their definition in the same workspace.</summary>
/// <remarks>Rules of validation (<c>x-kubernetes-validations</c>) are not evaluated.</remarks>
internal sealed class MatchCustomResource : KubernetesRule
{
    private const string Missing = "{0} lacks the field '{1}' that its definition requires, so the API server refuses it. Add the field.";
    private const string Type = "'{1}' of {0} is no value that its definition allows, so the API server refuses it. It must be {2}.";
    private const string Meant = "{0} has no field '{1}' in its definition, so the API server refuses it or drops it. Write '{2}'.";
    private const string NoVersion = "The definition of {0} has no served version '{1}', so the API server refuses it. Use {2}.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1159",
        "Match the custom resource's definition",
        "{0} has no field '{1}' in its definition, so the API server refuses it or drops it. Remove it, or add it to the definition.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation"],

        // The definition that is here knows better than the one of the same kind known to the tool.
        Supersedes = ["OPL1150", "OPL1151", "OPL1152", "OPL1153", "OPL1154"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var objects = c.GetFacts<KubernetesObjectFact>();
        var trees = new TreeReader();
        var definitions = new Dictionary<(string Group, string Kind), Definition>();
        foreach (var fact in objects)
        {
            if (fact is { Kind: "CustomResourceDefinition", ApiVersion: "apiextensions.k8s.io/v1" } && trees.Find(fact) is { } root && Definition.Read(fact.Document, root) is { } definition
                && !definitions.TryAdd((definition.Group, definition.Kind), definition))
            {
                // Of two definitions of one kind the one that configuration names counts; else nobody knows here which of them a cluster has.
                var other = definitions[(definition.Group, definition.Kind)];
                definitions[(definition.Group, definition.Kind)] = other.IsNamed == definition.IsNamed ? other with { IsUnknown = true } : other.IsNamed ? other : definition;
            }
        }

        if (definitions.Count == 0)
        {
            return;
        }

        foreach (var fact in objects)
        {
            c.CancellationToken.ThrowIfCancellationRequested();
            var slash = fact.ApiVersion.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && definitions.TryGetValue((fact.ApiVersion[..slash], fact.Kind), out var definition) && !definition.IsUnknown
                && !KustomizePatches.Contains(c.Workspace, fact.Document) && trees.Find(fact) is { IsOpen: false } root)
            {
                Check(c, fact, root, definition, fact.ApiVersion[(slash + 1)..]);
            }
        }
    });

    private static void Check(WorkspaceAnalysisContext c, KubernetesObjectFact fact, YamlMapping root, Definition definition, string version)
    {
        if (!definition.Versions.TryGetValue(version, out var schema))
        {
            if (root.TryGetValue("apiVersion", out var written) && definition.Versions.Count > 0 && !YamlFacts.IsTemplated(version))
            {
                c.Report(fact.Document, written.Span, new DiagnosticDetails { MessageFormat = NoVersion, RelatedDocuments = definition.Related }, fact.Kind, version, string.Join(" or ", definition.Versions.Keys.Order(StringComparer.Ordinal)));
            }

            return;
        }

        if (schema is null)
        {
            return;
        }

        foreach (var violation in SchemaValidator.Validate(root, schema, SchemaValidationOptions.Kubernetes))
        {
            var details = new DiagnosticDetails { RelatedDocuments = definition.Related };
            switch (violation.Kind)
            {
                case SchemaViolationKind.UnknownProperty when violation.Suggestion is { } suggestion:
                    var fix = CodeFix.Replace("Correct the name of the field", ((YamlScalar)violation.Node.Resolve()).ContentSpan, suggestion);
                    c.Report(fact.Document, violation.Span, details with { MessageFormat = Meant, Fix = fix }, fact.Kind, violation.Path, suggestion);
                    break;
                case SchemaViolationKind.UnknownProperty:
                    c.Report(fact.Document, violation.Span, details, fact.Kind, violation.Path);
                    break;
                case SchemaViolationKind.MissingProperty:
                    c.Report(fact.Document, violation.Span, details with { MessageFormat = Missing }, fact.Kind, violation.Path.Length == 0 ? violation.Name : $"{violation.Path}.{violation.Name}");
                    break;
                default:
                    c.Report(fact.Document, violation.Span, details with { MessageFormat = Type }, fact.Kind, violation.Path, GetExpected(violation));
                    break;
            }
        }
    }

    private static string GetExpected(SchemaViolation violation) => violation.Kind switch
    {
        SchemaViolationKind.NotInEnumeration => $"one of {violation.Expected}",
        SchemaViolationKind.PatternMismatch => $"text of the form '{violation.Expected}'",
        SchemaViolationKind.FormatMismatch => $"a value of the format '{violation.Expected}'",
        SchemaViolationKind.DuplicateItem => "unique",
        _ => violation.Expected,
    };

    /// <summary>Finds objects again by their facts, which keep no tree. The objects of a file come one after another: it is read once.</summary>
    private sealed class TreeReader
    {
        private SourceDocument? document;
        private YamlStream? stream;

        public YamlMapping? Find(KubernetesObjectFact fact)
        {
            if (!ReferenceEquals(document, fact.Document))
            {
                document = fact.Document;
                stream = document.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? YamlStream.ParseJson(document.GetText()) : YamlStream.Parse(document.GetText());
            }

            foreach (var part in stream!.Documents)
            {
                if (part.Root is YamlMapping root && root.Span.Contains(fact.Span))
                {
                    return root.Span == fact.Span ? root : FindItem(root, fact);
                }
            }

            return null;
        }

        private static YamlMapping? FindItem(YamlMapping list, KubernetesObjectFact fact)
        {
            if (list.TryGetSequence("items", out var items))
            {
                foreach (var item in items.Items)
                {
                    if (item.Resolve() is YamlMapping mapping && mapping.Span == fact.Span)
                    {
                        return mapping;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>A definition: its served versions and their schemas; a version without one accepts everything.</summary>
    private sealed record Definition(string Group, string Kind, IReadOnlyDictionary<string, JsonSchema?> Versions, ImmutableArray<RelatedDocumentSpan> Related)
    {
        /// <summary>Whether configuration names it.</summary>
        public bool IsNamed { get; init; }

        /// <summary>Whether there is another of its kind, and nothing tells which counts.</summary>
        public bool IsUnknown { get; init; }

        public static Definition? Read(SourceDocument document, YamlMapping root)
        {
            if (!root.TryGetMapping("spec", out var spec) || YamlFacts.GetString(spec, "group", default) is not { IsKnown: true } group
                || !spec.TryGetMapping("names", out var names) || YamlFacts.GetString(names, "kind", default) is not { IsKnown: true } kind || spec.IsOpen)
            {
                return null;
            }

            var versions = new Dictionary<string, JsonSchema?>(StringComparer.Ordinal);
            foreach (var version in YamlFacts.GetItems(spec, "versions"))
            {
                if (YamlFacts.GetString(version, "name", default) is not { IsKnown: true } name
                    || (version.TryGetScalar("served", out var served) && served.TryGetBoolean(out var isServed) && !isServed))
                {
                    continue;
                }

                versions[name.Value] = version.TryGetMapping("schema", out var schema) && schema.TryGetMapping("openAPIV3Schema", out var tree)
                    ? JsonSchema.CompileStructural(tree) : null;
            }

            return new Definition(group.Value, kind.Value, versions, [new RelatedDocumentSpan(document, kind.Span, "It is defined here")]) { IsNamed = document.IsContext };
        }
    }
}
