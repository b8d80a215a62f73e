using OpsLead.Lint.Compose;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds credentials as literal text in the environment of services.</summary>
internal sealed class KeepSecretsOutOfCompose : ComposeRule
{
    private const string InConnectionString = "The value of '{0}' holds a password as literal text. Take it from a variable that is not in the repository, or from 'secrets'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3003",
        "Keep secrets out of Compose files",
        "The variable '{0}' holds a secret as literal text. Take it from a variable that is not in the repository, or from 'secrets'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        Supersedes = ["OPL5005", "OPL5006", "OPL5008"],
        SecuritySeverity = 6.5,
        Weaknesses = [798, 312],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var variable in c.Node.GetEnvironment())
        {
            Check(c, variable);
        }
    });

    private static void Check(NodeContext<ComposeService> c, ComposeVariable variable)
    {
        var expanded = ComposeInterpolation.Expand(variable.Value);
        if (expanded.Text.Length == 0)
        {
            return;
        }

        // A default, or a file for a developer's machine, opens at most that machine.
        RuleSeverity? severity = expanded.HasDefault || c.Node.File.IsForDevelopment ? RuleSeverity.Note : null;
        if (CredentialValue.IsCredential(expanded.Text, CredentialName.Classify(variable.Name), CredentialEvidence.Handover))
        {
            c.Report(GetSpan(variable, expanded, 0, expanded.Text.Length), new DiagnosticDetails { Severity = severity }, variable.Name);
        }
        else if (ConnectionString.Find(expanded.Text) is { } connection)
        {
            c.Report(
                GetSpan(variable, expanded, connection.PasswordStart, connection.PasswordLength),
                new DiagnosticDetails { MessageFormat = InConnectionString, Severity = severity },
                variable.Name);
        }
    }

    private static TextSpan GetSpan(ComposeVariable variable, ComposeInterpolation expanded, int start, int length)
    {
        var (originalStart, originalLength) = expanded.GetOriginal(start, length);
        return variable.Scalar.GetSpan(variable.ValueStart + originalStart, originalLength);
    }
}
