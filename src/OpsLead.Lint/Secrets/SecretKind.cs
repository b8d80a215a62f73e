using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>One kind of secret: a row of the tables beside this file. It holds facts only; the scanners are the same for all.</summary>
internal sealed class SecretKind
{
    private SecretPattern? pattern;

    public required string Id { get; init; }

    /// <summary>What people call it, as it reads in the middle of a sentence: <c>GitHub personal access token</c>.</summary>
    public required string Name { get; init; }

    public required SecretDecision Decision { get; init; }

    /// <summary>The shape in the notation of <see cref="SecretPattern"/>; empty for a kind that a scanner of its own finds.</summary>
    public required string PatternText { get; init; }

    /// <summary>Literals of at least three characters of which one must be in the text; empty for a kind that a name beside it gives away.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>One or two characters of which one must begin the secret, for a shape that is known by little else and stands alone.</summary>
    public ImmutableArray<string> Beginnings { get; init; } = [];

    /// <summary>Whether the value must look random, since its shape says no more than that it is long.</summary>
    public bool IsMachineMade { get; init; }

    /// <summary>How many characters of the secret stand before the signature.</summary>
    public int SignatureOffset { get; init; }

    /// <summary>Words of which one must stand shortly before, in lower case without separators; empty when the shape says enough.</summary>
    public ImmutableArray<string> Near { get; init; } = [];

    /// <summary>The Shannon entropy in bits per character that the kind's own issuers and peers demand; at or below it is no finding.</summary>
    public double MinEntropy { get; init; }

    public SecretCheck Check { get; init; }

    /// <summary>What <see cref="SecretCheck.AzureIdentifiable"/> begins with; null for other checks.</summary>
    public string? Seed { get; init; }

    public SecretEdge Edge { get; init; }

    /// <summary>How the path of the file must end; null for any file.</summary>
    public string? PathEnd { get; init; }

    /// <summary>Whether it is never more than <see cref="SecretGrade.Weak"/>: an id, a host, a shape that others share.</summary>
    public bool IsWeak { get; init; }

    /// <summary>The peers' names of this kind, each <c>peer/check</c>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The names of peers that verify the checksum and are silent when it does not fit.</summary>
    public ImmutableArray<string> VerifiedAliases { get; init; } = [];

    /// <summary>Our own name of the kind, for a result that no peer would give.</summary>
    public string OwnAlias => "opslead/" + Id;

    /// <summary>How many characters at the beginning of a secret are the same for all secrets of the kind, and so may be shown.</summary>
    public int GetPrefixLength(ReadOnlySpan<char> secret)
    {
        if (SignatureOffset == 0)
        {
            foreach (var signature in Signatures)
            {
                if (secret.StartsWith(signature, StringComparison.Ordinal))
                {
                    return signature.Length;
                }
            }
        }

        return 0;
    }

    public SecretPattern Pattern => pattern ??= SecretPattern.Parse(PatternText);

    public SecretGrade Grade => IsWeak ? SecretGrade.Weak : Near.IsEmpty ? SecretGrade.Exact : SecretGrade.Likely;

    public override string ToString() => Id;
}

/// <summary>What may stand on either side of a secret.</summary>
internal enum SecretEdge
{
    /// <summary>No character of a word before it, none of a word or of the secret's own alphabet after it.</summary>
    Word,

    /// <summary>Anything before it; after it nothing of its own alphabet.</summary>
    Open,

    /// <summary>Anything.</summary>
    None,
}

/// <summary>What proves or refutes a secret without asking its issuer.</summary>
internal enum SecretCheck
{
    None,

    /// <summary>Six base-62 digits of the CRC-32 of what stands between the prefix and them (GitHub, npm).</summary>
    Crc32Base62,

    /// <summary>Eight upper-case hexadecimal digits of the CRC-32 of all before them (Atlassian).</summary>
    Crc32HexOfAll,

    /// <summary>Eight lower-case hexadecimal digits of the CRC-32 of what stands between the prefix and them (Cloudflare).</summary>
    Crc32HexOfBody,

    /// <summary>CRC-32 scattered over 52 base-32 characters (Azure DevOps).</summary>
    AzureDevOps,

    /// <summary>Marvin32 at the end of a base-64 key with a fixed signature (Azure). The seeds are the kind's.</summary>
    AzureIdentifiable,

    /// <summary>Marvin32 at the end of a common annotated security key.</summary>
    CommonAnnotated,

    /// <summary>Bech32 (age).</summary>
    Bech32,

    /// <summary>A header that decodes to JSON with an algorithm.</summary>
    JsonWebToken,

    /// <summary>Base64 of <c>user:password</c>.</summary>
    BasicCredentials,

    /// <summary>The clamped bits of a Curve25519 key.</summary>
    Curve25519,
}
