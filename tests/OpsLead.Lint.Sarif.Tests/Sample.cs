using System.Text;
using System.Text.Json.Nodes;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif.Tests;

/// <summary>Hand-made rules, documents and findings, and the log they give.</summary>
internal static class Sample
{
    public const string Page = """
        # Pin the base image

        ## Why
        A base image without a tag is whatever was
        pushed last. Two builds differ.

        ## Bad
        ```dockerfile
        FROM debian
        ```
        """;

    public static RuleInfo PinBaseImage { get; } = new(
        new RuleDescriptor("OPL2001", "Pin the base image", "Image '{0}' has no tag. Pin a version.", RuleCategory.Reliability, RuleSeverity.Warning)
        {
            Practice = Practice.ImageScanning,
            Aliases = ["hadolint/DL3006", "trivy/DS-0001"],
        },
        "PinBaseImage",
        RuleLanguage.Docker,
        static () => Page);

    public static RuleInfo RunAsUser { get; } = new(
        new RuleDescriptor("OPL2002", "Run as a user", "The image runs as root. Add a USER instruction.", RuleCategory.Security, RuleSeverity.Error)
        {
            Precision = RulePrecision.Medium,
            IsEnabledByDefault = false,
            SecuritySeverity = 7.5,
            Weaknesses = [250, 79],
        },
        "RunAsUser",
        RuleLanguage.Docker,
        static () => null);

    public static RuleInfo KeepTokenOut { get; } = new(
        new RuleDescriptor("OPL5001", "Keep the token out", "A token of '{0}' stands in the file. Revoke it.", RuleCategory.Security, RuleSeverity.Error) { SecuritySeverity = 9.1 },
        "KeepTokenOut",
        RuleLanguage.Secrets,
        static () => null);

    public static SourceDocument Dockerfile(string text = "FROM debian\nRUN make\n", string path = "Dockerfile") => new(path, text);

    /// <summary>A finding at the first occurrence of some characters.</summary>
    public static Diagnostic Finding(RuleInfo rule, SourceDocument document, string at, string? message = null)
    {
        var text = document.GetText();
        var start = text.Text.IndexOf(at, StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative, "the document holds the characters");
        return new Diagnostic
        {
            Rule = rule,
            Severity = rule.Descriptor.DefaultSeverity,
            Message = message ?? string.Format(null, rule.Descriptor.MessageFormat, at),
            Arguments = [at],
            HasDescriptorMessage = message is null,
            Location = Location.Create(document, text, new TextSpan(start, at.Length)),
            Aliases = [.. rule.Descriptor.Aliases],
        };
    }

    public static SarifReport Report(params Diagnostic[] diagnostics) =>
        new() { Rules = [PinBaseImage, RunAsUser, KeepTokenOut], Diagnostics = diagnostics, ToolVersion = "1.2.3" };

    public static string Write(SarifReport report)
    {
        using var stream = new MemoryStream();
        SarifReporter.Write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static JsonNode Run(SarifReport report) => JsonNode.Parse(Write(report))!["runs"]![0]!;

    public static JsonNode Result(Diagnostic diagnostic) => Run(Report(diagnostic))["results"]![0]!;

    /// <summary>A part of a log, without white space.</summary>
    public static string? Compact(this JsonNode? node) => node?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
