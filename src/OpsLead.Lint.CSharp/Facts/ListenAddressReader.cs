using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Text;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Gathers the addresses that a program binds to: in its code, and in the settings files that ship with it.</summary>
/// <param name="workspace">The files.</param>
/// <param name="texts">Resolves what the code of one file leaves open.</param>
internal sealed class ListenAddressReader(Workspace workspace, TextResolver texts)
{
    private readonly ImmutableArray<ListenAddress>.Builder addresses = ImmutableArray.CreateBuilder<ListenAddress>();
    private ListenAddressSource source;

    /// <summary>What has been found so far, code before settings.</summary>
    public ImmutableArray<ListenAddress> Addresses => addresses.ToImmutable();

    /// <summary>Whether an address is computed, or is no address at all but a socket.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Reads the code of a project.</summary>
    /// <param name="project">The compiled project.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void ReadCode(ProjectCompilation project, CancellationToken cancellationToken)
    {
        foreach (var (tree, document) in project.Documents)
        {
            var bindings = ListenBindings.Find(project.Compilation.GetSemanticModel(tree), cancellationToken);
            HasUnknown |= bindings.HasOtherListeners;
            foreach (var binding in bindings.All)
            {
                if (binding.IsDevelopmentOnly)
                {
                    continue;
                }

                if (binding is { Expression: { } expression } && (binding.Host is null || binding.Port is null))
                {
                    ReadExpression(binding, expression, document);
                }
                else
                {
                    HasUnknown |= binding.Host is null || binding.Port is null;
                    var span = binding.Location.SourceSpan;
                    Add(document, binding.Scheme, binding.Host, binding.Port, new TextSpan(span.Start, span.Length));
                }
            }
        }
    }

    /// <summary>Reads <c>appsettings.json</c> and <c>appsettings.Production.json</c> beside the project.</summary>
    /// <param name="project">The project.</param>
    public void ReadSettings(CSharpProject project)
    {
        source = ListenAddressSource.Settings;
        foreach (var name in (ReadOnlySpan<string>)["appsettings.json", "appsettings.Production.json"])
        {
            var path = project.Folder.Length == 0 ? name : project.Folder + "/" + name;
            if (workspace.TryGetDocument(path, out var document) && TryRead(document) is { } text
                && YamlStream.ParseJson(text).Documents is [{ Root: YamlMapping root }, ..])
            {
                ReadSettings(document, root);
            }
        }
    }

    /// <summary>Reads the variables that the project file sets in the SDK's own images.</summary>
    /// <param name="project">The project.</param>
    public void ReadContainerEnvironment(CSharpProject project)
    {
        source = ListenAddressSource.ContainerEnvironment;
        foreach (var item in project.Evaluation?.GetItems("ContainerEnvironmentVariable") ?? [])
        {
            if (item.FindPlace("Value") is { } place && item.GetMetadata("Value") is { } value)
            {
                var written = place.Known(value);
                AddVariable(written.Document, item.Value, value, written.Span);
            }
        }
    }

    /// <summary>Reads <c>Properties/launchSettings.json</c> beside the project.</summary>
    /// <param name="project">The project.</param>
    public void ReadLaunchSettings(CSharpProject project)
    {
        source = ListenAddressSource.LaunchSettings;
        var path = (project.Folder.Length == 0 ? "" : project.Folder + "/") + "Properties/launchSettings.json";
        if (!workspace.TryGetDocument(path, out var document) || TryRead(document) is not { } text
            || YamlStream.ParseJson(text).Documents is not [{ Root: YamlMapping root }, ..])
        {
            return;
        }

        foreach (var (section, profiles) in Pairs(root))
        {
            if (Is(section, "profiles") && profiles is YamlMapping byName)
            {
                foreach (var (_, profile) in Pairs(byName))
                {
                    if (profile is YamlMapping mapping)
                    {
                        ReadProfile(document, mapping);
                    }
                }
            }
        }
    }

    private void ReadProfile(SourceDocument document, YamlMapping profile)
    {
        foreach (var (key, value) in Pairs(profile))
        {
            if (Is(key, "applicationUrl") && value is YamlScalar url)
            {
                AddUrls(document, url.Value, url.ContentSpan);
            }
            else if (Is(key, "environmentVariables") && value is YamlMapping variables)
            {
                foreach (var (name, variable) in Pairs(variables))
                {
                    if (variable is YamlScalar scalar)
                    {
                        AddVariable(document, name, scalar.Value, scalar.ContentSpan);
                    }
                }
            }
        }
    }

