using System.Text;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>The data of Secrets, in clear and in base64.</summary>
[TestFixture]
public sealed class SealKubernetesSecretTests
{
    private static readonly string Password = string.Concat("tR7", "!uneFork");
    private const string Start = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\n";

    [Test]
    public void Data_in_clear_is_found() => RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"{Start}stringData:\n  pin: \"[|{Password}|]\"\n");

    [Test]
    public void Data_in_base64_is_found() => RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"{Start}data:\n  pin: [|{Encode(Password)}|]\n");

    [Test]
    public void A_Secret_in_a_list_is_found() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata:\n      name: shop\n    stringData:\n      pin: [|{Password}|]\n");

    [Test]
    public void One_Secret_is_one_finding_at_its_surest_value() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"{Start}data:\n  username: {Encode("shop")}\n  password: [|{Encode(Password)}|]\n  token: {Encode(Password + "2")}\n");

    [Test]
    public void Two_Secrets_are_two_findings() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"{Start}stringData:\n  pin: [|{Password}|]\n---\n{Start.Replace("shop", "web", StringComparison.Ordinal)}stringData:\n  pin: [|{Password}|]\n");

    [TestCase("stringData:\n  pin: ${PIN}\n", TestName = "A reference")]
    [TestCase("stringData:\n  pin: \"{{ .Values.pin }}\"\n", TestName = "A template")]
    [TestCase("stringData:\n  pin: \"\"\n", TestName = "Nothing")]
    [TestCase("data: {}\n", TestName = "No data")]
    [TestCase("data:\n  pin:\n", TestName = "A key without a value")]
    [TestCase("stringData:\n  pin: ENC[AES256_GCM,data:abc=,iv:abc=,tag:x==,type:str]\nsops:\n  mac: abc\n", TestName = "SOPS")]
    public void What_holds_nothing_is_silent(string data) => RuleVerifier<SealKubernetesSecret>.VerifyKubernetes(Start + data);

    [TestCase("stringData:\n  username: shop\n  url: https://contoso.dev\n", TestName = "What is public")]
    public void What_is_public_in_a_Secret_is_silent(string data) => RuleVerifier<SealKubernetesSecret>.VerifyKubernetes(Start + data);

    [Test]
    public void A_value_whose_name_says_secret_stands_for_the_others() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"{Start}stringData:\n  client: shop-{Password}\n  client_secret: [|{Password}|]\n");

    [Test]
    public void In_documentation_it_is_a_hint_only() =>
        RuleVerifier<SealKubernetesSecret>.Verify("docs/secret.yaml", $"{Start}stringData:\n  pin: \"{Password}\"\n", options: RuleVerifierOptions.AsShipped);

    [TestCase("stringData:\n  pin: changeme\n")]
    [TestCase("data:\n  pin: Y2hhbmdlbWU=\n")]
    public void Placeholders_and_what_is_public_are_silent_by_default(string data) =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes(Start + data, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_sealed_Secret_is_silent() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: shop\nspec:\n  encryptedData:\n    pin: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEqLr8T\n");

    [Test]
    public void A_ConfigMap_is_another_matter() =>
        RuleVerifier<SealKubernetesSecret>.VerifyKubernetes($"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  pin: \"{Password}\"\n");

    private static string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
