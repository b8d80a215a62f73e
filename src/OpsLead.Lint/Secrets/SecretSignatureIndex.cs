using System.Runtime.InteropServices;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds the signatures of kinds inside the words that can hold a token. Those are a tenth of a text or less, so that one lookup for each of their
/// characters, by the first three of a signature, costs less than searching them once for each sixteen of some three hundred literals.
/// </summary>
internal sealed class SecretSignatureIndex
{
    private const int SlotCount = 1 << 13;

    private readonly ushort[] heads = new ushort[SlotCount];

    // Which slots have entries: small enough to stay in the cache's nearest level, as most lookups end here.
    private readonly ulong[] filter = new ulong[SlotCount / 64];
    private readonly List<Entry> entries = [default];
    private readonly bool[] isFirst = new bool[128];

    public SecretSignatureIndex(IEnumerable<SecretKind> kinds)
    {
        foreach (var kind in kinds)
        {
            foreach (var signature in kind.Signatures)
            {
                if (signature.Length < 3)
                {
                    throw new ArgumentException($"The signature '{signature}' of '{kind.Id}' has fewer than three characters.", nameof(kinds));
                }

                Add(GetSlot(signature[0], signature[1], signature[2]), signature, kind);
            }

            foreach (var beginning in kind.Beginnings)
            {
                isFirst[beginning[0]] = true;
                Add(GetSlot(beginning[0], '\0', '\0'), beginning, kind);
            }
        }
    }

    /// <summary>The first entry whose first three characters may be these; 0 for none.</summary>
    public int GetFirst(char first, char second, char third)
    {
        var slot = GetSlot(first, second, third);
        return (filter[slot >> 6] >> (slot & 63) & 1) == 0 ? 0 : heads[slot];
    }

    /// <summary>The first entry of kinds without a signature that may begin with this character; 0 for none.</summary>
    public int GetBeginning(char first) => first < 128 && isFirst[first] ? heads[GetSlot(first, '\0', '\0')] : 0;

    public ref readonly Entry this[int index] => ref CollectionsMarshal.AsSpan(entries)[index];

    private void Add(int slot, string signature, SecretKind kind)
    {
        entries.Add(new Entry(signature, kind, heads[slot]));
        heads[slot] = (ushort)(entries.Count - 1);
        filter[slot >> 6] |= 1ul << (slot & 63);
    }

    private static int GetSlot(char first, char second, char third) => ((first * 0x1F1) ^ (second * 0x2B) ^ (third << 5)) & (SlotCount - 1);

    /// <summary>A signature, its kind, and the next entry of the same slot.</summary>
    public readonly record struct Entry(string Signature, SecretKind Kind, int Next);
}
