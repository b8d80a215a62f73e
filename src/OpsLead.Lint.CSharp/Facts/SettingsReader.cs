using System.Collections.Immutable;
using System.Globalization;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Lists what the settings files beside a project supply. Source: "Configuration in ASP.NET Core", default sources, ASP.NET Core 10.</summary>
internal static class SettingsReader
{
    private const string Prefix = "appsettings.";
    private const string Suffix = ".json";

    /// <summary>Reads <c>appsettings.json</c> and <c>appsettings.Environment.json</c>.</summary>
    /// <param name="project">The project.</param>
    /// <param name="workspace">The files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The values in the order of files and text.</returns>
    public static ImmutableArray<ConfigurationSetting> Read(CSharpProject project, Workspace workspace, CancellationToken cancellationToken)
    {
        var settings = ImmutableArray.CreateBuilder<ConfigurationSetting>();
        foreach (var document in workspace.Documents)
        {
            if (document.Folder != project.Folder || !document.FileName.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                || !document.FileName.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var length = document.FileName.Length - Prefix.Length - Suffix.Length;
            if (ReadRoot(document) is { } root)
            {
                Add(settings, document, length > 0 ? document.FileName.Substring(Prefix.Length, length) : null, "", root);
            }
        }

        return settings.ToImmutable();
    }

    private static YamlNode? ReadRoot(SourceDocument document)
    {
        try
        {
            return YamlStream.ParseJson(document.GetText()).Documents is [{ Root: { } root }, ..] ? root : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Said by the engine when it read the file.
            return null;
        }
    }

    /// <summary>The values below a node; the parser bounds how deep they nest.</summary>
    private static void Add(
        ImmutableArray<ConfigurationSetting>.Builder settings, SourceDocument document, string? environment, string prefix, YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar key)
                {
                    var path = ConfigurationSections.Combine(prefix, key.Value);
                    AddValue(settings, document, environment, Fact<string>.Known(path, key.ContentSpan), entry.Value);
                }
            }
        }
        else if (node is YamlSequence sequence)
        {
            for (var i = 0; i < sequence.Items.Length; i++)
            {
                var key = ConfigurationSections.Combine(prefix, i.ToString(CultureInfo.InvariantCulture));
                AddValue(settings, document, environment, Fact<string>.Known(key, sequence.Items[i].Span), sequence.Items[i]);
            }
        }
    }

    private static void AddValue(
        ImmutableArray<ConfigurationSetting>.Builder settings, SourceDocument document, string? environment, Fact<string> key, YamlNode value)
    {
        if (value is YamlScalar scalar)
        {
            var isNull = scalar.Style == YamlScalarStyle.Plain && scalar.Value == "null";
            settings.Add(new ConfigurationSetting(
                document, key, isNull ? Fact<string>.Absent(scalar.ContentSpan) : Fact<string>.Known(scalar.Value, scalar.ContentSpan))
            {
                EnvironmentName = environment,
            });
        }
        else
        {
            Add(settings, document, environment, key.Value, value);
        }
    }
}
