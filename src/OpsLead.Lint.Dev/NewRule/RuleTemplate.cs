using System.Collections.Immutable;

namespace OpsLead.Lint.Dev.NewRule;

/// <summary>How a new rule of one folder begins.</summary>
/// <param name="Folder">The folder below <c>rules/</c>.</param>
/// <param name="Language">The input; its number is the thousand of the ids.</param>
/// <param name="BaseClass">The class that rules derive from.</param>
/// <param name="Context">The parameter of <c>Initialize</c>.</param>
/// <param name="Registration">The statement that registers the usual callback; it compiles and reports nothing.</param>
/// <param name="Fence">The info string of the page's blocks.</param>
/// <param name="Verify">The method of the verifier for the usual file.</param>
internal sealed record RuleTemplate(
    string Folder,
    RuleLanguage Language,
    string BaseClass,
    string Context,
    string Registration,
    string Fence,
    string Verify)
{
    /// <summary>All folders, by thousand.</summary>
    public static ImmutableArray<RuleTemplate> All { get; } =
    [
        new(
            "Kubernetes",
            RuleLanguage.Kubernetes,
            "KubernetesRule",
            "KubernetesContext",
            "context.RegisterContainerAction(static c => _ = c.Node.Anchor);",
            "yaml deploy/web.yaml",
            "VerifyKubernetes"),
        new(
            "Docker",
            RuleLanguage.Docker,
            "DockerRule",
            "DockerContext",
            "context.RegisterStageAction(static c => _ = c.Node);",
            "dockerfile Dockerfile",
            "VerifyDockerfile"),
        new(
            "Compose",
            RuleLanguage.Compose,
            "ComposeRule",
            "ComposeContext",
            "context.RegisterServiceAction(static c => _ = c.Node);",
            "yaml compose.yaml",
            "VerifyCompose"),
        new(
            "Workflows",
            RuleLanguage.Workflows,
            "WorkflowRule",
            "WorkflowContext",
            "context.RegisterStepAction(static c => _ = c.Node);",
            "yaml .github/workflows/ci.yml",
            "VerifyWorkflow"),
        new(
            "Secrets",
            RuleLanguage.Secrets,
            "SecretRule",
            "SecretContext",
            "context.RegisterSecretAction(SecretDecision.Password, static c => _ = c.Node);",
            "text config/app.conf",
            "VerifyText"),
        new(
            "CSharp",
            RuleLanguage.CSharp,
            "CSharpRule",
            "AnalysisContext",
            "context.RegisterCompilationAction(static c => c.CancellationToken.ThrowIfCancellationRequested());",
            "csharp Program.cs",
            "Verify"),
        new(
            "Workspace",
            RuleLanguage.Workspace,
            "WorkspaceRule",
            "WorkspaceContext",
            "context.RegisterWorkspaceAction(static c => _ = c.Workspace);",
            "yaml deploy/web.yaml",
            "VerifyWorkspace"),
        new(
            "Engine",
            RuleLanguage.Engine,
            "EngineRule",
            "EngineContext",
            "context.RegisterEventAction(EngineEventKind.Skipped, static c => _ = c.Event);",
            "yaml deploy/web.yaml",
            "VerifyKubernetes"),
    ];

    /// <summary>The rule's source.</summary>
    public string GetSource(string id, string name) => Language == RuleLanguage.CSharp ? GetCSharpSource(id, name) :
        $$"""
        namespace OpsLead.Lint.Rules.{{Folder}};

        /// <summary>Finds what "{{RuleName.ToTitle(name)}}" mends.</summary>
        internal sealed class {{name}} : {{BaseClass}}
        {
            /// <inheritdoc/>
            public override RuleDescriptor Descriptor { get; } = new(
                "{{id}}",
                "{{RuleName.ToTitle(name)}}",
                "Say what is wrong with '{0}'. Say what to do.",
                RuleCategory.Reliability,
                RuleSeverity.Warning)
            {
                Precision = RulePrecision.High,
                Aliases = [],
            };

            /// <inheritdoc/>
            public override void Initialize({{Context}} context) =>
                {{Registration}}
        }

        """;

    /// <summary>The rule's page: every section, to be filled.</summary>
    public string GetPage(string name) =>
        $"""
        # {RuleName.ToTitle(name)}

        ## Why

        ## Bad
        ```{Fence}
        ```

        ## Good
        ```{Fence}
        ```

        ## When to ignore

        """;

    /// <summary>The rule's first test: red, and its failure says what to do.</summary>
    public string GetTest(string id, string name) =>
        $$"""
        namespace OpsLead.Lint.Rules.{{Folder}}.Tests;

        public sealed class {{name}}Tests
        {
            [Test]
            public void It_finds_the_defect() => Assert.Fail(
                "{{name}} has no example yet. First, replace this by RuleVerifier<{{name}}>.{{Verify}}(...) with [|...|] around the characters at fault: "
                + "three cases that fire and three that are silent. Second, report them in rules/{{Folder}}/{{id}}.{{name}}.cs, with the message people need. "
                + "Third, fill rules/{{Folder}}/{{id}}.md; 'dotnet run --project src/OpsLead.Lint.Dev -- docs' writes the outputs.");
        }

        """;

    // Release tracking reads literals only, so a C# rule states its descriptor twice; a test compares the two.
    private static string GetCSharpSource(string id, string name) =>
        $$"""
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        namespace OpsLead.Lint.Rules.CSharp;

        /// <summary>Finds what "{{RuleName.ToTitle(name)}}" mends.</summary>
        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        internal sealed class {{name}} : CSharpRule
        {
            private const string Id = "{{id}}";
            private const string Title = "{{RuleName.ToTitle(name)}}";
            private const string Message = "Say what is wrong with '{0}'. Say what to do.";

            private static readonly DiagnosticDescriptor Rule =
                new(Id, Title, Message, "Reliability", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + Id + ".md");

            /// <inheritdoc/>
            public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
            {
                Precision = RulePrecision.High,
            };

            /// <inheritdoc/>
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

            /// <inheritdoc/>
            protected override void RegisterActions(AnalysisContext context) =>
                context.RegisterCompilationAction(static c => c.CancellationToken.ThrowIfCancellationRequested());
        }

        """;
}
