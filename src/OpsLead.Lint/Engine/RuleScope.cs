using OpsLead.Lint.Text;

namespace OpsLead.Lint.Engine;

/// <summary>One rule at work on one file: what every per-file context reports through.</summary>
internal readonly struct RuleScope(FileAnalysis file, int rule)
{
    public FileAnalysis File { get; } = file;

    public int Rule { get; } = rule;

    public void Report(TextSpan span, ReadOnlySpan<string> arguments) => File.Report(Rule, span, details: null, arguments);

    public void Report(TextSpan span, DiagnosticDetails details, ReadOnlySpan<string> arguments) => File.Report(Rule, span, details, arguments);

    public string? GetOption(string name) => File.GetOption(Rule, name);

    public string? GetGlobalOption(string name) => File.GetGlobalOption(name);
}
