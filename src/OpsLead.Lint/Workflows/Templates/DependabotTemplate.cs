using static OpsLead.Lint.Workflows.Templates.TemplateTypes;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>
/// What GitHub reads in a <c>dependabot.yml</c> of version 2. Source: GitHub's "Dependabot options reference" and the public schema <c>dependabot-2.0.json</c> of SchemaStore, July 2026.
/// </summary>
internal static class DependabotTemplate
{
    private const int LongestPrefix = 50;

    private static readonly TemplateType String = new() { Scalars = ScalarTypes.Text, IsTextOnly = true };
    private static readonly TemplateType FilledString = new() { Scalars = ScalarTypes.Text, IsTextOnly = true, IsNonEmpty = true };
    private static readonly TemplateType Prefix = new() { Scalars = ScalarTypes.Text, IsTextOnly = true, MaximumLength = LongestPrefix };
    private static readonly TemplateType DifferentStrings = new() { Items = FilledString, IsNonEmpty = true, HasUniqueItems = true };
    private static readonly TemplateType Days = new() { Scalars = ScalarTypes.Number, Minimum = 0, IsInteger = true };

    private static readonly TemplateType StringOrStrings = new() { Scalars = ScalarTypes.Text, IsTextOnly = true, Items = FilledString, IsNonEmpty = true, HasUniqueItems = true };

    private static readonly TemplateType CommitMessage = Map(new MappingTemplate("commit-message")
    {
        IsNonEmpty = true,
        Keys = Keys(("prefix", Prefix), ("prefix-development", Prefix), ("include", OneOf("scope"))),
    });

