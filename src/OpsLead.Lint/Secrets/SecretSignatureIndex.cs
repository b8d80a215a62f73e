using System.Runtime.InteropServices;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds the signatures of kinds inside words. One lookup by the first three characters for each character of a long word costs the
/// same for ten kinds and for a thousand; a group of literals searched at once gets slower with each sixteen.
/// </summary>
internal sealed class SecretSignatureIndex
{
    private const int SlotCount = 1 << 13;

    private readonly ushort[] heads = new ushort[SlotCount];
    private readonly List<Entry> entries = [default];

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

                var slot = GetSlot(signature[0], signature[1], signature[2]);
                entries.Add(new Entry(signature, kind, heads[slot]));
                heads[slot] = (ushort)(entries.Count - 1);
            }
        }
    }

    /// <summary>The first entry whose first three characters may be these; 0 for none.</summary>
    public int GetFirst(char first, char second, char third) => heads[GetSlot(first, second, third)];

    public ref readonly Entry this[int index] => ref CollectionsMarshal.AsSpan(entries)[index];

    private static int GetSlot(char first, char second, char third) => ((first * 0x1F1) ^ (second * 0x2B) ^ (third << 5)) & (SlotCount - 1);

    /// <summary>A signature, its kind, and the next entry of the same slot.</summary>
    public readonly record struct Entry(string Signature, SecretKind Kind, int Next);
}
