namespace OpsLead.Lint.Docker;

/// <summary>Whom a container of an image runs as when its Dockerfile names no user.</summary>
public enum BaseImageUser
{
    /// <summary>Nothing is known of the image.</summary>
    Unknown,

    /// <summary>Root, and nothing in the image changes that.</summary>
    Root,

    /// <summary>Another user than root, or an entry point that gives up root's rights before it starts the program.</summary>
    Other,
}

/// <summary>
/// What is known of public base images without pulling them. Read in November 2026 from the images' own Dockerfiles: Docker's official
/// images, .NET's (dotnet/dotnet-docker), distroless.
/// </summary>
public static class BaseImages
{
    // Official images that set a USER, or whose entry point steps down from root (gosu, su-exec, setpriv).
    private static readonly HashSet<string> OfficialOther = new(StringComparer.Ordinal)
    {
        "cassandra", "couchdb", "elasticsearch", "flink", "haproxy", "influxdb", "jenkins", "kibana", "kong", "liquibase", "logstash", "mariadb", "memcached",
        "mongo", "mysql", "neo4j", "odoo", "open-liberty", "percona", "postgres", "rabbitmq", "redis", "solr", "sonarqube", "spark", "storm", "telegraf",
        "valkey", "varnish", "websphere-liberty", "zookeeper",
    };

    /// <summary>Whom its containers run as.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The user, as far as it is known.</returns>
    public static BaseImageUser GetUser(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (IsWindows(image))
        {
            return BaseImageUser.Unknown;
        }

        var tag = image.Tag ?? "";
        if (IsDotNet(image))
        {
            return tag.Contains("chiseled", StringComparison.Ordinal) || tag.Contains("distroless", StringComparison.Ordinal) ? BaseImageUser.Other
                : BaseImageUser.Root;
        }

        if (image.FullName.StartsWith("gcr.io/distroless/", StringComparison.Ordinal))
        {
            return tag.Contains("nonroot", StringComparison.Ordinal) ? BaseImageUser.Other : tag.Length > 0 || image.Digest is null ? BaseImageUser.Root
                : BaseImageUser.Unknown;
        }

        return GetOfficialName(image) is not { } name ? BaseImageUser.Unknown : OfficialOther.Contains(name) ? BaseImageUser.Other : BaseImageUser.Root;
    }

    /// <summary>The name of one of Docker's official images.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The name, such as <c>debian</c>; null for any other image.</returns>
    public static string? GetOfficialName(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var name = image.Registry switch
        {
            "" or "docker.io" or "index.docker.io" =>
                image.Repository.StartsWith("library/", StringComparison.Ordinal) ? image.Repository["library/".Length..]
                    : OfficialImages.Names.Contains(image.Repository) ? image.Repository : "",
            "public.ecr.aws" when image.Repository.StartsWith("docker/library/", StringComparison.Ordinal) => image.Repository["docker/library/".Length..],
            _ => "",
        };
        return name.Length == 0 || name.Contains('/', StringComparison.Ordinal) ? null : name;
    }

    /// <summary>
    /// Whether the image is known to set no directory, and no variable but PATH and at most the locale's: the plain distributions.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <returns>True for a plain distribution of Docker's official images.</returns>
    public static bool SetsNoVariables(ImageReference image) =>
        GetOfficialName(image) is "alpine" or "debian" or "ubuntu" or "busybox" or "almalinux" or "rockylinux" or "amazonlinux";

    /// <summary>Whether the image has a shell at <c>/bin/sh</c>.</summary>
    /// <param name="image">The image.</param>
    /// <returns>False for chiseled and distroless images; null when it is not known.</returns>
    public static bool? HasShell(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var tag = image.Tag ?? "";
        var isBare = IsDotNet(image) ? tag.Contains("chiseled", StringComparison.Ordinal) || tag.Contains("azurelinux3.0-distroless", StringComparison.Ordinal)
            : image.FullName.StartsWith("gcr.io/distroless/", StringComparison.Ordinal) && !tag.Contains("debug", StringComparison.Ordinal);
        return isBare ? false : null;
    }

    /// <summary>Whether the image has <c>curl</c> or <c>wget</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="tool">One of the two.</param>
    /// <returns>False when it is known to lack the tool; null when it is not known.</returns>
    public static bool? HasTool(ImageReference image, string tool)
    {
        if (HasShell(image) == false)
        {
            return false;
        }

        var tag = image.Tag ?? "";
        if (IsDotNet(image))
        {
            // The SDK's have both; BusyBox brings Alpine's a wget.
            return image.Name is "aspnet" or "runtime" or "runtime-deps" && !(tool == "wget" && tag.Contains("alpine", StringComparison.Ordinal)) ? false
                : null;
        }

        return (GetOfficialName(image), tool) switch
        {
            ("debian" or "ubuntu", _) => false,
            ("alpine" or "busybox", "curl") => false,
            ("node" or "python" or "ruby", _) when tag.Contains("slim", StringComparison.Ordinal) => false,
            ("node" or "python" or "ruby", "curl") when tag.Contains("alpine", StringComparison.Ordinal) => false,
            _ => null,
        };
    }

    /// <summary>Whether it is one of Microsoft's .NET images for Linux.</summary>
    /// <param name="image">The image.</param>
    /// <returns>True for <c>mcr.microsoft.com/dotnet/…</c> but its Framework images.</returns>
    public static bool IsDotNet(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Registry == "mcr.microsoft.com" && image.Repository.StartsWith("dotnet/", StringComparison.Ordinal) && !IsWindows(image);
    }

    /// <summary>Whether the image defines <c>APP_UID</c>: those of .NET since version 8.</summary>
    /// <param name="image">The image.</param>
    /// <returns>Null when its tag does not say the version.</returns>
    public static bool? HasAppUid(ImageReference image)
    {
        if (!IsDotNet(image))
        {
            return false;
        }

        var tag = image.Tag ?? "";
        var digits = 0;
        while (digits < tag.Length && char.IsAsciiDigit(tag[digits]))
        {
            digits++;
        }

        return digits is > 0 and < 4 ? int.Parse(tag.AsSpan(0, digits), provider: null) >= 8 : null;
    }

    /// <summary>Whether it is a Windows image, whose default shell is <c>cmd</c>.</summary>
    /// <param name="image">The image.</param>
    /// <returns>True for Windows' own images and for tags that name one.</returns>
    public static bool IsWindows(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var tag = image.Tag ?? "";
        return (image.Registry == "mcr.microsoft.com"
            && (image.Repository.StartsWith("windows", StringComparison.Ordinal) || image.Repository.StartsWith("dotnet/framework/", StringComparison.Ordinal)))
            || tag.Contains("nanoserver", StringComparison.OrdinalIgnoreCase) || tag.Contains("windowsservercore", StringComparison.OrdinalIgnoreCase);
    }
}
