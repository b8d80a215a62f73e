using System.Buffers.Text;
using System.Text.Json;

namespace OpsLead.Lint.Secrets;

/// <summary>Looks into a JSON Web Token.</summary>
internal static class JsonWebToken
{
    /// <summary>Whether the first part decodes to a JSON object that names an algorithm, and there are three parts (five when encrypted).</summary>
    public static bool IsToken(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        Span<byte> bytes = stackalloc byte[1024];
        return dot is > 8 and < 1024 && TryDecode(text[..dot], bytes, out var count) && HasAlgorithm(bytes[..count]);
    }

    /// <summary>Whether the payload is one that documentation prints: a subject of <c>1234567890</c>.</summary>
    public static bool IsSample(ReadOnlySpan<char> text) => text.Contains("eyJzdWIiOiIxMjM0NTY3ODkwI", StringComparison.Ordinal);

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int count)
    {
        count = 0;
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out count);
    }

    private static bool HasAlgorithm(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("alg"u8))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // No JSON: no token. The reader has no other way to say so.
        }

        return false;
    }
}
