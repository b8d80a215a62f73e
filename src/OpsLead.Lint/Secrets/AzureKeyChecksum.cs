using System.Buffers.Binary;
using System.Numerics;

namespace OpsLead.Lint.Secrets;

/// <summary>The checksums inside Azure's own keys: Marvin32 over the key's bytes, with a seed that names the resource.</summary>
internal static class AzureKeyChecksum
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string CommonAnnotatedSeed = "Default0";
    private const int CommonAnnotatedChecksumStart = 80;

    /// <summary>Verifies a key whose last four bytes are the checksum of the others.</summary>
    /// <param name="secret">The key in base 64 or base64url.</param>
    /// <param name="seed">Eight characters that name the resource.</param>
    public static bool Verify(ReadOnlySpan<char> secret, string seed)
    {
        Span<byte> bytes = stackalloc byte[96];
        return TryDecode(secret, bytes, out var count) && count > 4
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(count - 4)..]) == Marvin32(bytes[..(count - 4)], seed);
    }

    /// <summary>Verifies a common annotated security key: the checksum in base 62, or in base 64, from the 80th character on.</summary>
    public static bool VerifyCommonAnnotated(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (secret.Length < CommonAnnotatedChecksumStart + 4 || !TryDecode(secret[..CommonAnnotatedChecksumStart], bytes, out var count))
        {
            return false;
        }

        var checksum = Marvin32(bytes[..count], CommonAnnotatedSeed);
        var actual = secret[CommonAnnotatedChecksumStart..].TrimEnd('=');
        Span<char> digits = stackalloc char[6];
        Span<byte> checksumBytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksumBytes, checksum);
        return ToBase62(BinaryPrimitives.ReverseEndianness(checksum), digits) is var length && actual.StartsWith(digits[..Math.Min(length, 4)])
            || actual.StartsWith(Convert.ToBase64String(checksumBytes).AsSpan(0, 4));
    }

    private static int ToBase62(uint value, Span<char> destination)
    {
        var length = 0;
        do
        {
            destination[length++] = Base62Digits[(int)(value % 62)];
            value /= 62;
        }
        while (value > 0);
        destination[..length].Reverse();
        return length;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int count)
    {
        Span<char> padded = stackalloc char[120];
        count = 0;
        var body = text.TrimEnd('=');
        if (body.Length > 112)
        {
            return false;
        }

        for (var i = 0; i < body.Length; i++)
        {
            padded[i] = body[i] switch { '-' => '+', '_' => '/', var other => other };
        }

        var length = body.Length;
        while (length % 4 != 0)
        {
            padded[length++] = '=';
        }

        return Convert.TryFromBase64Chars(padded[..length], bytes, out count);
    }

    private static uint Marvin32(ReadOnlySpan<byte> data, string seed)
    {
        uint low = 0;
        uint high = 0;
        for (var i = 0; i < 4; i++)
        {
            high = (high << 8) | seed[i];
            low = (low << 8) | seed[i + 4];
        }

        while (data.Length >= 4)
        {
            low += BinaryPrimitives.ReadUInt32LittleEndian(data);
            Mix(ref low, ref high);
            data = data[4..];
        }

        var last = 0x80u << (8 * data.Length);
        for (var i = 0; i < data.Length; i++)
        {
            last |= (uint)data[i] << (8 * i);
        }

        low += last;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;
    }

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = BitOperations.RotateLeft(low, 20) + high;
        high = BitOperations.RotateLeft(high, 9) ^ low;
        low = BitOperations.RotateLeft(low, 27) + high;
        high = BitOperations.RotateLeft(high, 19);
    }
}