    private static readonly TemplateType Schedule = Map(new MappingTemplate("schedule")
    {
        Keys = Keys(
            ("interval", OneOf("daily", "weekly", "monthly", "quarterly", "semiannually", "yearly", "cron")),
            ("day", OneOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
            ("time", String),
            ("timezone", String),
            ("cronjob", String)),
        Required = ["interval"],
    });

    private static readonly TemplateType BranchName = Map(new MappingTemplate("pull-request-branch-name") { Keys = Keys(("separator", FilledString)), Required = ["separator"] });

    private static readonly TemplateType Milestone = new() { Scalars = ScalarTypes.Number, Minimum = 1, IsInteger = true };

    private static readonly TemplateType Allow = new()
    {
        Items = Map(new MappingTemplate("allow")
        {
            IsNonEmpty = true,
            Keys = Keys(
                ("dependency-name", FilledString),
                ("dependency-type", OneOf("direct", "indirect", "all", "production", "development")),
                ("update-types", DifferentStrings)),
        }),
    };

    private static readonly TemplateType Ignore = new()
    {
        Items = Map(new MappingTemplate("ignore")
        {
            IsNonEmpty = true,
            Keys = Keys(
                ("dependency-name", FilledString),
                ("versions", StringOrStrings),
                ("update-types", new TemplateType
                {
                    Items = OneOf("version-update:semver-major", "version-update:semver-minor", "version-update:semver-patch"),
                    IsNonEmpty = true,
                    HasUniqueItems = true,
                })),
        }),
    };

    private static readonly TemplateType Groups = Names(
        "groups",
        Map(new MappingTemplate("group")
        {
            IsNonEmpty = true,
            Keys = Keys(
                ("applies-to", OneOf("version-updates", "security-updates")),
                ("dependency-type", OneOf("development", "production")),
                ("patterns", DifferentStrings),
                ("exclude-patterns", DifferentStrings),
                ("update-types", new TemplateType { Items = OneOf("major", "minor", "patch"), IsNonEmpty = true, HasUniqueItems = true }),
                ("group-by", OneOf("dependency-name"))),
        }),
        isNonEmpty: true);

    private static readonly TemplateType Cooldown = Map(new MappingTemplate("cooldown")
    {
        Keys = Keys(
            ("default-days", Days),
            ("semver-major-days", Days),
            ("semver-minor-days", Days),
            ("semver-patch-days", Days),
            ("include", new TemplateType { Items = FilledString }),
            ("exclude", new TemplateType { Items = FilledString })),
    });

    private static readonly (string Key, TemplateType Type)[] UpdateKeys =
    [
        ("package-ecosystem", FilledString),
        ("directory", FilledString),
        ("directories", DifferentStrings),
        ("schedule", Schedule),
        ("allow", Allow),
        ("assignees", DifferentStrings),
        ("commit-message", CommitMessage),
        ("cooldown", Cooldown),
        ("exclude-paths", new TemplateType { Items = FilledString }),
        ("groups", Groups),
        ("ignore", Ignore),
        ("insecure-external-code-execution", OneOf("allow", "deny")),
        ("labels", new TemplateType { Items = FilledString, HasUniqueItems = true }),
        ("milestone", Milestone),
        ("multi-ecosystem-group", FilledString),
        ("open-pull-requests-limit", new TemplateType { Scalars = ScalarTypes.Number, Minimum = 0, IsInteger = true }),
        ("patterns", DifferentStrings),
        ("pull-request-branch-name", BranchName),
        ("rebase-strategy", new TemplateType { Scalars = ScalarTypes.Text, IsTextOnly = true, Values = ["auto", "disabled"] }),
        ("registries", new TemplateType { Scalars = ScalarTypes.Text, Values = ["*"], Items = FilledString, HasUniqueItems = true, IsNonEmpty = true }),
        ("reviewers", DifferentStrings),
        ("target-branch", FilledString),
        ("vendor", TrueOrFalse),
        ("versioning-strategy", OneOf("auto", "increase", "increase-if-necessary", "lockfile-only", "widen")),
    ];

    private static readonly MappingTemplate GroupedUpdate = new("update")
    {
        Discriminator = "multi-ecosystem-group",
        Keys = Keys(UpdateKeys),
        Required = ["package-ecosystem", "patterns"],
        ExactlyOne = ["directory", "directories"],
    };

    private static readonly MappingTemplate Update = new("update")
    {
        Keys = Keys(UpdateKeys),
        Required = ["package-ecosystem", "schedule"],
        ExactlyOne = ["directory", "directories"],
    };

    private static readonly TemplateType EcosystemGroups = Names(
        "multi-ecosystem-groups",
        Map(new MappingTemplate("multi-ecosystem group")
        {
            Keys = Keys(
                ("schedule", Schedule),
                ("labels", new TemplateType { Items = FilledString, HasUniqueItems = true }),
                ("assignees", DifferentStrings),
                ("milestone", Milestone),
                ("target-branch", FilledString),
                ("commit-message", CommitMessage),
                ("pull-request-branch-name", BranchName),
                ("open-pull-requests-limit", Days)),
            Required = ["schedule"],
        }));

    private static readonly (string Key, TemplateType Type)[] RegistryKeys =
    [
        ("type", OneOf(
            "cargo-registry", "composer-repository", "docker-registry", "git", "goproxy-server", "helm-registry", "hex-organization", "hex-repository", "maven-repository", "npm-registry",
            "nuget-feed", "pub-repository", "python-index", "rubygems-server", "terraform-registry")),
        ("url", FilledString),
        ("username", AnyText),
        ("password", AnyText),
        ("key", AnyText),
        ("token", AnyText),
        ("auth-key", AnyText),
        ("public-key-fingerprint", AnyText),
        ("organization", AnyText),
        ("repo", AnyText),
        ("registry", AnyText),
        ("scope", StringOrStrings),
        ("replaces-base", TrueOrFalse),
        ("tenant-id", AnyText),
        ("client-id", AnyText),
        ("jfrog-oidc-provider-name", AnyText),
        ("identity-mapping-name", AnyText),
        ("audience", AnyText),
        ("aws-region", AnyText),
        ("account-id", AnyText),
        ("role-name", AnyText),
        ("domain", AnyText),
        ("domain-owner", AnyText),
    ];

    private static readonly TemplateType Registries = Names(
        "registries",
        new TemplateType
        {
            Mappings =
            [
                new MappingTemplate("registry") { Discriminator = "organization", Keys = Keys(RegistryKeys), Required = ["type"] },
                new MappingTemplate("registry") { Discriminator = "domain", Keys = Keys(RegistryKeys), Required = ["type"] },
                new MappingTemplate("registry") { Keys = Keys(RegistryKeys), Required = ["type", "url"] },
            ],
        },
        isNonEmpty: true);

    /// <summary>The file.</summary>
    public static TemplateType Root { get; } = Map(new MappingTemplate("Dependabot configuration")
    {
        Keys = Keys(
            ("version", new TemplateType { Scalars = ScalarTypes.Number, Minimum = 2, IsInteger = true }),
            ("enable-beta-ecosystems", TrueOrFalse),
            ("multi-ecosystem-groups", EcosystemGroups),
            ("registries", Registries),
            ("updates", ListOf(new TemplateType { Mappings = [GroupedUpdate, Update] }))),
        Required = ["version", "updates"],
    });
}
