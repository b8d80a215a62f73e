using System.Globalization;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Secrets;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>explain FILE:LINE</c>: what is reported on a line, what is silenced there and by what, and why the rest is not reported. It shows no value.</summary>
/// <param name="host">The machine.</param>
/// <param name="options">How <c>check</c> would be run.</param>
internal sealed class PlaceExplanation(CommandHost host, CheckOptions options)
{
    // What is looked at and is none; a line of a minified file has thousands.
    private const int MaxRejections = 20;

    /// <summary>Explains a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The exit code.</returns>
    public int Run(AskedPlace place)
    {
        var report = Lint(["."], options.Select);
        var isFound = report.Paths.Contains(place.Path);
        var alone = Lint([place.Path], ["*"]);
        report = isFound ? report : Lint([place.Path], options.Select);
        if (options.Changes.Baseline is { } name)
        {
            var match = BaselineFile.Match(BaselineFile.Read(name, host.CurrentDirectory), report);
            report = report with { Diagnostics = match.Result.Diagnostics, Suppressed = match.Result.Suppressed };
        }

        if (alone.Skipped is [var skipped, ..])
        {
            host.Output.Write(System.Text.Encoding.UTF8.GetBytes($"{PrintableText.Escape(place.ToString())}\n  The file is not looked at: {skipped.Reason}.\n"));
            return ExitCode.Clean;
        }

        var document = new SourceDocument(place.Path, () => FileLoader.Load(Path.GetFullPath(place.Path, host.CurrentDirectory)));
        var text = document.GetText();
        if (place.Line > text.LineCount)
        {
            throw new UsageException($"'{place.Path}' has {text.LineCount} lines.");
        }

        using var output = CommandHost.CreateWriter(host.Output);
        output.WriteLine(PrintableText.Escape(place.ToString()));
        if (!isFound)
        {
            output.WriteLine("  'check' passes over the file: something ignores or excludes it, or it lies outside the folder. Named as a path it is looked at.");
        }

        var span = place.GetSpan(text);
        var count = WriteFindings(output, report, place.Path, span);
        count += WriteSilent(output, report, alone, document, span);
        count += WriteSecrets(output, report, alone, document, text, span);
        if (count == 0)
        {
            output.WriteLine(
                $"  Nothing is reported, and nothing was taken for a secret: no prefix of a token, no value under a name that says secret, no password in a URI, no key. The file was looked at as {RuleFacts.ToKebabCase(DocumentClassifier.Classify(document.Path, text))}.");
        }

        return ExitCode.Clean;
    }

    private LintReport Lint(IReadOnlyList<string> paths, IReadOnlyList<string> select) => new CheckRun(host, options with
    {
        Input = new InputSettings { Paths = paths },
        Select = select,
        ExtendSelect = select is ["*"] ? [] : options.ExtendSelect,
        Ignore = select is ["*"] ? [] : options.Ignore,
    }).Lint();

    private static int WriteFindings(StreamWriter output, LintReport report, string path, TextSpan span)
    {
        var count = 0;
        foreach (var diagnostic in At(report.Diagnostics, path, span))
        {
            count++;
            output.WriteLine($"  {SeverityNames.Of(diagnostic.Severity)} {Name(diagnostic.Rule)}: {PrintableText.Escape(diagnostic.Message)}");
        }

        foreach (var diagnostic in At(report.Suppressed, path, span))
        {
            count++;
            var reason = diagnostic.Suppression!.Justification is { Length: > 0 } said ? $", {PrintableText.Escape(said)}" : "";
            output.WriteLine($"  silenced by {diagnostic.Suppression.Origin}{reason}: {Name(diagnostic.Rule)}: {PrintableText.Escape(diagnostic.Message)}");
        }

        return count;
    }

    // What another selection or configuration would report.
    private int WriteSilent(StreamWriter output, LintReport report, LintReport all, SourceDocument document, TextSpan span)
    {
        var said = At(report.Diagnostics, document.Path, span).Concat(At(report.Suppressed, document.Path, span)).Select(static diagnostic => diagnostic.Rule).ToHashSet();
        var count = 0;
        foreach (var rule in At(all.Diagnostics, document.Path, span).Concat(At(all.Suppressed, document.Path, span)).Select(static diagnostic => diagnostic.Rule).Distinct())
        {
            if (said.Contains(rule) || rule.PointsAtSecrets)
            {
                continue;
            }

            count++;
            output.WriteLine($"  not reported: {Name(rule)}, {GetReason(rule, document)}.");
        }

        return count;
    }

    private string GetReason(RuleInfo rule, SourceDocument document)
    {
        var configuration = Configure(document);
        return options.Ignore.Count > 0 || options.Select.Count > 0 ? "which the command line does not select"
            : configuration?.GetSeverity(document, rule) is ConfiguredSeverity.None ? $"which {GetSource(configuration, document, rule)} turns off"
            : !rule.Descriptor.IsEnabledByDefault ? "which is off by default"
            : PathConventions.IsOutsideProduction(document.Path) ? "which is about production alone, and this path is a test's, a sample's or a developer's"
            : "which is sure of it only in part; selected by its name it speaks";
    }

    private string GetReason(LintReport all, TextSpan span, SourceDocument document) =>
        At(all.Diagnostics, document.Path, span).Concat(At(all.Suppressed, document.Path, span)).FirstOrDefault(static diagnostic => diagnostic.Rule.PointsAtSecrets) is { } diagnostic
            ? $"{Name(diagnostic.Rule)}, {GetReason(diagnostic.Rule, document)}"
            : "another rule, which knows the structure of the file";

