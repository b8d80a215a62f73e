using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds Kubernetes Secrets whose data is written in the manifest. The first value stands for the Secret: it is sealed as a whole.</summary>
internal static class KubernetesSecretScanner
{
    private static readonly Lazy<SecretKind> Kind = new(static () => SecretKinds.Get("kubernetes-secret-yaml"));

    public static void Scan(SecretScanner scanner, YamlStream stream)
    {
        foreach (var document in stream.Documents)
        {
            if (document.Root is YamlMapping root)
            {
                ScanObject(scanner, root, depth: 0);
            }
        }
    }

    private static void ScanObject(SecretScanner scanner, YamlMapping root, int depth)
    {
        if (depth == 0 && root.TryGetSequence("items", out var items))
        {
            foreach (var item in items.Items)
            {
                if (item is YamlMapping mapping)
                {
                    ScanObject(scanner, mapping, depth + 1);
                }
            }

            return;
        }

        if (root.TryGetScalar("kind", out var kind) && kind.Value == "SealedSecret")
        {
            if (root.TryGetMapping("spec", out var spec) && spec.TryGetMapping("encryptedData", out var encrypted))
            {
                scanner.RemoveNamed(encrypted.Span);
            }

            return;
        }

        if (kind is null || !kind.Value.Equals("Secret", StringComparison.OrdinalIgnoreCase) || root.TryGetEntry("sops", out _))
        {
            return;
        }

        var isToken = root.TryGetScalar("type", out var type) && type.Value == "bootstrap.kubernetes.io/token";
        if (!ScanData(scanner, root, "stringData", isEncoded: false, isToken))
        {
            ScanData(scanner, root, "data", isEncoded: true, isToken);
        }
    }

    private static bool ScanData(SecretScanner scanner, YamlMapping root, string key, bool isEncoded, bool isToken)
    {
        if (!root.TryGetMapping(key, out var data))
        {
            return false;
        }

        // The Secret is one thing to seal, whatever its keys are called.
        scanner.RemoveNamed(data.Span);
        SecretGrade? best = null;
        var bestSays = false;
        var span = data.Span;
        foreach (ref readonly var entry in data.Entries)
        {
            if (entry.Key is not YamlScalar name || entry.Value.Resolve() is not YamlScalar { IsNull: false } value || GetGrade(name.Value, value.Value, isEncoded) is not { } grade)
            {
                continue;
            }

            if (grade >= SecretGrade.Likely)
            {
                scanner.Conceal(value.ContentSpan);
            }

            var says = SecretNames.MayEndInCredential(name.Value);
            if (best is null || grade > best || (grade == best && says && !bestSays))
            {
                best = grade;
                bestSays = says;
                span = value.ContentSpan;
            }
        }

        if (best is null)
        {
            return false;
        }

        scanner.Add(Kind.Value, span.Start, span.End, AssignmentScanner.IsDocumentation(scanner.Path) ? SecretGrade.Weak : isToken ? SecretGrade.Likely : best.Value);
        return true;
    }

    private static SecretGrade? GetGrade(string name, string value, bool isEncoded)
    {
        var text = value.AsSpan().Trim();
        // A header around an ellipsis shows where a key would stand.
        if (text.StartsWith("-----BEGIN", StringComparison.Ordinal) && text.Length < 120)
        {
            return SecretGrade.Weak;
        }

        if (text.IsEmpty || IsPublic(name) || YamlFacts.IsTemplated(value) || Placeholders.IsReference(text))
        {
            return null;
        }

        if (isEncoded)
        {
            // What is not base64 is refused by the API server: a template's leftover or a placeholder.
            var buffer = new byte[text.Length];
            if (!Convert.TryFromBase64Chars(text, buffer, out var count))
            {
                return text.Length >= 10 ? SecretGrade.Weak : null;
            }

            var decoded = System.Text.Encoding.Latin1.GetString(buffer, 0, count);
            return count == 0 ? null : Placeholders.IsReference(decoded.AsSpan().Trim()) || Placeholders.IsPlaceholder(decoded) ? SecretGrade.Weak : SecretGrade.Exact;
        }

        return Placeholders.IsPlaceholder(text) ? SecretGrade.Weak : SecretGrade.Exact;
    }

    // A certificate, a user's name and where something is are no secrets, though they lie in one.
    internal static bool IsPublic(string name) =>
        name is "ca.crt" or "tls.crt" or "username" or "user" or "host" or "port" or "database" or "namespace" or "endpoint" or "url"
            or "name" or "type" or "project" or "bucket" or "region" or "server" or "email" or "issuer"
        || name.EndsWith("USER", StringComparison.Ordinal) || name.EndsWith("USERNAME", StringComparison.Ordinal) || name.EndsWith("username", StringComparison.Ordinal);
}
