using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>An object, as rules need it that compare objects or look at one again.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Span">The object's characters, by which it is found in the manifest's tree.</param>
/// <param name="ApiVersion">Its group and version.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
public sealed record KubernetesObjectFact(SourceDocument Document, TextSpan Span, string ApiVersion, string Kind, Fact<string> Name, Fact<string> Namespace);
