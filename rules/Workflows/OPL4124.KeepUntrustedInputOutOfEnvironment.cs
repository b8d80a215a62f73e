namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds texts of strangers that are written to the environment of later steps.</summary>
internal sealed class KeepUntrustedInputOutOfEnvironment : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4124",
        "Keep untrusted input out of the environment",
        "'{0}' holds '{1}', which anybody can write, and a line break in it sets any other variable of the next steps through '${2}'. Pass it as a step's output instead.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 8.1,
        Weaknesses = [77, 93],
        Aliases = ["zizmor/github-env", "octoscan/dangerous-write"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        foreach (var step in c.Node.Steps)
        {
            if (step.Script is not { } script)
            {
                continue;
            }

            foreach (var write in c.Node.Workflow.UntrustedFlow.GetScript(step).Writes)
            {
                // A branch's name has no line breaks.
                if (write is { File: "GITHUB_ENV" or "GITHUB_PATH", Origin.IsInput: false } && (write.File == "GITHUB_PATH" || !IsOneLine(write.Origin.Source)))
                {
                    c.Report(script.GetFileSpan(write.Part), new DiagnosticDetails { Related = write.Origin.Steps }, script.GetText(write.Part).ToString(), write.Origin.Source, write.File);
                }
            }
        }
    });

    // Titles, branches and names are one line, whoever writes them; bodies and messages are not.
    private static bool IsOneLine(string source) => !source.EndsWith("body", StringComparison.OrdinalIgnoreCase) && !source.EndsWith("message", StringComparison.OrdinalIgnoreCase)
        && !source.EndsWith("body.from", StringComparison.OrdinalIgnoreCase) && !source.EndsWith("page_name", StringComparison.OrdinalIgnoreCase) && !source.StartsWith("the ", StringComparison.Ordinal);
}
