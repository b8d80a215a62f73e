using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds users by name, which Kubernetes cannot tell from root.</summary>
internal sealed class UseNumericUser : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2061",
        "Name the user by number",
        "The user '{0}' is a name, so Kubernetes cannot see that it is not root and refuses to start it. Write the number.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [250],
        Aliases = ["hadolint/DL3066"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not UserInstruction { Argument: { } argument } user || IsNumber(argument.Text))
        {
            return;
        }

        // hadolint knows ARG and nothing else to be a number perhaps.
        var scope = c.Node.File.Syntax.GetScope(user);
        var hasArgument = argument.References.Any(reference =>
            scope.Find(reference.Name) is { Origin: DockerVariableOrigin.Argument or DockerVariableOrigin.GlobalArgument });
        var value = c.Node.Expand(argument);
        if (!hasArgument)
        {
            var isLast = user.Stage is { IsFinal: true } stage && stage.GetLast(DockerInstructionKind.User) == user;
            c.Report(argument.Span, new DiagnosticDetails { IsOptIn = !isLast || !value.IsKnown || IsNumber(value.Value) }, argument.Text);
        }
    }, DockerInstructionKind.User);

    private static bool IsNumber(ReadOnlySpan<char> user)
    {
        var colon = user.IndexOf(':');
        user = (colon < 0 ? user : user[..colon]).Trim("\"' \t");
        return !user.IsEmpty && !user.ContainsAnyExceptInRange('0', '9');
    }
}
