using OpsLead.Lint.Compose;
using OpsLead.Lint.Schemas;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>A rule that reports one kind of difference between Compose files and their schema.</summary>
internal abstract class ComposeSchemaRule : ComposeRule
{
    /// <summary>The peer's name for all of them.</summary>
    protected const string Alias = "dclint/invalid-schema";

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(c =>
    {
        foreach (var violation in ComposeSchemaCheck.Get(c.Node))
        {
            Report(c, violation);
        }
    });

    /// <summary>Reports a difference if it is one of the rule's.</summary>
    protected abstract void Report(NodeContext<ComposeFile> context, SchemaViolation violation);
}
