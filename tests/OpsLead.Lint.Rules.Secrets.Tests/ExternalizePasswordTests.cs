using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>Passwords and keys under names that say so, notation by notation.</summary>
[TestFixture]
public sealed class ExternalizePasswordTests
{
    private static readonly string Password = string.Concat("tR7", "!uneFork");
    private const string Key = "x7Kq2mVw9Zp4" + "Lr8TnB3cYd6F";

    [TestCase("settings.ini", "[smtp]\npassword = [|{0}|]\n", TestName = "INI")]
    [TestCase(".pypirc", "[pypi]\nusername = shop\npassword = [|{0}|]\n", TestName = ".pypirc")]
    [TestCase("values.yaml", "db:\n  password: [|{0}|]\n", TestName = "Helm values")]
    [TestCase("secrets.json", "{ \"Smtp:Password\": \"[|{0}|]\" }\n", TestName = "User secrets")]
    [TestCase("app.xml", "<Project><PropertyGroup><Password>[|{0}|]</Password></PropertyGroup></Project>\n", TestName = "XML")]
    [TestCase("shop.pubxml", "<Project><PropertyGroup><Password>[|{0}|]</Password></PropertyGroup></Project>\n", TestName = "A publish profile")]
    [TestCase("shop.PublishSettings", "<publishData><publishProfile userName=\"$shop\" userPWD=\"[|{0}|]\" /></publishData>\n", TestName = "Publish settings")]
    [TestCase("NuGet.config", "<c><add key=\"Username\" value=\"shop\" /><add key=\"ClearTextPassword\" value=\"[|{0}|]\" /></c>\n", TestName = "NuGet.config")]
    [TestCase("kubeconfig", "apiVersion: v1\nkind: Config\nusers:\n  - name: shop\n    user:\n      password: [|{0}|]\n", TestName = "A kubeconfig")]
    [TestCase("terraform.tfstate", "{ \"outputs\": { \"db_password\": { \"value\": \"[|{0}|]\", \"type\": \"string\", \"sensitive\": true } } }\n", TestName = "An output in Terraform's state")]
    [TestCase("main.tf", "variable \"db_password\" {\n  type    = string\n  default = \"[|{0}|]\"\n}\n", TestName = "The default of a variable in Terraform")]
    [TestCase("main.bicep", "param adminPassword string = '[|{0}|]'\n", TestName = "Bicep")]
    [TestCase("build.gradle", "credentials {\n  username 'shop'\n  password '[|{0}|]'\n}\n", TestName = "Gradle")]
    [TestCase("deploy.sh", "export SMTP_PASSWORD=[|{0}|]\n", TestName = "A script")]
    [TestCase("deploy.sh", "PASSWORD=\"${PASSWORD:-[|{0}|]}\"\n", TestName = "The default of a shell variable")]
    public void A_password_is_found_in(string path, string format) =>
        RuleVerifier<ExternalizePassword>.Verify(path, format.Replace("{0}", Password, StringComparison.Ordinal), options: new() { AllowsSyntaxErrors = true, Variants = CaseVariants.None });

    [Test]
    public void A_key_below_a_section_is_named_by_both() =>
        RuleVerifier<ExternalizePassword>.VerifyAppSettings($$"""{ "Jwt": { "Issuer": "shop", "Key": "[|{{Key}}|]" } }""");

    [Test]
    public void A_key_of_configuration_with_colons_is_one_name() => RuleVerifier<ExternalizePassword>.Verify("secrets.json", $$"""{ "Api:Key": "[|{{Key}}|]" }""");

    [Test]
    public void A_cell_of_a_notebook_is_read() =>
        RuleVerifier<ExternalizePassword>.Verify("train.ipynb", $$"""{ "cells": [ { "cell_type": "code", "source": [ "password = \"[|{{Password}}|]\"\n" ] } ] }""");