    private string GetSource(RepositoryConfiguration configuration, SourceDocument document, RuleInfo rule) => configuration.Editor?.FindSource(document, rule) is { } file
        ? $"'{PrintableText.Escape(Path.GetRelativePath(host.CurrentDirectory, file).Replace('\\', '/'))}'"
        : "the configuration";

    private RepositoryConfiguration? Configure(SourceDocument document)
    {
        var located = new LocatedWorkspace(".", null, [new LocatedDocument(document, Path.GetFullPath(document.Path, host.CurrentDirectory).Replace('\\', '/'))]);
        return RepositoryConfiguration.Find([located], options.Changes.HonorsForeignConfiguration ? new ForeignConfigurationFinder(host.CurrentDirectory).Find([located], host.CreateRules().GetInfos()) : null);
    }

    private int WriteSecrets(StreamWriter output, LintReport report, LintReport all, SourceDocument document, SourceText text, TextSpan span)
    {
        var linter = new Linter(new LintOptions { Rules = host.CreateRules().Rules });
        var explanation = linter.ExplainSecrets(document);
        var reported = At(report.Diagnostics, document.Path, span).Concat(At(report.Suppressed, document.Path, span))
            .Where(static diagnostic => diagnostic.Rule.PointsAtSecrets)
            .SelectMany(static diagnostic => diagnostic.RelatedLocations.Select(static related => related.Location).Append(diagnostic.Location))
            .Select(static location => location.Span)
            .ToList();
        var known = new List<TextSpan>(reported);
        var lines = new List<string>();
        foreach (var candidate in explanation.Candidates)
        {
            if (!Touches(candidate.Span, span) || reported.Exists(candidate.Span.OverlapsWith))
            {
                continue;
            }

            known.Add(candidate.Span);
            lines.Add(candidate.Grade == SecretGrade.Weak
                ? $"  not reported: {Describe(candidate, text)}: {SecretExplanation.GetWeakness(text.Text, candidate)}. 'check --select secrets' reports it."
                : $"  not reported: {Describe(candidate, text)}: that is for {GetReason(all, candidate.Span, document)}.");
        }

        // Of what is a secret of one kind it need not be said that it is none of others.
        foreach (var rejection in explanation.Rejections.Where(rejection => Touches(rejection.Span, span) && !known.Exists(rejection.Span.OverlapsWith) && !known.Exists(one => one.Contains(rejection.Span.Start)))
            .OrderBy(static rejection => rejection.Span.Start).ThenBy(static rejection => rejection.KindName, StringComparer.Ordinal).Take(MaxRejections))
        {
            lines.Add($"  no secret: the text at {Position(text, rejection.Span.Start)} is no {rejection.KindName}: {rejection.Reason}.");
        }

        foreach (var line in lines.Distinct())
        {
            output.WriteLine(line);
        }

        return lines.Count;
    }

    private static string Describe(in SecretCandidate candidate, SourceText text) => string.Create(
        CultureInfo.InvariantCulture,
        $"{candidate.Kind.Name} at {Position(text, candidate.Span.Start)} ({candidate.Span.Length} characters)");

    private static string Position(SourceText text, int position)
    {
        var found = text.GetLinePosition(position);
        return string.Create(CultureInfo.InvariantCulture, $"{found.Line + 1}:{found.Character + 1}");
    }

    private static IEnumerable<Diagnostic> At(IEnumerable<Diagnostic> diagnostics, string path, TextSpan span) =>
        diagnostics.Where(diagnostic => diagnostic.Location.Document.DisplayPath == path
            && (Touches(diagnostic.Location.Span, span) || diagnostic.RelatedLocations.Any(related => related.Location.Document.DisplayPath == path && Touches(related.Location.Span, span))));

    private static bool Touches(TextSpan found, TextSpan asked) => found.Start <= asked.End && found.End >= asked.Start;

    private static string Name(RuleInfo rule) => $"{rule.Descriptor.Id} {rule.Name}";
}

/// <summary>A place that somebody asks about.</summary>
/// <param name="Path">The file below the current folder, with <c>/</c>.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column, from one; null for the whole line.</param>
internal sealed record AskedPlace(string Path, int Line, int? Column)
{
    /// <summary>Reads a place.</summary>
    /// <param name="text"><c>FILE:LINE</c> or <c>FILE:LINE:COLUMN</c>.</param>
    /// <param name="currentDirectory">What a relative path starts from.</param>
    /// <returns>The place; null when the text is none.</returns>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static AskedPlace? TryParse(string text, string currentDirectory)
    {
        var (rest, last) = Split(text);
        if (last is null)
        {
            return null;
        }

        var (path, line) = Split(rest);
        var place = line is null ? new AskedPlace(rest, last.Value, null) : new AskedPlace(path, line.Value, last);
        var fullPath = System.IO.Path.GetFullPath(place.Path, currentDirectory);
        return File.Exists(fullPath)
            ? place with { Path = System.IO.Path.GetRelativePath(currentDirectory, fullPath).Replace('\\', '/') }
            : throw new UsageException($"There is no file '{place.Path}'.");
    }

    /// <summary>The characters that are asked about.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The line, or one place in it.</returns>
    public TextSpan GetSpan(SourceText text)
    {
        var line = text.GetLineSpan(Line - 1);
        return Column is { } column ? new TextSpan(Math.Min(line.Start + column - 1, line.End), 0) : line;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}") + (Column is { } column ? string.Create(CultureInfo.InvariantCulture, $":{column}") : "");

    private static (string Before, int? Number) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? (text[..colon], number) : (text, null);
    }
}
