using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <summary>
/// A schema, compiled once and used for any number of documents, also from several threads. Drafts 4, 6, 7, 2019-09 and 2020-12 of JSON
/// Schema, and the structural schemas of custom resource definitions.
/// </summary>
public sealed class JsonSchema
{
    private JsonSchema(SchemaNode root, bool hasUnknowns)
    {
        Root = root;
        HasUnknowns = hasUnknowns;
    }

    /// <summary>Whether some part of the schema could not be read, or refers to another document: such a part accepts everything.</summary>
    public bool HasUnknowns { get; }

    internal SchemaNode Root { get; }

    /// <summary>Compiles a JSON Schema. Never throws for a bad one: what cannot be read accepts everything.</summary>
    /// <param name="root">The schema's root: a mapping, or a boolean.</param>
    /// <returns>The schema. References to other documents accept everything; nothing is loaded.</returns>
    public static JsonSchema Compile(YamlNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var compiler = new SchemaCompiler(root, isStructural: false);
        return new JsonSchema(compiler.Compile(), compiler.HasUnknowns);
    }

    /// <summary>
    /// Compiles the <c>openAPIV3Schema</c> of a custom resource definition: mappings are closed unless
    /// <c>x-kubernetes-preserve-unknown-fields</c> or <c>additionalProperties</c> opens them, <c>x-kubernetes-int-or-string</c> allows both,
    /// <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> are always there. Validation rules (<c>x-kubernetes-validations</c>) are not evaluated.
    /// </summary>
    /// <param name="root">The schema's root mapping.</param>
    /// <returns>The schema.</returns>
    /// <remarks>Kubernetes' documentation of custom resource definitions, "Specifying a structural schema", as of release 1.36.</remarks>
    public static JsonSchema CompileStructural(YamlNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var compiler = new SchemaCompiler(root, isStructural: true);
        return new JsonSchema(compiler.Compile(), compiler.HasUnknowns);
    }

    internal static JsonSchema Create(SchemaNode root) => new(root, hasUnknowns: false);
}