    [TestCase("docker login -u shop -p [|{0}|] registry.contoso.dev\n")]
    [TestCase("sqlcmd -S db -U sa -P '[|{0}|]' -Q 'select 1'\n")]
    [TestCase("PsExec.exe \\\\build01 -u shop -p [|{0}|] cmd\n")]
    [TestCase("$p = ConvertTo-SecureString \"[|{0}|]\" -AsPlainText -Force\n")]
    [TestCase("curl -u shop:[|{0}|] https://api.contoso.dev/\n")]
    public void A_password_on_a_command_line_is_found(string format) =>
        RuleVerifier<ExternalizePassword>.VerifyText(format.Replace("{0}", Password, StringComparison.Ordinal));

    [TestCase("mkdir -p build/output42\n")]
    [TestCase("docker run -p 8080:80 shop\n")]
    [TestCase("docker login -u shop -p ${TOKEN} registry.contoso.dev\n")]
    [TestCase("docker login -u shop -p $TOKEN registry.contoso.dev\n")]
    [TestCase("logins -p build42x\n")]
    [TestCase("$p = ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force\n")]
    public void An_option_that_takes_no_password_is_silent(string text) => RuleVerifier<ExternalizePassword>.VerifyText(text);

    [TestCase("password: ${DB_PASSWORD}\n")]
    [TestCase("password: $(cat /run/secrets/db)\n")]
    [TestCase("password: <your password>\n")]
    [TestCase("password: changeme\n")]
    [TestCase("password: '{{ .Values.password }}'\n")]
    [TestCase("password: op://vault/db/password\n")]
    [TestCase("password: ENC[AES256_GCM,data:abc,iv:abc,tag:x,type:str]\n")]
    [TestCase("passwordSecretName: shop-db-1\n")]
    [TestCase("password:\n")]
    [TestCase("api_key: [0-9a-f]{32}\n")]
    public void What_only_stands_for_a_password_is_silent(string text) => RuleVerifier<ExternalizePassword>.Verify("app.yaml", text, options: new() { AllowsSyntaxErrors = true });

    [TestCase("Between `password` and `token1x` stands a word.\n")]
    [TestCase("repo-token > token show-patched-versions password > show-openssf-scorecard\n")]
    [TestCase("if (password > maximum1) { }\n")]
    public void Prose_and_comparisons_are_no_pairs(string text) => RuleVerifier<ExternalizePassword>.VerifyText(text);

    [Test]
    public void In_a_file_for_development_it_weighs_less() =>
        RuleVerifier<ExternalizePassword>.Verify("appsettings.Development.json", $$"""{ "Smtp": { "Password": "[|{{Password}}|]" } }""", options: new() { Severity = RuleSeverity.Note });

    [Test]
    public void In_documentation_it_is_a_hint_only()
    {
        RuleVerifier<ExternalizePassword>.Verify("docs/setup.md", $"```\npassword = \"[|{Password}|]\"\n```\n");
        RuleVerifier<ExternalizePassword>.Verify("docs/setup.md", $"```\npassword = \"{Password}\"\n```\n", options: RuleVerifierOptions.AsShipped);
    }

    [Test]
    public void For_the_machine_itself_it_is_a_hint_only() =>
        RuleVerifier<ExternalizePassword>.Verify("app.conf", $"dsn: user=shop password={Password} host=localhost port=5432\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void In_a_template_of_an_environment_it_is_a_hint_only() =>
        RuleVerifier<ExternalizePassword>.Verify("shop.env.example", $"DB_PASSWORD={Password}\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_sealed_value_is_silent() =>
        RuleVerifier<ExternalizePassword>.VerifyKubernetes($"apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: shop\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq{Key}\n");

    [Test]
    public void A_hash_that_the_baseline_of_detect_secrets_holds_is_none() =>
        RuleVerifier<ExternalizePassword>.Verify(".secrets.baseline", """{ "results": { "a.env": [ { "type": "GitHub Token", "hashed_secret": "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8" } ] } }""");

    [Test]
    public void A_sops_value_is_silent() =>
        RuleVerifier<ExternalizePassword>.Verify("secrets.enc.yaml", $"db:\n  password: ENC[AES256_GCM,data:{Key},iv:abc=,tag:x==,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:aaa]\n");
}
