using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds sign-ins to a cloud with a key that does not expire.</summary>
internal sealed class SignInWithoutStoredKey : WorkflowRule
{
    private const string Command = "'{0}' signs in with a key that is stored and does not expire. Let the cloud trust this workflow's identity: 'id-token: write' and the provider's login action.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4106",
        "Sign in without a stored key",
        "'{0}' of '{1}' is a key that is stored and does not expire. Let the cloud trust this workflow's identity: 'id-token: write' and '{2}'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 5.0,
        Weaknesses = [798, 522],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is { } uses)
        {
            switch (uses.Name)
            {
                case "azure/login":
                    Check(c, uses, "creds", "client-id");
                    break;
                case "aws-actions/configure-aws-credentials":
                    // An assumed role ends by itself, but what assumes it is still the stored key.
                    Check(c, uses, "aws-secret-access-key", "role-to-assume");
                    break;
                case "google-github-actions/auth":
                    Check(c, uses, "credentials_json", "workload_identity_provider");
                    break;
                case "azure/webapps-deploy" or "azure/functions-action":
                    Check(c, uses, "publish-profile", "azure/login");
                    break;
            }
        }
        else if (c.Node.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (FindKey(command) is { } span)
                {
                    c.Report(command.GetFileSpan(span), new DiagnosticDetails { MessageFormat = Command }, command.Name == "az" ? "az login --service-principal" : "gcloud auth activate-service-account");
                }
            }
        }
    });

    // What a step before computed may well live for an hour only; a secret does not.
    private static void Check(NodeContext<Step> c, ActionReference uses, string input, string remedy)
    {
        if (c.Node.GetInput(input) is { } value && value.Value.Contains("secrets.", StringComparison.OrdinalIgnoreCase) && c.Node.With!.TryGetEntry(input, out var entry))
        {
            c.Report(entry.Span, input, uses.Name, remedy);
        }
    }

    private static TextSpan? FindKey(EffectiveCommand command)
    {
        if (command.Is("az", "login") && command.HasFlag("--service-principal") && command.FindFlag("-p", "--password") is not null && !command.HasFlag("--federated-token"))
        {
            return command.Span;
        }

        return command.Is("gcloud", "auth", "activate-service-account") && command.HasFlag("--key-file") ? command.Span : null;
    }
}
