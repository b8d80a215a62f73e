namespace OpsLead.Lint.Testing;

/// <summary>
/// 
/// Verifies one rule by examples. The finding's characters are marked in the text (see <see cref="MarkupText"/>); a text without
/// marks must be silent. Every case is also run with CR LF line breaks, with a byte order mark, with suppressions, and with its
/// fixes applied: once they are, nothing is left to fix. A rule that throws fails the case.
/// 
/// </summary>
/// <typeparam name="TRule">The rule, which is selected by its id, so that it runs even when it is off by default.</typeparam>
public static class RuleVerifier<TRule>
    where TRule : Rule, new()
{
    /// <summary>Verifies a file.</summary>
    /// <param name="path">Its path below the workspace's root.</param>
    /// <param name="markup">Its text with the findings marked.</param>
    /// <param name="fixedText">Its text once the fixes are applied, what is then still found marked; null to check only that fixing comes to an end.</param>
    /// <param name="options">What else is expected; null for nothing.</param>
    /// <exception cref="NUnit.Framework.AssertionException">The rule does otherwise.</exception>
    public static void Verify(string path, string markup, string? fixedText = null, RuleVerifierOptions? options = null)
    {
        options ??= new RuleVerifierOptions();
        VerifyWorkspace(fixedText is null ? options : options with { FixedFiles = [(path, fixedText)] }, (path, markup));
    }

    /// <summary>Verifies a Kubernetes manifest, <c>deploy/app.yaml</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyKubernetes(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Kubernetes, markup, fixedText, options);

    /// <summary>Verifies a <c>Dockerfile</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyDockerfile(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Dockerfile, markup, fixedText, options);

    /// <summary>Verifies a <c>compose.yaml</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyCompose(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Compose, markup, fixedText, options);

    /// <summary>Verifies a workflow, <c>.github/workflows/ci.yml</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyWorkflow(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Workflow, markup, fixedText, options);

    /// <summary>Verifies an action, <c>.github/actions/build/action.yml</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyAction(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Action, markup, fixedText, options);

    /// <summary>Verifies a C# source, <c>Program.cs</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyCSharp(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.CSharp, markup, fixedText, options);

    /// <summary>Verifies an <c>appsettings.json</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyAppSettings(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.AppSettings, markup, fixedText, options);

    /// <summary>Verifies a file of environment variables, <c>.env</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyEnvironment(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Environment, markup, fixedText, options);

    /// <summary>Verifies a text that nothing parses, <c>notes.txt</c>.</summary>
    /// <inheritdoc cref="Verify"/>
    public static void VerifyText(string markup, string? fixedText = null, RuleVerifierOptions? options = null) =>
        Verify(DefaultPaths.Text, markup, fixedText, options);

    /// <summary>Verifies several files as one workspace.</summary>
    /// <param name="files">Their paths and texts with the findings marked.</param>
    /// <exception cref="NUnit.Framework.AssertionException">The rule does otherwise.</exception>
    public static void VerifyWorkspace(params ReadOnlySpan<(string Path, string Markup)> files) => VerifyWorkspace(new RuleVerifierOptions(), files);

    /// <summary>Verifies several files as one workspace.</summary>
    /// <param name="options">What else is expected.</param>
    /// <param name="files">Their paths and texts with the findings marked.</param>
    /// <exception cref="NUnit.Framework.AssertionException">The rule does otherwise.</exception>
    public static void VerifyWorkspace(RuleVerifierOptions options, params ReadOnlySpan<(string Path, string Markup)> files)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cases = new List<CaseFile>(files.Length);
        foreach (var (path, markup) in files)
        {
            cases.Add(new CaseFile(path, markup));
        }

        new RuleCase(new TRule(), options).Verify(cases);
    }
}