    /// <summary>A variable of the environment that ASP.NET Core's host reads. Source: "Configure endpoints for Kestrel", ASP.NET Core 10.</summary>
    private void AddVariable(SourceDocument document, string name, string value, TextSpan span)
    {
        switch (name.ToUpperInvariant())
        {
            case "ASPNETCORE_URLS" or "DOTNET_URLS" or "URLS":
                AddUrls(document, value, span);
                break;
            case "ASPNETCORE_HTTP_PORTS" or "DOTNET_HTTP_PORTS" or "HTTP_PORTS":
                AddPorts(document, value, span, "http");
                break;
            case "ASPNETCORE_HTTPS_PORTS" or "DOTNET_HTTPS_PORTS" or "HTTPS_PORTS":
                AddPorts(document, value, span, "https");
                break;
        }
    }

    /// <summary>What one file leaves open, constants of other files and arguments of callers may tell.</summary>
    private void ReadExpression(ListenBinding binding, ExpressionSyntax expression, SourceDocument document)
    {
        foreach (var text in texts.Resolve(expression))
        {
            if (!text.IsKnown)
            {
                HasUnknown = true;
                var span = binding.Location.SourceSpan;
                Add(document, binding.Scheme, binding.Host, binding.Port, new TextSpan(span.Start, span.Length));
            }
            else if (binding.Host is null)
            {
                AddUrls(text.Document, text.Value, text.Span);
            }
            else if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                Add(text.Document, binding.Scheme, binding.Host, port, text.Span);
            }
            else
            {
                HasUnknown = true;
            }
        }
    }

    private void Add(SourceDocument document, string? scheme, string? host, int? port, TextSpan span) => addresses.Add(new ListenAddress(
        document,
        scheme,
        host is null ? Fact<string>.Unknown(span) : Fact<string>.Known(host, span),
        port is null ? Fact<int>.Unknown(span) : Fact<int>.Known(port.Value, span))
    {
        Source = source,
    });

    private static SourceText? TryRead(SourceDocument document)
    {
        try
        {
            return document.GetText();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void ReadSettings(SourceDocument document, YamlMapping root)
    {
        foreach (var (key, value) in Pairs(root))
        {
            if (value is YamlScalar scalar && Is(key, "urls"))
            {
                AddUrls(document, scalar.Value, scalar.ContentSpan);
            }
            else if (value is YamlScalar ports && (Is(key, "http_ports") || Is(key, "https_ports")))
            {
                AddPorts(document, ports.Value, ports.ContentSpan, Is(key, "http_ports") ? "http" : "https");
            }
            else if (value is YamlMapping kestrel && Is(key, "Kestrel"))
            {
                foreach (var (section, endpoints) in Pairs(kestrel))
                {
                    if (Is(section, "Endpoints") && endpoints is YamlMapping byName)
                    {
                        ReadEndpoints(document, byName);
                    }
                }
            }
        }
    }

    private void ReadEndpoints(SourceDocument document, YamlMapping byName)
    {
        foreach (var (_, endpoint) in Pairs(byName))
        {
            if (endpoint is YamlMapping mapping)
            {
                foreach (var (key, value) in Pairs(mapping))
                {
                    if (Is(key, "Url") && value is YamlScalar url)
                    {
                        AddUrls(document, url.Value, url.ContentSpan);
                    }
                }
            }
        }
    }

    private void AddUrls(SourceDocument document, string value, TextSpan span)
    {
        foreach (var part in value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ListenUrl.Parse(part) is { Host: { } host } url)
            {
                Add(document, url.Scheme, host, url.Port, span);
                HasUnknown |= url.Port is null;
            }
            else
            {
                HasUnknown = true;
            }
        }
    }

    private void AddPorts(SourceDocument document, string value, TextSpan span, string scheme)
    {
        foreach (var part in value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                Add(document, scheme, "*", port, span);
            }
            else
            {
                HasUnknown = true;
            }
        }
    }

    private static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlMapping mapping)
    {
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            if (mapping.Entries[i] is { Key: YamlScalar key } entry)
            {
                yield return (key.Value, entry.Value);
            }
        }
    }

    // Keys of the configuration compare without regard to case.
    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
