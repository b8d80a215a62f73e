using System.Collections.Immutable;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds ConfigMaps that hold a credential.</summary>
internal sealed class KeepSecretsOutOfConfigMaps : KubernetesRule
{
    private const string InConnectionString = "The value of '{0}' holds a password. Put it into a Secret that comes from a secret store.";
    private const string PrivateKey = "The value of '{0}' is a private key. Put it into a Secret that comes from a secret store, and replace the key.";
    private const string Personal = "The key '{0}' names a person or an account. Keep personal data where access is limited and logged.";

    private static readonly ImmutableArray<string> Peers = ["polaris/sensitiveConfigmapContent", "trivy/KSV-0109"];
    private static readonly ImmutableArray<string> Trivy = ["trivy/KSV-0109"];
    private static readonly string[] Nouns = ["password", "passwd", "secret", "token", "bearer", "apikey", "api_key", "api-key", "credential", "access_key",
        "private_key"];
    private static readonly string[] PersonalNouns = ["username", "email", "phone", "iban", "address"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1115",
        "Keep secrets out of ConfigMaps",
        "The key '{0}' of a ConfigMap holds a secret as literal text. Put it into a Secret that comes from a secret store.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Supersedes = ["OPL5005", "OPL5006", "OPL5008"],
        SecuritySeverity = 7.5,
        Weaknesses = [798, 312],
        Aliases = ["polaris/sensitiveConfigmapContent", "trivy/KSV-0109", "trivy/KSV-01010"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var data = YamlFacts.GetMapping(c.Node.Root, "data", c.Node.KindSpan);
        if (c.Node.ApiVersion != "v1" || !data.IsKnown)
        {
            return;
        }

        foreach (ref readonly var entry in data.Value.Entries)
        {
            if (entry.Key is YamlScalar key && entry.Value.Resolve() is YamlScalar { IsNull: false, Value.Length: > 0 } value)
            {
                Check(c, key, value);
            }
        }
    }, "ConfigMap");

    private static void Check(NodeContext<KubernetesObject> c, YamlScalar key, YamlScalar value)
    {
        if (ContainsAny(key.Value, PersonalNouns))
        {
            c.Report(key.Span, new DiagnosticDetails { IsOptIn = true, Severity = RuleSeverity.Note, MessageFormat = Personal,
                Aliases = ["trivy/KSV-01010"] }, key.Value);
        }

        var text = value.Value.TrimEnd('\n');
        if (!text.Contains('\n', StringComparison.Ordinal) && !YamlFacts.IsTemplated(text) && IsNamed(key.Value))
        {
            var isCredential = CredentialValue.IsCredential(text, CredentialName.Classify(key.Value), CredentialEvidence.Handover);

            // The peers go by the name alone and take TOKEN_TTL=5 for a secret too.
            c.Report(value.Span, new DiagnosticDetails { IsOptIn = !isCredential, Aliases = Peers }, key.Value);
        }
        else if (value.Value.Contains("PRIVATE KEY--", StringComparison.Ordinal))
        {
            // A real one is told by the rule for private keys, wherever it stands.
            c.Report(key.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = PrivateKey, Aliases = Peers }, key.Value);
        }
        else if (ConnectionString.Find(value.Value) is { } connection)
        {
            c.Report(value.GetSpan(connection.PasswordStart, connection.PasswordLength),
                new DiagnosticDetails { MessageFormat = InConnectionString, Aliases = Trivy }, key.Value);
        }
        else
        {
            CheckLines(c, value);
        }
    }

    // A file in a ConfigMap: `name=value` or `name: value` on a line of its own.
    private static void CheckLines(NodeContext<KubernetesObject> c, YamlScalar value)
    {
        var text = value.Value.AsSpan();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var separator = line.IndexOfAny('=', ':');
            if (separator <= 0 || line.TrimStart() is ['#' or ';' or '/', ..])
            {
                continue;
            }

            var name = line[..separator].Trim();
            var rest = line[(separator + 1)..];
            var content = rest.Trim().TrimEnd(',').Trim("\"'");
            if (content.IsEmpty || name.ContainsAny(' ', '\t') || !ContainsAny(name, Nouns))
            {
                continue;
            }

            var nameText = name.Trim("\"'").ToString();
            var contentText = content.ToString();
            if (!YamlFacts.IsTemplated(contentText))
            {
                var isCredential = CredentialValue.IsCredential(contentText, CredentialName.Classify(nameText), CredentialEvidence.Handover);
                var start = range.Start.Value + separator + 1 + rest.IndexOf(content);
                c.Report(value.GetSpan(start, content.Length), new DiagnosticDetails { IsOptIn = !isCredential, Aliases = Trivy }, nameText);
            }
        }
    }

    private static bool IsNamed(string key) =>
        ContainsAny(key, Nouns) || CredentialName.Classify(key) != CredentialKind.None
            || key is "AWS_SECRET_ACCESS_KEY" or "GOOGLE_APPLICATION_CREDENTIALS" or "OCI_CLI_KEY_CONTENT"
        || (key.StartsWith("AZURE_", StringComparison.Ordinal) && key.EndsWith("KEY", StringComparison.Ordinal));

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
