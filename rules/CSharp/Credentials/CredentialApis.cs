using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.Rules.CSharp.Credentials;

/// <summary>
/// Constructors whose argument is a credential, by the type's simple name, so that they are known without their package.
/// Source: the public API of System.Net, Microsoft.IdentityModel.Tokens, Azure.Core, System.ClientModel, AWSSDK.Core, Octokit, Renci.SshNet, Minio and
/// RestSharp, 2026.
/// </summary>
internal static class CredentialApis
{
    private static readonly (string Type, int Argument)[] Constructors =
    {
        ("NetworkCredential", 1),
        ("SymmetricSecurityKey", 0),
        ("AzureKeyCredential", 0),
        ("AzureSasCredential", 0),
        ("ApiKeyCredential", 0),
        ("ClientSecretCredential", 2),
        ("UsernamePasswordCredential", 1),
        ("StorageSharedKeyCredential", 1),
        ("BasicAWSCredentials", 1),
        ("SessionAWSCredentials", 1),
        ("PasswordConnectionInfo", 2),
        ("HttpBasicAuthenticator", 1),
        ("X509Certificate2", 1),
    };

    /// <summary>Whether an argument is the credential of one of these constructors.</summary>
    /// <param name="call">The expression that has the arguments.</param>
    /// <param name="index">Which argument.</param>
    /// <returns>The type's name, or null.</returns>
    public static string? FindArgument(SyntaxNode call, int index)
    {
        if (call is not ObjectCreationExpressionSyntax creation)
        {
            return null;
        }

        var name = creation.Type switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            _ => null,
        };
        foreach (var (type, argument) in Constructors)
        {
            if (argument == index && type == name)
            {
                return name;
            }
        }

        return null;
    }
}
