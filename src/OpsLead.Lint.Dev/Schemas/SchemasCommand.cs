using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Dev.Schemas;

/// <summary>Writes the compact schemas from packages that a developer has installed; src/OpsLead.Lint.Schemas/Data/README.md says which.</summary>
internal static class SchemasCommand
{
    // What of the packages of custom resources is in wide use.
    private static readonly string[] CustomPackages =
        ["argo-cd", "argo-rollouts", "cert-manager", "external-secrets", "flux-cd", "gateway-api", "keda", "prometheus-operator", "sealed-secrets"];

    // Groups in those packages that are long gone.
    private static readonly string[] OldGroups = ["certmanager.k8s.io"];

    /// <summary>Runs the command.</summary>
    /// <param name="modules">The <c>node_modules</c> folder with the models of Kubernetes and of custom resources.</param>
    /// <param name="releases">The clients: <c>36=FOLDER</c>.</param>
    /// <param name="output">The folder to write to.</param>
    /// <param name="writer">Where to say what was written.</param>
    public static int Run(string modules, IEnumerable<string> releases, string output, TextWriter writer)
    {
        ReleaseModels[] models = [.. releases.Select(static release => release.Split('=', 2)).Select(static parts => ReleaseModels.Read(int.Parse(parts[0], null), parts[1])).OrderBy(static release => release.Release)];
        var kubernetes = new ModelPackage();
        kubernetes.Add(Path.Combine(modules, "@kubernetes-models", "apimachinery"), collectsKinds: false);
        kubernetes.Add(Path.Combine(modules, "kubernetes-models"), collectsKinds: true);
        Write("kubernetes.bin", kubernetes, models, output, writer);

        var custom = new ModelPackage();
        custom.Add(Path.Combine(modules, "@kubernetes-models", "apimachinery"), collectsKinds: false);
        foreach (var package in CustomPackages)
        {
            custom.Add(Path.Combine(modules, "@kubernetes-models", package), collectsKinds: true);
        }

        Write("custom-resources.bin", custom, [], output, writer);
        return ExitCode.Success;
    }

    private static void Write(string name, ModelPackage package, ReleaseModels[] releases, string output, TextWriter writer)
    {
        var library = new SchemaLibraryWriter(package, releases);
        foreach (var (apiVersion, kind, declaration) in package.Kinds.OrderBy(static kind => kind.ApiVersion, StringComparer.Ordinal).ThenBy(static kind => kind.Kind, StringComparer.Ordinal))
        {
            if (!kind.EndsWith("List", StringComparison.Ordinal) && !OldGroups.Contains(apiVersion.Split('/')[0]))
            {
                library.Add(apiVersion, kind, declaration);
            }
        }

        var unpacked = library.Write();
        var packed = SchemaLibraryWriter.Pack(unpacked);
        _ = SchemaLibrary.Read(unpacked);
        File.WriteAllBytes(Path.Combine(output, name), packed);
        writer.WriteLine($"{name}: {library.KindCount} kinds, {library.DefinitionCount} definitions, {unpacked.Length:N0} bytes, packed {packed.Length:N0}");
    }
}
