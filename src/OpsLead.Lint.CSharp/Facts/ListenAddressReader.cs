using System.Collections.Immutable;
using System.Globalization;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Text;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Gathers the addresses that a program binds to: in its code, and in the settings files that ship with it.</summary>
/// <param name="workspace">The files.</param>
internal sealed class ListenAddressReader(Workspace workspace)
{
    private readonly ImmutableArray<ListenAddress>.Builder addresses = ImmutableArray.CreateBuilder<ListenAddress>();

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
                if (!binding.IsDevelopmentOnly)
                {
                    HasUnknown |= binding.Host is null || binding.Port is null;
                    var span = binding.Location.SourceSpan;
                    addresses.Add(new ListenAddress(binding.Scheme, binding.Host, binding.Port, binding.IsLoopback, document,
                        new TextSpan(span.Start, span.Length)));
                }
            }
        }
    }

    /// <summary>Reads <c>appsettings.json</c> and <c>appsettings.Production.json</c> beside the project.</summary>
    /// <param name="project">The project.</param>
    public void ReadSettings(CSharpProject project)
    {
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
                AddUrls(document, scalar);
            }
            else if (value is YamlScalar ports && (Is(key, "http_ports") || Is(key, "https_ports")))
            {
                AddPorts(document, ports, Is(key, "http_ports") ? "http" : "https");
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
                        AddUrls(document, url);
                    }
                }
            }
        }
    }

    private void AddUrls(SourceDocument document, YamlScalar scalar)
    {
        foreach (var part in scalar.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ListenUrl.Parse(part) is { Host: { } host } url)
            {
                addresses.Add(new ListenAddress(url.Scheme, host, url.Port, LocalHost.IsLoopback(host), document, scalar.ContentSpan));
                HasUnknown |= url.Port is null;
            }
            else
            {
                HasUnknown = true;
            }
        }
    }

    private void AddPorts(SourceDocument document, YamlScalar scalar, string scheme)
    {
        foreach (var part in scalar.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                addresses.Add(new ListenAddress(scheme, "*", port, IsLoopback: false, document, scalar.ContentSpan));
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
