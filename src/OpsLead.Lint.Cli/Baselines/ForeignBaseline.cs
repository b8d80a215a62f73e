using System.Collections.Immutable;
using System.Text.Json;

namespace OpsLead.Lint.Cli.Baselines;

/// <summary>
/// What another scanner of secrets knows already: the baseline of detect-secrets, or a report of gitleaks or betterleaks that they take as one. Nothing of
/// the values or their hashes is kept longer than it takes to compare them. Sources: detect-secrets 1.5, <c>.secrets.baseline</c>; gitleaks 8.29, report in JSON.
/// </summary>
/// <param name="Tool">The tool that wrote it.</param>
/// <param name="Entries">What it knows.</param>
internal sealed record ForeignBaseline(string Tool, ImmutableArray<ForeignBaselineEntry> Entries)
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">The path as it was written.</param>
    /// <param name="currentDirectory">What a relative path starts from.</param>
    /// <returns>What it knows.</returns>
    /// <exception cref="UsageException">It cannot be read, or is neither.</exception>
    public static ForeignBaseline Read(string name, string currentDirectory)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.GetFullPath(name, currentDirectory)));
            return document.RootElement switch
            {
                { ValueKind: JsonValueKind.Object } root when root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Object => ReadDetectSecrets(name, root, results),
                { ValueKind: JsonValueKind.Array } root => ReadGitleaks(name, root),
                _ => throw Unknown(name, "it has neither 'results' nor is it a list of findings"),
            };
        }
        catch (JsonException exception)
        {
            throw Unknown(name, $"line {exception.LineNumber + 1} does not parse as JSON");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{name}'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{name}' cannot be read: {(exception is UnauthorizedAccessException ? "permission denied, or it is a folder" : exception.Message.TrimEnd('.'))}.");
        }
    }

    private static ForeignBaseline ReadDetectSecrets(string name, JsonElement root, JsonElement results)
    {
        // Before 1.0 the file was another.
        if (GetText(root, "version") is not { } version || !version.StartsWith("1.", StringComparison.Ordinal))
        {
            throw Unknown(name, $"its version '{GetText(root, "version")}' is not 1; 'detect-secrets scan --baseline {name}' writes it anew");
        }

        var entries = ImmutableArray.CreateBuilder<ForeignBaselineEntry>();
        foreach (var file in results.EnumerateObject())
        {
            if (file.Value.ValueKind != JsonValueKind.Array)
            {
                throw Unknown(name, $"what it has for '{file.Name}' is no list");
            }

            foreach (var found in file.Value.EnumerateArray())
            {
                entries.Add(new ForeignBaselineEntry(Normalize(file.Name), GetNumber(found, "line_number"))
                {
                    Hash = GetText(found, "hashed_secret"),
                    IsAudited = found.ValueKind == JsonValueKind.Object && found.TryGetProperty("is_secret", out var audited) && audited.ValueKind == JsonValueKind.False,
                });
            }
        }

        return new ForeignBaseline("detect-secrets", entries.DrainToImmutable());
    }

    private static ForeignBaseline ReadGitleaks(string name, JsonElement root)
    {
        var entries = ImmutableArray.CreateBuilder<ForeignBaselineEntry>();
        foreach (var found in root.EnumerateArray())
        {
            if (GetText(found, "File") is not { } file || GetText(found, "RuleID") is not { } rule)
            {
                throw Unknown(name, "one of its findings has no 'File' or no 'RuleID'");
            }

            entries.Add(new ForeignBaselineEntry(Normalize(file), GetNumber(found, "StartLine"))
            {
                EndLine = GetNumber(found, "EndLine"),
                Check = rule,
                Value = GetText(found, "Secret") is { Length: > 0 } secret && secret != "REDACTED" && !secret.EndsWith("...", StringComparison.Ordinal) ? secret : null,
            });
        }

        return new ForeignBaseline(name.Contains("betterleaks", StringComparison.OrdinalIgnoreCase) ? "betterleaks" : "gitleaks", entries.DrainToImmutable());
    }

    private static string Normalize(string path)
    {
        path = path.Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static string? GetText(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int GetNumber(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static UsageException Unknown(string name, string reason) =>
        new($"'{name}' is neither a baseline of detect-secrets nor a report of gitleaks or betterleaks in JSON: {reason}.");
}

/// <summary>A secret that another scanner knows.</summary>
/// <param name="Path">The file's path as the scanner was run, with <c>/</c>.</param>
/// <param name="Line">The line it stood on, from one; 0 when nothing says so.</param>
internal sealed record ForeignBaselineEntry(string Path, int Line)
{
    /// <summary>The line it ended on, from one.</summary>
    public int EndLine { get; init; }

    /// <summary>detect-secrets' hash of the value, SHA-1 in hexadecimal digits; null for none.</summary>
    public string? Hash { get; init; }

    /// <summary>The value; null where the report leaves it out.</summary>
    public string? Value { get; init; }

    /// <summary>gitleaks' rule; null for none.</summary>
    public string? Check { get; init; }

    /// <summary>Whether a person said that it is no secret.</summary>
    public bool IsAudited { get; init; }
}
