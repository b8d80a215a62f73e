using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>What only the structure of a file gives away. The secrets are put together at run time.</summary>
[TestFixture]
public sealed class StructureTests
{
    private static readonly string Password = string.Concat("tR7", "!uneFork");
    private const string Key = "x7Kq2mVw9Zp4" + "Lr8TnB3cYd6F";

    // robot:tR7!uneFork
    private static readonly string Login = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("robot:" + Password));

    [Test]
    public void The_value_beside_a_name_is_found() =>
        RuleVerifier<ExternalizePassword>.VerifyKubernetes($$"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
            spec:
              containers:
                - name: shop
                  image: shop:1.2.3
                  env:
                    - name: DB_PASSWORD
                      value: "[|{{Password}}|]"
            """);

    [Test]
    public void A_value_from_a_Secret_is_none() =>
        RuleVerifier<ExternalizePassword>.VerifyKubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
            spec:
              containers:
                - name: shop
                  image: shop:1.2.3
                  env:
                    - name: DB_PASSWORD
                      valueFrom: { secretKeyRef: { name: db, key: password } }
                    - name: API_TOKEN
                      value: $(TOKEN_FROM_FILE)
                    - name: SMTP_PASSWORD
                      value: "{{ .Values.smtp.password }}"
            """);

    [Test]
    public void A_parameter_of_a_deployment_is_found() =>
        RuleVerifier<ExternalizePassword>.Verify("main.parameters.json", $$"""{ "parameters": { "adminPassword": { "value": "[|{{Password}}|]" }, "location": { "value": "westeurope1" } } }""");

    [Test]
    public void A_list_under_a_name_is_read_item_by_item() =>
        RuleVerifier<ExternalizePassword>.Verify("config/values.yaml", $"apiKeys:\n  - [|{Key}|]\n  - ${{API_KEY}}\n");

    [Test]
    public void A_copy_is_no_finding_of_its_own() =>
        RuleVerifier<ExternalizePassword>.Verify("app.env", $"DB_PASSWORD=[|{Password}|]\nREPORTS_PASSWORD={Password}\n");

    [Test]
    public void Another_password_is_another_finding() =>
        RuleVerifier<ExternalizePassword>.Verify("app.env", $"DB_PASSWORD=[|{Password}|]\nREPORTS_PASSWORD=[|{Password}2|]\n");

    [Test]
    public void A_password_of_netrc_is_found() =>
        RuleVerifier<ExternalizePassword>.Verify("home/.netrc", $"machine git.contoso.dev\n  login robot\n  password [|{Password}|]\n");

    [Test]
    public void Prose_about_a_machine_is_none() => RuleVerifier<ExternalizePassword>.VerifyText("Any machine with login enabled needs a password of its own.\n");

    [Test]
    public void A_login_of_a_registry_is_found() =>
        RuleVerifier<RevokePlatformToken>.Verify("docker/config.json", $$"""{ "auths": { "registry.contoso.dev": { "auth": "[|{{Login}}|]" } }, "credsStore": "desktop" }""");

    [Test]
    public void A_registry_with_a_helper_has_no_login() =>
        RuleVerifier<RevokePlatformToken>.Verify("docker/config.json", """{ "auths": { "registry.contoso.dev": {} }, "credsStore": "desktop" }""");

    [Test]
    public void A_literal_of_a_secret_generator_is_found() =>
        RuleVerifier<SealKubernetesSecret>.Verify("deploy/kustomization.yaml", $$"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            secretGenerator:
              - name: db
                literals:
                  - username=shop
                  - pin=[|{{Password}}|]
                  - url=${DB_URL}
            """);

    [Test]
    public void A_literal_of_a_config_map_is_none() =>
        RuleVerifier<SealKubernetesSecret>.Verify("deploy/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator:\n  - name: db\n    literals:\n      - pin=4711x\n");

    [TestCase("keys: ECDSAWithSHA256, ECDSAWithSHA384\n")]
    [TestCase("gpg --recv-keys B42F6819007F00F88E364FD4036A9C25BF357DD4\n")]
    [TestCase("key: e22487a8-feb8-4591-95aa-14b193930cb4\n")]
    public void A_name_that_only_sounds_like_one_is_none(string text) => RuleVerifier<ExternalizePassword>.VerifyText(text);

    [TestCase("uses: launchdarkly/find-code-references@d9b1b1e1a9a5b2b1f0e3a7c6d5e4f3a2b1c0d9e8\n")]
    [TestCase("bitbucket.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu\n")]
    [TestCase("datadog: image@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\n")]
    public void A_pin_and_a_public_key_are_none(string text)
    {
        RuleVerifier<RevokePlatformToken>.VerifyText(text);
        RuleVerifier<RevokeServiceKey>.VerifyText(text);
    }

    [Test]
    public void The_length_of_a_service_s_key_does_not_matter([Values(20, 32, 57)] int length) =>
        RuleVerifier<RevokeServiceKey>.VerifyText($"clockify_api_key = \"[|{string.Concat(Enumerable.Repeat("x7Kq2mVw9Zp4Lr8TnB3cYd6FsH5jGa1eUo0", 2))[..length]}|]\"\n");
}
