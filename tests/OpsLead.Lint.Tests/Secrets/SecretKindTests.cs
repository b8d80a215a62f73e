using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>The tables of kinds.</summary>
[TestFixture]
public sealed class SecretKindTests
{
    [Test]
    public void Every_shape_is_a_pattern() =>
        Assert.That(
            () => SecretKinds.All.Select(static kind => kind.PatternText.Length == 0 ? null : kind.Pattern).Count(static pattern => pattern is not null),
            Is.GreaterThan(900));

    [Test]
    public void No_two_kinds_have_one_id() => Assert.That(SecretKinds.All.Select(static kind => kind.Id), Is.Unique);

    [Test]
    public void Every_signature_has_at_least_three_characters() =>
        Assert.That(SecretKinds.All.Where(static kind => kind.Signatures.Any(static signature => signature.Length < 3)).Select(static kind => kind.Id), Is.Empty);

    [Test]
    public void Every_kind_with_a_shape_is_found_by_a_signature_or_by_a_name() =>
        Assert.That(SecretKinds.All.Where(static kind => kind.PatternText.Length > 0 && kind.Signatures.IsEmpty && kind.Beginnings.IsEmpty && kind.Near.IsEmpty).Select(static kind => kind.Id), Is.Empty);

    [Test]
    public void A_beginning_has_one_or_two_characters() =>
        Assert.That(SecretKinds.All.SelectMany(static kind => kind.Beginnings).Where(static beginning => beginning.Length is 0 or > 2), Is.Empty);

    [Test]
    public void Names_are_folded_as_the_text_is() =>
        Assert.That(
            SecretKinds.All.SelectMany(static kind => kind.Near.SelectMany(static near => near.Split('+'))).Where(static word => word.Length < 3 || !word.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))),
            Is.Empty);

    [Test]
    public void Every_alias_names_a_peer_and_its_check() =>
        Assert.That(
            SecretKinds.All.SelectMany(static kind => kind.Aliases.Concat(kind.VerifiedAliases)).Where(static alias => alias.IndexOf('/', StringComparison.Ordinal) is <= 0 || alias.EndsWith('/')),
            Is.Empty);

    [Test]
    public void Every_kind_has_a_name_to_be_read_in_a_sentence() =>
        Assert.That(SecretKinds.All.Where(static kind => kind.Name.Trim().Length < 3).Select(static kind => kind.Id), Is.Empty);

    [Test]
    public void A_seed_is_there_where_the_check_needs_one() =>
        Assert.That(SecretKinds.All.Where(static kind => (kind.Check == SecretCheck.AzureIdentifiable) != (kind.Seed is not null)).Select(static kind => kind.Id), Is.Empty);
}
