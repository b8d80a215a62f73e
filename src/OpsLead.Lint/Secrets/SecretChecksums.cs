using System.Buffers.Binary;

namespace OpsLead.Lint.Secrets;

/// <summary>What an issuer builds into its secrets so that they can be told from noise offline. Null means that it cannot be said.</summary>
internal static class SecretChecksums
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] CrcTable = CreateCrcTable();

    /// <summary>Verifies a secret.</summary>
    /// <param name="kind">Its kind, which says how.</param>
    /// <param name="secret">The whole secret.</param>
    /// <returns>True when it is proven, false when it is refuted, null when there is nothing to verify.</returns>
    public static bool? Verify(SecretKind kind, ReadOnlySpan<char> secret) => kind.Check == SecretCheck.None ? null : Verify(kind, secret, kind.GetPrefixLength(secret));

    private static bool? Verify(SecretKind kind, ReadOnlySpan<char> secret, int prefixLength) => kind.Check switch
    {
        SecretCheck.AzureIdentifiable => AzureKeyChecksum.Verify(secret, kind.Seed!),
        SecretCheck.Crc32Base62 => VerifyCrcBase62(secret[prefixLength..]),
        SecretCheck.Crc32HexOfAll => VerifyCrcHex(secret[..^8], secret[^8..]),
        SecretCheck.Crc32HexOfBody => VerifyCrcHex(secret[prefixLength..^8], secret[^8..]),
        SecretCheck.AzureDevOps => VerifyAzureDevOps(secret),
        SecretCheck.Bech32 => VerifyBech32(secret),
        SecretCheck.CommonAnnotated => AzureKeyChecksum.VerifyCommonAnnotated(secret),
        SecretCheck.BasicCredentials => IsBasicCredentials(secret),
        SecretCheck.Curve25519 => IsCurve25519(secret),
        SecretCheck.JsonWebToken => JsonWebToken.IsToken(secret),
        _ => null,
    };

    /// <summary>CRC-32 as in IEEE 802.3, of the ASCII characters.</summary>
    public static uint Crc32(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc = CrcTable[(byte)crc ^ (byte)character] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static bool VerifyCrcBase62(ReadOnlySpan<char> body)
    {
        if (body.Length < 7)
        {
            return false;
        }

        var crc = Crc32(body[..^6]);
        for (var i = 1; i <= 6; i++)
        {
            if (body[^i] != Base62Digits[(int)(crc % 62)])
            {
                return false;
            }

            crc /= 62;
        }

        return true;
    }

    private static bool VerifyCrcHex(ReadOnlySpan<char> body, ReadOnlySpan<char> digits) =>
        uint.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value) && value == Crc32(body);

    // 52 characters of base 32 hold 32 bytes and a half; four of the bytes are the checksum of the others.
    private static bool VerifyAzureDevOps(ReadOnlySpan<char> secret)
    {
        const uint UserSeed = 0xE0B9692D;
        const uint ApplicationSeed = 0x1019F92E;
        if (secret.Length != 52)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[33];
        bytes.Clear();
        for (var i = 0; i < secret.Length; i++)
        {
            var digit = secret[i] is >= 'a' and <= 'z' ? secret[i] - 'a' : secret[i] is >= '2' and <= '7' ? secret[i] - '2' + 26 : -1;
            if (digit < 0)
            {
                return false;
            }

            for (var bit = 0; bit < 5; bit++)
            {
                if ((digit & (16 >> bit)) != 0)
                {
                    var index = (i * 5) + bit;
                    bytes[index >> 3] |= (byte)(128 >> (index & 7));
                }
            }
        }

        ReadOnlySpan<byte> places = [2, 7, 8, 22];
        Span<byte> embedded = stackalloc byte[4];
        for (var i = 0; i < places.Length; i++)
        {
            embedded[i] = bytes[places[i]];
            bytes[places[i]] = 0;
        }

        var crc = uint.MaxValue;
        foreach (var value in bytes[..32])
        {
            crc = CrcTable[(byte)crc ^ value] ^ (crc >> 8);
        }

        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(embedded);
        return (~crc ^ UserSeed) == checksum || (~crc ^ ApplicationSeed) == checksum;
    }

    // BIP 173; age writes the key in upper case, and the human readable part is all before the last '1'.
    private static bool VerifyBech32(ReadOnlySpan<char> secret)
    {
        const string Alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        var separator = secret.LastIndexOf('1');
        if (separator < 1 || secret.Length - separator < 7)
        {
            return false;
        }

        var checksum = 1u;
        foreach (var character in secret[..separator])
        {
            checksum = Step(checksum, (uint)(char.ToLowerInvariant(character) >> 5));
        }

        checksum = Step(checksum, 0);
        foreach (var character in secret[..separator])
        {
            checksum = Step(checksum, (uint)(char.ToLowerInvariant(character) & 31));
        }

        foreach (var character in secret[(separator + 1)..])
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            checksum = Step(checksum, (uint)value);
        }

        return checksum == 1;

        static uint Step(uint checksum, uint value)
        {
            ReadOnlySpan<uint> generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
            var top = checksum >> 25;
            checksum = ((checksum & 0x1FFFFFF) << 5) ^ value;
            for (var i = 0; i < 5; i++)
            {
                checksum ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
            }

            return checksum;
        }
    }

    internal static bool IsBasicCredentials(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[768];
        return secret.Length <= 1024 && Convert.TryFromBase64Chars(secret, bytes, out var count) && bytes[..count] is var decoded
            && decoded.IndexOf((byte)':') > 0 && decoded[^1] != (byte)':' && decoded.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0;
    }

    private static bool IsCurve25519(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[33];
        return secret.Length == 44 && Convert.TryFromBase64Chars(secret, bytes, out var count) && count == 32
            && (bytes[0] & 7) == 0 && (bytes[31] & 0xC0) == 0x40;
    }

    private static uint[] CreateCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
