using OpsLead.Lint.Credentials;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds environment variables that hold a credential as literal text.</summary>
internal sealed class KeepSecretsOutOfEnv : KubernetesRule
{
    private const string InConnectionString = "The value of '{0}' holds a password. Put it into a Secret that comes from a secret store, and refer to it "
        + "with 'secretKeyRef'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1005",
        "Keep secrets out of the environment",
        "The environment variable '{0}' holds a secret as literal text. Put it into a Secret that comes from a secret store, and refer to it with "
            + "'secretKeyRef'.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Supersedes = ["OPL5005", "OPL5006", "OPL5008"],
        SecuritySeverity = 7.5,
        Weaknesses = [798, 312],
        Aliases = ["kube-linter/env-var-secret", "polaris/sensitiveContainerEnvVar"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (!c.Node.Mapping.TryGetValue("env", out var node) || node is not YamlSequence variables)
        {
            return;
        }

        foreach (var item in variables.Items)
        {
            if (item.Resolve() is YamlMapping variable
                && YamlFacts.GetString(variable, "name", variable.Span) is { IsKnown: true } name
                && YamlFacts.GetString(variable, "value", variable.Span) is { IsKnown: true, Value.Length: > 0 } value)
            {
                Check(c, name.Value, value, variable);
            }
        }
    });

    private static void Check(NodeContext<Lint.Kubernetes.Container> c, string name, Fact<string> value, YamlMapping variable)
    {
        if (CredentialValue.IsCredential(value.Value, CredentialName.Classify(name), CredentialEvidence.Handover))
        {
            c.Report(value.Span, new DiagnosticDetails { Aliases = GetAliases(name) }, name);
        }
        else if (ConnectionString.Find(value.Value) is { } connection && variable.TryGetValue("value", out var node) && node is YamlScalar scalar)
        {
            c.Report(scalar.GetSpan(connection.PasswordStart, connection.PasswordLength),
                new DiagnosticDetails { MessageFormat = InConnectionString, Aliases = GetAliases(name) }, name);
        }
        else if (value.Value.Contains("PRIVATE KEY--", StringComparison.Ordinal))
        {
            // A real one is told by the rule for private keys; the peer takes the frame of one for enough.
            c.Report(value.Span, new DiagnosticDetails { Aliases = ["polaris/sensitiveContainerEnvVar"], IsOptIn = true }, name);
        }
        else if (GetAliases(name) is { IsEmpty: false } aliases)
        {
            // The peers go by the name alone and take TOKEN_TTL=5 or PASSWORD_FILE=/run/x for a secret too.
            c.Report(value.Span, new DiagnosticDetails { Aliases = aliases, IsOptIn = true }, name);
        }
    }

    private static System.Collections.Immutable.ImmutableArray<string> GetAliases(string name)
    {
        var kubeLinter = Contains("secret");
        var polaris = kubeLinter || Contains("password") || Contains("token") || Contains("bearer")
            || name is "AWS_SECRET_ACCESS_KEY" or "GOOGLE_APPLICATION_CREDENTIALS" or "OCI_CLI_KEY_CONTENT"
            || (name.StartsWith("AZURE_", StringComparison.Ordinal) && name.EndsWith("KEY", StringComparison.Ordinal));
        return kubeLinter ? ["kube-linter/env-var-secret", "polaris/sensitiveContainerEnvVar"] : polaris ? ["polaris/sensitiveContainerEnvVar"] : [];

        bool Contains(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
