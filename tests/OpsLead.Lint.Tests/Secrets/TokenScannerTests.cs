using System.Buffers;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>What the fast search for tokens finds is what the plain one does: each kind, at each place.</summary>
[TestFixture]
public sealed class TokenScannerTests
{
    private static readonly string[] Pieces =
    [
        " ", "\n", "\"", "'", "\\n", "%20", "=", ": ", "/", ".", "-", "_", "token", "okta", "github_secret", "é", "{", "}", ",", "kubernetes.io/name", "AKIA", "Q7RFPZ2MEWB5TKXN",
        "gh", "ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "xoxb-", "1234567890123-", "eyJhbGciOiJIUzI1NiJ9.", "8Q~", "SK", "0123456789abcdef0123456789abcdef",
        "7fZ+ASt", "sk_live_", "AbCd", "01", "dop_v1_", "npm_", "shpat_", "glpat-", "SG.", "airtable",
        "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "AKIA" + "Q7RFPZ2MEWB5TKXN", "dop_v1_" + "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", "SK" + "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
    ];

    private static readonly (SecretKind Kind, string[] Marks)[] Kinds =
        [.. SecretKinds.All.Select(static kind => (kind, kind.Signatures.Concat(kind.Beginnings).ToArray())).Where(static pair => pair.Item2.Length > 0)];

    [Test]
    public void Random_texts_have_the_tokens_of_a_search_at_each_place()
    {
        var random = new Random(11);
        var found = 0;
        for (var round = 0; round < 120; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) == 0 ? Generate(random) : Pieces[random.Next(Pieces.Length)]));
            var expected = Search(text);
            var scanner = new SecretScanner(text, "a.txt");
            TokenScanner.Scan(scanner);

            Assert.That(scanner.Candidates.Where(static candidate => candidate.Kind.Near.IsEmpty && candidate.Kind.PatternText.Length > 0).ToHashSet(), Is.EquivalentTo(expected), text);
            found += expected.Count;
        }

        Assert.That(found, Is.GreaterThan(20), "The texts must hold tokens, or the test says nothing.");
    }

    [Test]
    public void The_words_of_assignments_are_searched_by_vectors() => AssertVectorised(AssignmentScanner.Words);

    [Test]
    public void The_marks_are_searched_by_vectors() => AssertVectorised(MarkScanner.Marks);

    // A word of two letters, or a ninth word, makes the search several times as slow and nothing else tells.
    private static void AssertVectorised(SearchValues<string> values)
    {
        if (System.Runtime.Intrinsics.X86.Ssse3.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported)
        {
            Assert.That(values.GetType().Name, Does.Contain("TeddyNonBucketizedN3"));
        }
    }

    private static string Generate(Random random)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
    }

    private static HashSet<SecretCandidate> Search(string text)
    {
        var scanner = new SecretScanner(text, "a.txt");
        var words = new TokenWords(text);
        while (words.MoveNext())
        {
            foreach (var (kind, marks) in Kinds)
            {
                // What begins a word is looked for there, what has a mark inside in words that are long enough for the mark and what is around it.
                var isLeading = kind.SignatureOffset == 0 && kind.Edge == SecretEdge.Word;
                var last = isLeading ? words.End - TokenWords.MinLength : words.End - words.Start >= 30 ? words.End - 3 : -1;
                for (var i = words.Start; i <= last; i++)
                {
                    if (i >= kind.SignatureOffset && marks.Any(mark => string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0))
                    {
                        scanner.TryAdd(kind, i - kind.SignatureOffset);
                    }
                }
            }
        }

        return [.. scanner.Candidates];
    }
}
