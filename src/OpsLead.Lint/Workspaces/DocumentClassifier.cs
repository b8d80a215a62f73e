using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>Says what a file is. The path decides where a tool decides by path; the content where any name is allowed.</summary>
public static class DocumentClassifier
{
    /// <summary>What a file is.</summary>
    /// <param name="path">Its path below the root, with <c>/</c>.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The kind.</returns>
    public static DocumentKind Classify(string path, SourceText text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        var kind = ClassifyPath(path);
        return kind switch
        {
            DocumentKind.Yaml => ClassifyYaml(path, text.Text),
            DocumentKind.Json when LooksLikeKubernetesJson(text.Text) => DocumentKind.Kubernetes,
            DocumentKind.Text when StartsWithShebang(text.Text) => DocumentKind.Shell,
            _ => kind,
        };
    }

    /// <summary>What a file is as far as its path says; <see cref="DocumentKind.Yaml"/>, <see cref="DocumentKind.Json"/> and <see cref="DocumentKind.Text"/> may turn out to be more.</summary>
    /// <param name="path">Its path below the root, with <c>/</c>.</param>
    /// <returns>The kind.</returns>
    public static DocumentKind ClassifyPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (IsDockerfileName(name))
        {
            return DocumentKind.Dockerfile;
        }

        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? [] : name[(dot + 1)..];
        if (Is(extension, "yaml") || Is(extension, "yml"))
        {
            return ClassifyYamlPath(path, name);
        }

        if (Is(extension, "tpl") && IsBelowTemplates(path))
        {
            return DocumentKind.HelmTemplate;
        }

