namespace OpsLead.Lint;

/// <summary>What an operator does about a secret in the text: one rule each. The kinds of secret are data below it.</summary>
public enum SecretDecision
{
    /// <summary>A private key: take it out, and issue a new one.</summary>
    PrivateKey,

    /// <summary>A key to a cloud account: revoke it in the cloud.</summary>
    CloudKey,

    /// <summary>A token of what builds and ships: source control, CI, registries, package feeds, secret stores.</summary>
    PlatformToken,

    /// <summary>A key of any other service.</summary>
    ServiceKey,

    /// <summary>A connection string or URI that holds its password.</summary>
    ConnectionString,

    /// <summary>A password or secret written as the value of a name that says so.</summary>
    Password,

    /// <summary>The data of a Kubernetes Secret in clear or in base64, which is clear.</summary>
    KubernetesSecret,

    /// <summary>A text that looks random and nothing else; an id or host that helps whoever has the secret.</summary>
    SecretLookalike,
}
