using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing;

/// <summary>One file of a case.</summary>
/// <param name="Path">Its path below the root.</param>
/// <param name="Source">Its text with marks.</param>
internal sealed record CaseFile(string Path, string Source)
{
    private MarkupText? markup;

    public MarkupText Markup => markup ??= MarkupText.Parse(Source);

    public CaseFile WithCarriageReturns() => new(Path, Source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
}

/// <summary>One case of one rule: the files as written, then each variant of them.</summary>
internal sealed class RuleCase
{
    private readonly Linter linter;
    private readonly Rule rule;
    private readonly RuleVerifierOptions options;

    public RuleCase(Rule rule, RuleVerifierOptions options)
    {
        this.rule = rule;
        this.options = options;
        var recorder = new EngineEventRecorder(recordsSyntaxErrors: !options.AllowsSyntaxErrors && rule is not EngineRule);
        linter = new Linter(new LintOptions
        {
            Rules = rule is EngineRule ? [rule, .. options.AdditionalRules] : [rule, .. options.AdditionalRules, recorder],
            Analyzers = options.Analyzers,
            Select = options.IsAsShipped ? [] : [.. options.Select.IsEmpty ? [rule.Descriptor.Id] : options.Select],
            ExtendSelect =
            [
                .. options.AdditionalRules.Select(static other => other.Descriptor.Id),
                .. rule is EngineRule ? Array.Empty<string>() : [EngineEventRecorder.Id],
            ],
            Configuration = options.Options.IsEmpty ? null : new CaseConfiguration(rule.Info, options.Options),
            MaxDegreeOfParallelism = 1,
        });
    }

    public void Verify(IReadOnlyList<CaseFile> files)
    {
        var findings = VerifySpans("As written", files, static text => text);
        VerifyFacts(findings);
        VerifyFixes("As written", files, options.FixedFiles.Select(static file => new CaseFile(file.Path, file.Markup)));
        if (options.Variants.HasFlag(CaseVariants.CarriageReturns))
        {
            var variant = files.Select(static file => file.WithCarriageReturns()).ToArray();
            var messages = VerifySpans("With CR LF line breaks", variant, static text => text).Select(
                static finding => finding.Message.ReplaceLineEndings("\n"));
            Expect(messages.SequenceEqual(findings.Select(static finding => finding.Message)), "With CR LF line breaks the messages differ", findings);
            VerifyFixes(
                "With CR LF line breaks",
                variant,
                options.FixedFiles.Select(static file => new CaseFile(file.Path, file.Markup).WithCarriageReturns()));
        }

        if (options.Variants.HasFlag(CaseVariants.ByteOrderMark))
        {
            VerifySpans("With a byte order mark", files, static text => '\uFEFF' + text);
        }

        if (options.Variants.HasFlag(CaseVariants.Suppression) && findings.Any(IsOwn))
        {
            VerifySuppression(
                "With a comment above each finding",
                files,
                (file, lines) => SuppressionVariant.AboveLines(file.Path, file.Markup.Text, lines, rule.Info.Name));
            VerifySuppression("With a comment for the whole file", files, (file, _) => SuppressionVariant.AtTop(file.Path, file.Markup.Text, rule.Info.Name));
        }
    }

    private ImmutableArray<Diagnostic> VerifySpans(string variant, IReadOnlyList<CaseFile> files, Func<string, string> encode)
    {
        var findings = Lint(Workspace.Create(files.Select(file => new SourceDocument(file.Path, encode(file.Markup.Text)))));
        CompareSpans(variant, files, findings);
        return findings;
    }

    private void CompareSpans(string variant, IEnumerable<CaseFile> files, IReadOnlyList<Diagnostic> findings)
    {
        var failure = new StringBuilder();
        foreach (var file in files)
        {
            var actual = findings.Where(finding => finding.Location.Document.Path == file.Path).Select(ToMarkedSpan).ToArray();
            var expected = file.Markup.Spans.Select(span => span.Id == rule.Descriptor.Id ? span with { Id = null } : span).ToArray();
            if (!expected.OrderBy(ToKey, StringComparer.Ordinal).SequenceEqual(actual.OrderBy(ToKey, StringComparer.Ordinal)))
            {
                failure.Append(MarkupComparison.Show(file.Path, MarkupText.Render(file.Markup.Text, expected), MarkupText.Render(file.Markup.Text, actual)));
            }
        }

        Expect(failure.Length == 0, $"{variant}, '{rule.Info}' finds other places than expected\n{failure}", findings);
    }

