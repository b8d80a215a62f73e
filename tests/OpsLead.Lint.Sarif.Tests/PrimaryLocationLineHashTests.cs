using System.Globalization;
using CsCheck;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class PrimaryLocationLineHashTests
{
    [TestCase("", "c129715d7a2bc9a3:1")]
    [TestCase("apiVersion: v1\n", "88b47c7c205ef5c6:1 c129715d7a2bc9a3:1")]
    [TestCase("a\r\nb\rc\n", "52668e89249e7477:1 9ed7939040abc6c0:1 3791504be0bd17cc:1 c129715d7a2bc9a3:1")]
    [TestCase("x\r \ny", "ea5c6c22b47aa350:1 f85c2d2aa834d48e:1 ed3261245082261c:1")]
    [TestCase("  \t\n", "3c5bef55b72b93c9:1 c129715d7a2bc9a3:1")]
    [TestCase("💡\n", "d5fc770f08d25f93:1 c129715d7a2bc9a3:1")]
    public void EachLineHasTheHashTheUploadWouldGiveIt(string text, string expected) => Assert.That(Hashes(SourceText.From(text)), Is.EqualTo(expected.Split(' ')));

    [Test]
    public void AByteOrderMarkCounts() =>
        Assert.That(Hashes(SourceText.Decode([0xEF, 0xBB, 0xBF, .. "kind: Pod"u8])), Is.EqualTo(["942bdcc9d8930b19:1"]));

    [Test]
    public void WhatStandsBeyondAHundredCharactersDoesNotCount()
    {
        var line = new string('z', 150) + "\n";
        Assert.That(Hashes(SourceText.From(line + line)), Is.EqualTo(["430534b53b700418:1", "430534b53b700418:2", "c129715d7a2bc9a3:1"]));
    }

    [Test]
    public void IndentationDoesNotCount() =>
        Assert.That(Hashes(SourceText.From("a:\n    b:\n\tc\n")), Is.EqualTo(Hashes(SourceText.From("a:\nb:\nc\n"))));

    [Test]
    public void ThereIsOneHashForEachLineOfAnyText() =>
        Text.Sample(static text => Assert.That(PrimaryLocationLineHash.Compute(text).LineCount, Is.EqualTo(text.LineCount)));

    [Test]
    public void BeyondTheLastLineThereIsNone() => Assert.That(PrimaryLocationLineHash.Compute(SourceText.From("a\n")).GetLine(2), Is.Null);

    [Test]
    public void TheRollingHashIsThatOfEachWindow() => Text.Sample(static text => Assert.That(Hashes(text), Is.EqualTo(HashWindows(text))));

    private static readonly Gen<SourceText> Text =
        Gen.Frequency((6, Gen.Char["ab:-"]), (2, Gen.Char[" \t"]), (2, Gen.Char["\r\n"]), (1, Gen.Char['\u0000', '\uFFFF'])).Array[0, 400].Select(static characters => SourceText.From(new string(characters)));

    private static IEnumerable<string?> Hashes(SourceText text)
    {
        var hashes = PrimaryLocationLineHash.Compute(text);
        return Enumerable.Range(0, hashes.LineCount).Select(hashes.GetLine);
    }

    /// <summary>The definition, window by window: the sum of the characters times the powers of 37.</summary>
    private static List<string> HashWindows(SourceText text)
    {
        var kept = new List<char>(text.HasByteOrderMark ? "\uFEFF" : "");
        var previous = '\0';
        foreach (var character in text.Text)
        {
            if (character is not (' ' or '\t') && !(character == '\n' && previous == '\r'))
            {
                kept.Add(character == '\r' ? '\n' : character);
            }

            previous = character == '\n' && previous == '\r' ? '\0' : character;
        }

        kept.Add('\uFFFF');
        var starts = Enumerable.Range(0, kept.Count).Where(index => index == 0 || kept[index - 1] == '\n').ToArray();
        kept.AddRange(new char[100]);
        var seen = new Dictionary<ulong, int>();
        var result = new List<string>();
        foreach (var start in starts)
        {
            var hash = kept.Skip(start).Take(100).Aggregate(0UL, static (hash, character) => unchecked((hash * 37) + character));
            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            result.Add(string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{seen[hash]}"));
        }

        return result;
    }
}
