using System.Collections.Immutable;
using System.Globalization;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Reads the tables of kinds. A line is a kind: id, decision, shape, facts, aliases, name, each after a tab; <c>#</c> begins a comment.
/// The facts are <c>sig=</c> (signatures, by default what the shape begins with), <c>begin=</c> (one or two characters in place of a signature), <c>at=</c> (characters before the signature),
/// <c>near=</c> (words before it), <c>ent=</c> (entropy), <c>check=</c>, <c>seed=</c>, <c>edge=</c>, <c>path=</c> (its end),
/// <c>machine</c> (the value must look random) and <c>weak</c>. An alias after
/// <c>!</c> holds only when the check proves the secret.
/// </summary>
internal static class SecretKindTable
{
    public static IEnumerable<SecretKind> Read(string resource)
    {
        using var stream = typeof(SecretKindTable).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The table '{resource}' is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return ReadKind(line);
            }
        }
    }

    internal static SecretKind ReadKind(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 6)
        {
            throw new FormatException($"The kind '{cells[0]}' has {cells.Length} cells instead of 6.");
        }

        var facts = new Facts(cells[3]);
        var near = facts.Get("near") is { } words ? words.Split(',').ToImmutableArray() : [];
        return new SecretKind
        {
            Id = cells[0],
            Decision = GetDecision(cells[1]),
            PatternText = cells[2],
            Signatures = facts.Get("sig") is { } signatures ? [.. signatures.Split(',')] : near.IsEmpty && facts.Get("begin") is null && cells[2].Length > 0 ? [GetLiteralPrefix(cells[2])] : [],
            Beginnings = facts.Get("begin") is { } beginnings ? [.. beginnings.Split(',')] : [],
            IsMachineMade = facts.Get("machine") is not null,
            SignatureOffset = facts.Get("at") is { } at ? int.Parse(at, NumberStyles.None, CultureInfo.InvariantCulture) : 0,
            Near = near,
            MinEntropy = facts.Get("ent") is { } entropy ? double.Parse(entropy, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0,
            Check = GetCheck(facts.Get("check")),
            Edge = facts.Get("edge") switch { "open" => SecretEdge.Open, "none" => SecretEdge.None, _ => SecretEdge.Word },
            PathEnd = facts.Get("path"),
            IsWeak = facts.Get("weak") is not null,
            Seed = facts.Get("seed"),
            Aliases = [.. cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static alias => alias[0] != '!')],
            VerifiedAliases = [.. cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static alias => alias[0] == '!').Select(static alias => alias[1..])],
            Name = cells[5],
        };
    }

    private static string GetLiteralPrefix(string pattern)
    {
        var length = pattern.StartsWith("(?i)", StringComparison.Ordinal) ? 4 : 0;
        var builder = new System.Text.StringBuilder();
        while (length < pattern.Length)
        {
            var character = pattern[length];
            if (character == '\\')
            {
                if (length + 1 >= pattern.Length || pattern[length + 1] is 'd' or 'w')
                {
                    break;
                }

                builder.Append(pattern[length + 1]);
                length += 2;
                continue;
            }

            if (character is '[' or '(' or '.' or '|')
            {
                break;
            }

            if (character is '{' or '?' or '*' or '+')
            {
                builder.Length--;
                break;
            }

            builder.Append(character);
            length++;
        }

        return builder.ToString();
    }

    private static SecretDecision GetDecision(string text) => text switch
    {
        "key" => SecretDecision.PrivateKey,
        "cloud" => SecretDecision.CloudKey,
        "platform" => SecretDecision.PlatformToken,
        "service" => SecretDecision.ServiceKey,
        "connection" => SecretDecision.ConnectionString,
        "password" => SecretDecision.Password,
        "kubernetes" => SecretDecision.KubernetesSecret,
        "lookalike" => SecretDecision.SecretLookalike,
        _ => throw new FormatException($"'{text}' is no decision."),
    };

    private static SecretCheck GetCheck(string? text) => text switch
    {
        null => SecretCheck.None,
        "crc62" => SecretCheck.Crc32Base62,
        "crc-hex-all" => SecretCheck.Crc32HexOfAll,
        "crc-hex-body" => SecretCheck.Crc32HexOfBody,
        "ado" => SecretCheck.AzureDevOps,
        "azure" => SecretCheck.AzureIdentifiable,
        "cask" => SecretCheck.CommonAnnotated,
        "bech32" => SecretCheck.Bech32,
        "jwt" => SecretCheck.JsonWebToken,
        "basic" => SecretCheck.BasicCredentials,
        "curve25519" => SecretCheck.Curve25519,
        _ => throw new FormatException($"'{text}' is no check."),
    };

    private readonly struct Facts(string text)
    {
        private readonly string[] items = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public string? Get(string name)
        {
            foreach (var item in items)
            {
                if (item.StartsWith(name, StringComparison.Ordinal) && (item.Length == name.Length || item[name.Length] == '='))
                {
                    return item.Length == name.Length ? "" : item[(name.Length + 1)..];
                }
            }

            return null;
        }
    }
}
