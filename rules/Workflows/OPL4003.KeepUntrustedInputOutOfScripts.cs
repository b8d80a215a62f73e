using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds texts of strangers that become part of a script.</summary>
internal sealed class KeepUntrustedInputOutOfScripts : WorkflowRule
{
    private const string Zizmor = "zizmor/template-injection";
    private const string Called = "'{0}' becomes part of the script, and '{2}' hands it '{1}', which anybody can write. Pass it through 'env' and read the variable in quotes.";
    private const string Indirect = "'{0}' holds '{1}', which anybody can write, and becomes part of the script before the shell reads it. Pass it through 'env' and read the variable in quotes.";
    private const string Whole = "'{0}' holds texts that anybody can write, and becomes part of the script. Pass it through 'env' and read it there.";
    private const string Trusted = "'{0}' becomes part of the script before the shell reads it. Pass it through 'env' and read the variable in quotes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4003",
        "Keep untrusted input out of scripts",
        "Anybody can write '{0}', and it becomes part of the script before the shell reads it. Pass it through 'env' and read the variable in quotes.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 9.3,
        Weaknesses = [78, 94],
        Aliases = [Zizmor, "actionlint/expression", "poutine/injection", "octoscan/expression-injection", "checkov/CKV_GHA_2"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterExpressionAction(static c =>
        {
            if (!IsCode(c.Node))
            {
                return;
            }

            foreach (var source in ExpressionFlow.GetSources(c.Node.Expression))
            {
                CheckSource(c, source, source.GetContextPath()!);
            }
        });
        context.RegisterWorkspaceAction(CheckCalls);
    }

    // From the callers that hand on what anybody can write, through those that hand on their own inputs, to the scripts.
    private static void CheckCalls(WorkspaceAnalysisContext c)
    {
        var sinks = c.GetFacts<InputSinkFact>();
        if (sinks.Count == 0)
        {
            return;
        }

        var passes = c.GetFacts<InputPassFact>();
        var forwards = passes.Where(static pass => pass.Origin.IsInput).ToLookup(static pass => (GetTarget(pass.Document), pass.Origin.Source["inputs.".Length..].ToUpperInvariant()));
        var reached = new Dictionary<(string Target, string Input), ImmutableArray<InputPassFact>>();
        var next = new Queue<ImmutableArray<InputPassFact>>(passes.Where(static pass => !pass.Origin.IsInput).Select(static pass => ImmutableArray.Create(pass)));
        while (next.TryDequeue(out var way))
        {
            var key = (way[^1].Target, way[^1].Input);
            if (reached.TryAdd(key, way))
            {
                foreach (var forward in forwards[key])
                {
                    next.Enqueue(way.Add(forward));
                }
            }
        }

        foreach (var sink in sinks)
        {
            if (reached.TryGetValue((GetTarget(sink.Document), sink.Input), out var way))
            {
                c.Report(
                    sink.Document,
                    sink.Span,
                    new DiagnosticDetails
                    {
                        MessageFormat = Called,
                        Related = [.. sink.Steps],
                        RelatedDocuments = [.. way.Select(static pass => new RelatedDocumentSpan(pass.Document, pass.Span, $"Handed to the input '{pass.Input.ToLowerInvariant()}'"))],
                    },
                    sink.Path,
                    way[0].Origin.Source,
                    way[0].Document.Path);
            }
        }
    }

    // An action is called by its folder, a workflow by its path.
    private static string GetTarget(SourceDocument document) => document.FileName is "action.yml" or "action.yaml" ? document.Folder : document.Path;

    private static bool IsCode(ExpressionSite site) =>
        site.IsInScript || (site.Step?.Uses is { } uses && CodeInputs.IsCode(uses, site.Key) && ReferenceEquals(site.Step.GetInput(site.Key), site.Scalar));

    private static void CheckSource(NodeContext<ExpressionSite> c, ExpressionNode source, string path)
    {
        var site = c.Node;
        var span = site.GetFileSpan(source.Span);
        if (UntrustedContexts.IsUntrusted(path))
        {
            c.Report(span, new DiagnosticDetails { Fix = ScriptVariable.TryMove(c.Text, site, source) }, path);
        }
        else if (source.Parent is FunctionCallExpression && UntrustedContexts.HoldsUntrusted(path))
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Whole }, path);
        }
        else if (site.Flow?.Find(site.Step, site.Job, path) is { IsInput: false } origin)
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Indirect, Related = origin.Steps }, path, origin.Source);
        }
        else if (!UntrustedContexts.IsHarmless(path) && !IsTypedInput(site, path))
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Trusted, IsOptIn = true, Aliases = [Zizmor], Severity = RuleSeverity.Note }, path);
        }
    }

    // A number and a truth value hold nothing that a shell acts on.
    private static bool IsTypedInput(ExpressionSite site, string path)
    {
        const string Prefix = "inputs.";
        if (site.Job is null || !path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var trigger in site.Job.Workflow.Triggers)
        {
            if (trigger.Configuration is { } configuration && configuration.TryGetMapping("inputs", out var inputs)
                && inputs.TryGetMapping(path[Prefix.Length..], out var input) && input.TryGetScalar("type", out var type) && type.Value is "boolean" or "number")
            {
                return true;
            }
        }

        return false;
    }
}