    private void VerifyFacts(IReadOnlyList<Diagnostic> all)
    {
        var findings = all.Where(IsOwn).ToArray();
        if (options.Message is not null)
        {
            Expect(findings.All(finding => finding.Message == options.Message), $"The message should be\n  {options.Message}", all);
        }

        if (!options.Messages.IsDefault)
        {
            Expect(
                findings.Select(static finding => finding.Message).SequenceEqual(options.Messages),
                $"The messages should be\n  {string.Join("\n  ", options.Messages)}",
                all);
        }

        if (options.Severity is { } severity)
        {
            Expect(findings.All(finding => finding.Severity == severity), $"The severity should be {severity}", all);
        }

        if (!options.Aliases.IsDefault)
        {
            Expect(
                findings.All(finding => finding.Aliases.Order(StringComparer.Ordinal).SequenceEqual(options.Aliases.Order(StringComparer.Ordinal))),
                $"The aliases should be {string.Join(", ", options.Aliases)}, "
                    + $"and are {string.Join("; ", findings.Select(static finding => string.Join(", ", finding.Aliases)))}",
                all);
        }

        foreach (var finding in rule is EngineRule ? [] : findings)
        {
            foreach (var problem in MessageStyle.Check(MessageStyle.ToFormat(finding)))
            {
                Expect(false, problem, [finding]);
            }
        }

        foreach (var finding in findings.Where(static finding => finding.Fix is not null))
        {
            Expect(
                !finding.Fix!.Title.EndsWith('.') && finding.Fix.Title.Length > 0,
                $"A fix's title is an imperative without a full stop, not '{finding.Fix.Title}'",
                [finding]);
        }
    }

    private void VerifyFixes(string variant, IReadOnlyList<CaseFile> files, IEnumerable<CaseFile> expected)
    {
        var workspace = Workspace.Create(files.Select(static file => new SourceDocument(file.Path, file.Markup.Text)));
        var findings = Lint(workspace);
        if (findings.All(static finding => finding.Fix is null))
        {
            Expect(options.FixedFiles.IsEmpty, $"{variant}, no finding offers a fix", findings);
            return;
        }

        var result = FixEngine.Apply(linter, workspace, includeUnsafe: true);
        ExpectNoEvents(result.Result.Diagnostics);
        foreach (var change in result.Changes)
        {
            workspace = workspace.WithDocument(new SourceDocument(change.Document.Path, change.After));
        }

        findings = Lint(workspace);
        foreach (var file in expected)
        {
            Expect(workspace.TryGetDocument(file.Path, out var document), $"There is no file '{file.Path}' to fix", findings);
            var actual = document!.GetText().Text;
            Expect(
                actual == file.Markup.Text,
                $"{variant}, the fix gives another text than expected\n{MarkupComparison.Show(file.Path, file.Markup.Text, actual)}",
                findings);
            CompareSpans(variant + " and fixed", [file], findings);
        }

        var left = findings.Where(static finding => finding.Fix is not null).ToArray();
        Expect(left.Length == 0, $"{variant}, applied a second time the fix would change the text again\n{Show(workspace)}", left);
    }

    private void VerifySuppression(string variant, IReadOnlyList<CaseFile> files, Func<CaseFile, IEnumerable<int>, string?> write)
    {
        var workspace = Workspace.Empty;
        var ids = new HashSet<string?> { null, rule.Descriptor.Id };
        foreach (var file in files)
        {
            var text = SourceText.From(file.Markup.Text);
            var lines = file.Markup.Spans.Where(span => ids.Contains(span.Id)).Select(span => text.GetLineIndex(span.Span.Start)).ToArray();
            if ((lines.Length == 0 ? file.Markup.Text : write(file, lines)) is not { } written)
            {
                return;
            }

            workspace = workspace.WithDocument(file.Path, written);
        }

        var findings = Lint(workspace).Where(IsOwn).ToArray();
        Expect(findings.Length == 0, $"{variant}, '{rule.Info}' is not silent\n{Show(workspace)}", findings);
    }

    private ImmutableArray<Diagnostic> Lint(Workspace workspace)
    {
        var findings = linter.Lint(workspace).Diagnostics;
        ExpectNoEvents(findings);
        return findings;
    }

    private static void ExpectNoEvents(IEnumerable<Diagnostic> findings)
    {
        var events = findings.Where(static finding => finding.Rule.Descriptor.Id == EngineEventRecorder.Id).ToArray();
        Expect(events.Length == 0, "The case proves nothing", events);
    }

    private static string Show(Workspace workspace) => string.Join("\n", workspace.Documents.Select(static document => document.GetText().Text));

    private bool IsOwn(Diagnostic finding) => finding.Rule.Descriptor.Id == rule.Descriptor.Id;

    private MarkedSpan ToMarkedSpan(Diagnostic finding) => new(finding.Location.Span, IsOwn(finding) ? null : finding.Rule.Descriptor.Id);

    private static string ToKey(MarkedSpan span) => $"{span.Span.Start:D9} {span.Span.Length:D9} {span.Id}";

    private static void Expect(bool condition, string failure, IEnumerable<Diagnostic> findings)
    {
        if (!condition)
        {
            throw new AssertionException($"{failure}\nfindings:\n{string.Concat(findings.Select(static finding => $"  {ConciseOutput.Format(finding)}\n"))}");
        }
    }
}
