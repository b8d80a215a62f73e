using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>How an input of an action switches its cache.</summary>
internal enum CacheSwitch
{
    /// <summary>The cache is on unless the input is true.</summary>
    OffWhenTrue,

    /// <summary>The cache is on when the input is true.</summary>
    OnWhenTrue,

    /// <summary>The cache is on unless the input is false.</summary>
    OnUnlessFalse,

    /// <summary>The cache is on when the input says anything.</summary>
    OnWhenSet,
}

/// <summary>An input that switches the cache of an action.</summary>
/// <param name="Action">The action, in lower case.</param>
/// <param name="Input">The input; empty for an action whose cache is always on.</param>
/// <param name="Switch">How it does so.</param>
/// <param name="Until">The first major version with another default; 0 for none.</param>
internal sealed record CachingAction(string Action, string Input, CacheSwitch Switch, int Until = 0);

/// <summary>Actions that restore a cache. Source: the actions' own metadata and sources, July 2026.</summary>
internal static class CachingActions
{
    private static readonly CachingAction[] Rows =
    [
        new("actions/cache", "lookup-only", CacheSwitch.OffWhenTrue),
        new("actions/setup-dotnet", "cache", CacheSwitch.OnWhenTrue),
        new("actions/setup-go", "cache", CacheSwitch.OnUnlessFalse),
        new("actions/setup-java", "cache", CacheSwitch.OnWhenSet),
        new("actions/setup-node", "cache", CacheSwitch.OnWhenSet),
        new("actions/setup-node", "package-manager-cache", CacheSwitch.OnUnlessFalse),
        new("actions/setup-python", "cache", CacheSwitch.OnWhenSet),
        new("actions-rust-lang/setup-rust-toolchain", "cache", CacheSwitch.OnUnlessFalse),
        new("astral-sh/setup-uv", "enable-cache", CacheSwitch.OnUnlessFalse, Until: 10),
        new("awalsh128/cache-apt-pkgs-action", "", CacheSwitch.OnUnlessFalse),
        new("determinatesystems/magic-nix-cache-action", "use-gha-cache", CacheSwitch.OnUnlessFalse),
        new("docker/setup-buildx-action", "cache-binary", CacheSwitch.OnUnlessFalse),
        new("graalvm/setup-graalvm", "cache", CacheSwitch.OnWhenSet),
        new("gradle/actions/setup-gradle", "cache-disabled", CacheSwitch.OffWhenTrue),
        new("jdx/mise-action", "cache", CacheSwitch.OnUnlessFalse),
        new("mlugg/setup-zig", "use-cache", CacheSwitch.OnUnlessFalse),
        new("mozilla-actions/sccache-action", "", CacheSwitch.OnUnlessFalse),
        new("nix-community/cache-nix-action", "", CacheSwitch.OnUnlessFalse),
        new("oven-sh/setup-bun", "no-cache", CacheSwitch.OffWhenTrue),
        new("pyo3/maturin-action", "sccache", CacheSwitch.OnWhenTrue),
        new("ramsey/composer-install", "ignore-cache", CacheSwitch.OffWhenTrue),
        new("ruby/setup-ruby", "bundler-cache", CacheSwitch.OnWhenTrue),
        new("swatinem/rust-cache", "lookup-only", CacheSwitch.OffWhenTrue),
    ];

    /// <summary>The inputs that switch the cache of an action.</summary>
    /// <param name="uses">The action.</param>
    /// <returns>A row an input; none for an action that keeps no cache.</returns>
    public static IEnumerable<CachingAction> Find(ActionReference uses) => Rows.Where(row => uses.Is(row.Action));
}