        if (Is(extension, "json") || Is(extension, "jsonc"))
        {
            return name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) ? DocumentKind.AppSettings : DocumentKind.Json;
        }

        if (Is(extension, "cs"))
        {
            return DocumentKind.CSharp;
        }

        if (Is(extension, "csproj") || Is(extension, "props") || Is(extension, "targets"))
        {
            return DocumentKind.MSBuild;
        }

        if (Is(name, ".env") || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) || Is(extension, "env"))
        {
            return DocumentKind.Environment;
        }

        if (Is(extension, "sh") || Is(extension, "bash"))
        {
            return DocumentKind.Shell;
        }

        if (Is(extension, "md"))
        {
            return DocumentKind.Markdown;
        }

        return Is(extension, "xml") || Is(extension, "config") || Is(extension, "pubxml") || Is(extension, "resx") ? DocumentKind.Xml : DocumentKind.Text;
    }

    private static DocumentKind ClassifyYamlPath(string path, ReadOnlySpan<char> name)
    {
        var stem = name[..name.LastIndexOf('.')];
        if (IsDirectlyBelow(path, ".github/workflows"))
        {
            return DocumentKind.Workflow;
        }

        if (Is(stem, "dependabot") && IsDirectlyBelow(path, ".github"))
        {
            return DocumentKind.Dependabot;
        }

        if (Is(stem, "kustomization"))
        {
            return DocumentKind.Kustomization;
        }

        if (name is "Chart.yaml" or "Chart.yml")
        {
            return DocumentKind.HelmChart;
        }

        return DocumentKind.Yaml;
    }

    private static DocumentKind ClassifyYaml(string path, string text)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var stem = name[..name.LastIndexOf('.')];
        if (IsBelowTemplates(path) && text.Contains("{{", StringComparison.Ordinal))
        {
            return DocumentKind.HelmTemplate;
        }

        if (Is(stem, "action") && (HasTopLevelKey(text, "runs") || IsActionWithoutRuns(path, text)))
        {
            return DocumentKind.Action;
        }

        if (IsComposeStem(stem) && !HasTopLevelKey(text, "apiVersion"))
        {
            return DocumentKind.Compose;
        }

        if (HasTopLevelKey(text, "apiVersion") && HasTopLevelKey(text, "kind"))
        {
            return DocumentKind.Kubernetes;
        }

        if (LooksLikeKubernetesJson(text))
        {
            return DocumentKind.Kubernetes;
        }

        if (Is(stem, "values") || stem.StartsWith("values-", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("values.", StringComparison.OrdinalIgnoreCase))
        {
            return DocumentKind.HelmValues;
        }

        // A Compose file under a name of its own: `services` whose items have an image or a build.
        return HasTopLevelKey(text, "services") && (text.Contains("image:", StringComparison.Ordinal) || text.Contains("build:", StringComparison.Ordinal))
            && !HasTopLevelKey(text, "jobs") && !HasTopLevelKey(text, "pipeline") && !HasTopLevelKey(text, "receivers")
            ? DocumentKind.Compose
            : DocumentKind.Yaml;
    }

    // Docker's own names, and the two habits Dockerfile.web and web.Dockerfile.
    private static bool IsDockerfileName(ReadOnlySpan<char> name) =>
        Is(name, "Dockerfile") || Is(name, "Containerfile")
        || ((name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Dockerfile-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Containerfile.", StringComparison.OrdinalIgnoreCase)) && !HasForeignExtension(name))
        || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Containerfile", StringComparison.OrdinalIgnoreCase);

    private static bool HasForeignExtension(ReadOnlySpan<char> name)
    {
        var extension = name[(name.LastIndexOf('.') + 1)..];
        return Is(extension, "dockerignore") || Is(extension, "md") || Is(extension, "cs") || Is(extension, "sh") || Is(extension, "yaml") || Is(extension, "yml")
            || Is(extension, "template") || Is(extension, "tmpl") || Is(extension, "tpl") || Is(extension, "j2") || Is(extension, "erb") || Is(extension, "in")
            || Is(extension, "json") || Is(extension, "go") || Is(extension, "py") || Is(extension, "js") || Is(extension, "ts");
    }

    private static bool IsComposeStem(ReadOnlySpan<char> stem) =>
        Is(stem, "compose") || Is(stem, "docker-compose") || Is(stem, "podman-compose")
        || stem.StartsWith("compose.", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("compose-", StringComparison.OrdinalIgnoreCase)
        || stem.StartsWith("docker-compose.", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("docker-compose-", StringComparison.OrdinalIgnoreCase)
        || stem.StartsWith("docker-compose_", StringComparison.OrdinalIgnoreCase);

    private static bool IsDirectlyBelow(string path, string folder)
    {
        var slash = path.LastIndexOf('/');
        return slash >= 0 && path.AsSpan(0, slash) is var parent && parent.EndsWith(folder, StringComparison.Ordinal)
            && (parent.Length == folder.Length || parent[parent.Length - folder.Length - 1] == '/');
    }

    private static bool IsBelowTemplates(string path) =>
        path.StartsWith("templates/", StringComparison.Ordinal) || path.Contains("/templates/", StringComparison.Ordinal);

    private static bool StartsWithShebang(string text) =>
        text.StartsWith("#!", StringComparison.Ordinal) && text.AsSpan(0, Math.Min(text.Length, 64)) is var head
        && (head.Contains("/sh", StringComparison.Ordinal) || head.Contains("bash", StringComparison.Ordinal) || head.Contains("env sh", StringComparison.Ordinal));

    private static bool LooksLikeKubernetesJson(string text)
    {
        var body = text.AsSpan().TrimStart();
        return body.Length > 0 && body[0] == '{'
            && body.Contains("\"apiVersion\"", StringComparison.Ordinal) && body.Contains("\"kind\"", StringComparison.Ordinal);
    }

    /// <summary>Whether some line begins, in its first column, with a key: a look before parsing, exact enough to choose a reader.</summary>
    // An action that lacks what it needs most is one all the same where only actions are called so.
    private static bool IsActionWithoutRuns(string path, string text) => !path.Contains('/', StringComparison.Ordinal) || path.StartsWith(".github/actions/", StringComparison.Ordinal)
        || (text.AsSpan().TrimStart() is ['{', ..] && text.Contains("\"runs\"", StringComparison.Ordinal));

    private static bool HasTopLevelKey(string text, string key)
    {
        var position = 0;
        while ((position = text.IndexOf(key, position, StringComparison.Ordinal)) >= 0)
        {
            var end = position + key.Length;
            var start = position;
            if (start > 0 && text[start - 1] is '"' or '\'')
            {
                start--;
                end++;
            }

            if ((start == 0 || text[start - 1] is '\n' or '\r') && end < text.Length && text.AsSpan(end).TrimStart(' ') is [':', ..])
            {
                return true;
            }

            position += key.Length;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
