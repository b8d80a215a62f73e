using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds secrets that only the structure of YAML or JSON gives away: the value beside a name (<c>name: DB_PASSWORD, value: …</c>), below one
/// (<c>"adminPassword": { "value": … }</c>), in a list under one, the logins of a registry, and what a kustomization makes a Secret of. A value right after
/// its name is an assignment, which is found in any text.
/// </summary>
internal static class StructureScanner
{
    private const int MaxDepth = 128;

    private static readonly Lazy<SecretKind> Registry = new(static () => SecretKinds.Get("registry-login"));
    private static readonly Lazy<SecretKind> Generated = new(static () => SecretKinds.Get("kubernetes-secret-yaml"));

    /// <summary>Whether a file has a tree, or is worth one.</summary>
    public static YamlStream? GetTree(FileAnalysis file) => file.Kind switch
    {
        DocumentKind.Kubernetes or DocumentKind.Kustomization or DocumentKind.HelmValues or DocumentKind.Compose or DocumentKind.Workflow or DocumentKind.Action
            or DocumentKind.Yaml or DocumentKind.AppSettings => file.Yaml,
        DocumentKind.Json or DocumentKind.Text when MayBeDockerConfiguration(file.Text.Text) || IsParameters(file.Document.Path) => YamlStream.ParseJson(file.Text),
        _ => null,
    };

    public static void Scan(SecretScanner scanner, YamlStream stream)
    {
        foreach (var document in stream.Documents)
        {
            if (document.Root is { } root)
            {
                Visit(scanner, "", root, depth: 0);
            }
        }
    }

    // An object, which most text shows not to be with its first character.
    private static bool MayBeDockerConfiguration(string text) => text.AsSpan().TrimStart() is ['{', ..] && text.Contains("\"auths\"", StringComparison.Ordinal);

    // Parameters of a deployment in Azure; the state of Terraform, which holds the outputs in clear.
    private static bool IsParameters(string path) => path.EndsWith("parameters.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tfstate", StringComparison.OrdinalIgnoreCase);

    private static void Visit(SecretScanner scanner, string name, YamlNode node, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        switch (node)
        {
            case YamlMapping mapping:
                VisitMapping(scanner, name, mapping, depth);
                break;
            case YamlSequence sequence:
                var isNamed = name.Length > 3 && name[^1] is 's' && SecretNames.MayEndInCredential(name.AsSpan(0, name.Length - 1));
                foreach (var item in sequence.Items)
                {
                    if (item is not YamlScalar scalar)
                    {
                        Visit(scanner, name, item, depth + 1);
                    }
                    else if (isNamed)
                    {
                        AddNamed(scanner, name[..^1], scalar);
                    }
                }

                break;
        }
    }

    private static void VisitMapping(SecretScanner scanner, string name, YamlMapping mapping, int depth)
    {
        var mayBeNamed = SecretNames.MayEndInCredential(name);
        YamlScalar? ownName = null;
        YamlScalar? ownValue = null;
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key)
            {
                continue;
            }

            switch (entry.Value)
            {
                case YamlScalar value when key.Value is "name" or "Name":
                    ownName = value;
                    break;
                case YamlScalar value when key.Value is "value" or "Value":
                    ownValue = value;
                    break;
                case YamlMapping logins when key.Value == "auths":
                    AddLogins(scanner, logins);
                    break;
                case YamlSequence generators when key.Value == "secretGenerator":
                    AddLiterals(scanner, generators);
                    break;
                case YamlScalar value when name.Length > 0 && key.Value is "Key" or "key":
                    AddNamed(scanner, $"{name}:{key.Value}", value);
                    break;
                case YamlMapping or YamlSequence:
                    Visit(scanner, key.Value, entry.Value, depth + 1);
                    break;
            }
        }

        if (ownValue is not null && ownName is not null && SecretNames.MayEndInCredential(ownName.Value))
        {
            AddNamed(scanner, ownName.Value, ownValue);
        }
        else if (ownValue is not null && ownName is null && mayBeNamed)
        {
            AddNamed(scanner, name, ownValue);
        }
    }

    private static void AddNamed(SecretScanner scanner, string name, YamlScalar value)
    {
        if (value.Style is YamlScalarStyle.Plain or YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted && !value.IsNull)
        {
            AssignmentScanner.AddNamed(scanner, name, value.Value, value.ContentSpan);
        }
    }

    // { "auths": { "registry.example": { "auth": "base64 of user:password" } } } of Docker's configuration; a helper keeps the rest elsewhere.
    private static void AddLogins(SecretScanner scanner, YamlMapping logins)
    {
        foreach (ref readonly var login in logins.Entries)
        {
            if (login.Value is not YamlMapping fields)
            {
                continue;
            }

            if (fields.TryGetScalar("auth", out var auth) && !Placeholders.IsReference(auth.Value) && SecretChecksums.IsBasicCredentials(auth.Value) && GetPassword(auth.Value) is { } password)
            {
                scanner.Add(Registry.Value, auth.ContentSpan.Start, auth.ContentSpan.End, Placeholders.IsPlaceholder(password) ? SecretGrade.Weak : SecretGrade.Exact);
            }

            foreach (var name in (ReadOnlySpan<string>)["identitytoken", "registrytoken"])
            {
                if (fields.TryGetScalar(name, out var token) && token.Value.Length >= 16 && !Placeholders.IsReference(token.Value) && !Placeholders.IsPlaceholder(token.Value))
                {
                    scanner.Add(Registry.Value, token.ContentSpan.Start, token.ContentSpan.End, SecretGrade.Exact);
                }
            }
        }
    }

    private static string? GetPassword(string auth)
    {
        var bytes = new byte[auth.Length];
        if (!Convert.TryFromBase64String(auth, bytes, out var count))
        {
            return null;
        }

        var text = System.Text.Encoding.Latin1.GetString(bytes, 0, count);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon == text.Length - 1 ? null : text[(colon + 1)..];
    }

    // Files and env files of a generator are files of their own here.
    private static void AddLiterals(SecretScanner scanner, YamlSequence generators)
    {
        foreach (var generator in generators.Items)
        {
            if (generator is not YamlMapping mapping || !mapping.TryGetSequence("literals", out var literals))
            {
                continue;
            }

            foreach (var item in literals.Items)
            {
                if (item is not YamlScalar { Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } literal)
                {
                    continue;
                }

                var equals = literal.Value.IndexOf('=', StringComparison.Ordinal);
                if (equals <= 0)
                {
                    continue;
                }

                var value = literal.Value.AsSpan(equals + 1).Trim("\"'");
                if (value.Length >= 3 && !Placeholders.IsReference(value) && !KubernetesSecretScanner.IsPublic(literal.Value[..equals]))
                {
                    var span = literal.GetSpan(equals + 1, literal.Value.Length - equals - 1);
                    scanner.Add(Generated.Value, span.Start, span.End, Placeholders.IsPlaceholder(value) ? SecretGrade.Weak : SecretGrade.Exact);
                }
            }
        }
    }
}
