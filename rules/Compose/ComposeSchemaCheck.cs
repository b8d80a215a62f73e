using System.Runtime.CompilerServices;
using OpsLead.Lint.Compose;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Validates each Compose file once, for all rules that report differences.</summary>
internal static class ComposeSchemaCheck
{
    private static readonly ConditionalWeakTable<YamlMapping, IReadOnlyList<SchemaViolation>> Checked = [];

    /// <summary>The differences of a file, without those that a variable or a tag of Compose may resolve.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The differences in the order of the text.</returns>
    public static IReadOnlyList<SchemaViolation> Get(ComposeFile file) => Checked.GetValue(
        file.Root,
        static root => [.. SchemaValidator.Validate(root, ComposeSchema.Current).Where(static violation => !IsUnknown(violation))]);

    private static bool IsUnknown(SchemaViolation violation)
    {
        // What is said after interpolation is not known, and a type is that of the whole text.
        if (violation.Kind is not (SchemaViolationKind.UnknownProperty or SchemaViolationKind.MissingProperty)
            && violation.Node.Resolve() is YamlScalar scalar && scalar.Value.Contains('$', StringComparison.Ordinal))
        {
            return true;
        }

        for (var node = violation.Node; node is not null; node = node.Parent)
        {
            if (node.Tag is "!reset" or "!override" && (node.Tag == "!reset" || ReferenceEquals(node, violation.Node)))
            {
                return true;
            }
        }

        return false;
    }
}
