using System.Globalization;
using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>
/// When versions of public base images stopped getting security fixes, as their makers say; those that had ended by 2026-11-15. Sources,
/// read 2026-11: wiki.debian.org/LTS, ubuntu.com/about/release-cycle (standard support), alpinelinux.org/releases, centos.org, docs.fedoraproject.org,
/// nodejs.org/about/previous-releases, devguide.python.org/versions, go.dev/doc/devel/release, dotnet.microsoft.com/platform/support/policy,
/// php.net/eol.php, ruby-lang.org/downloads/branches, postgresql.org/support/versioning, mysql.com/support/eol-notice, mongodb.com/legal/support-policy.
/// </summary>
internal static class EndOfLife
{
    // Name of the image, the version that a tag begins with, the day.
    private static readonly (string Image, string Version, string Date)[] Versions =
    [
        ("debian", "7", "2018-05-31"), ("debian", "8", "2020-06-30"), ("debian", "9", "2022-06-30"), ("debian", "10", "2024-06-30"),
        ("debian", "11", "2026-08-31"),
        ("ubuntu", "12.04", "2017-04-28"), ("ubuntu", "14.04", "2019-04-25"), ("ubuntu", "16.04", "2021-04-30"), ("ubuntu", "18.04", "2023-05-31"),
        ("ubuntu", "20.04", "2025-05-31"),
        ("ubuntu", "21.10", "2022-07-14"), ("ubuntu", "22.10", "2023-07-20"), ("ubuntu", "23.04", "2024-01-25"), ("ubuntu", "23.10", "2024-07-11"),
        ("ubuntu", "24.10", "2025-07-10"),
        ("alpine", "3.8", "2020-05-01"), ("alpine", "3.9", "2020-11-01"), ("alpine", "3.10", "2021-05-01"), ("alpine", "3.11", "2021-11-01"),
        ("alpine", "3.12", "2022-05-01"),
        ("alpine", "3.13", "2022-11-01"), ("alpine", "3.14", "2023-05-01"), ("alpine", "3.15", "2023-11-01"), ("alpine", "3.16", "2024-05-23"),
        ("alpine", "3.17", "2024-11-22"),
        ("alpine", "3.18", "2025-05-09"), ("alpine", "3.19", "2025-11-01"), ("alpine", "3.20", "2026-04-01"), ("alpine", "3.21", "2026-11-01"),
        ("alpine", "3.3", "2017-11-01"), ("alpine", "3.4", "2018-05-01"), ("alpine", "3.5", "2018-11-01"), ("alpine", "3.6", "2019-05-01"),
        ("alpine", "3.7", "2019-11-01"),
        ("centos", "5", "2017-03-31"), ("centos", "6", "2020-11-30"), ("centos", "7", "2024-06-30"), ("centos", "8", "2021-12-31"),
        ("fedora", "37", "2023-12-05"), ("fedora", "38", "2024-05-21"), ("fedora", "39", "2024-11-26"), ("fedora", "40", "2025-05-13"),
        ("node", "8", "2019-12-31"), ("node", "9", "2018-06-30"), ("node", "10", "2021-04-30"), ("node", "11", "2019-06-01"), ("node", "12", "2022-04-30"),
        ("node", "13", "2020-06-01"),
        ("node", "14", "2023-04-30"), ("node", "15", "2021-06-01"), ("node", "16", "2023-09-11"), ("node", "17", "2022-06-01"), ("node", "18", "2025-04-30"),
        ("node", "19", "2023-06-01"),
        ("node", "20", "2026-04-30"), ("node", "21", "2024-06-01"), ("node", "23", "2025-06-01"),
        ("python", "2.7", "2020-01-01"), ("python", "2", "2020-01-01"), ("python", "3.5", "2020-09-30"), ("python", "3.6", "2021-12-23"),
        ("python", "3.7", "2023-06-27"),
        ("python", "3.8", "2024-10-07"), ("python", "3.9", "2025-10-31"), ("python", "3.10", "2026-10-31"),
        ("golang", "1.11", "2019-09-03"), ("golang", "1.12", "2020-02-25"), ("golang", "1.13", "2020-08-11"), ("golang", "1.14", "2021-02-16"),
        ("golang", "1.15", "2021-08-16"),
        ("golang", "1.16", "2022-03-15"), ("golang", "1.17", "2022-08-02"), ("golang", "1.18", "2023-02-01"), ("golang", "1.19", "2023-08-08"),
        ("golang", "1.20", "2024-02-06"),
        ("golang", "1.21", "2024-08-13"), ("golang", "1.22", "2025-02-11"), ("golang", "1.23", "2025-08-12"),
        ("dotnet", "1.0", "2019-06-27"), ("dotnet", "1.1", "2019-06-27"), ("dotnet", "2.0", "2018-10-01"), ("dotnet", "2.1", "2021-08-21"),
        ("dotnet", "2.2", "2019-12-23"),
        ("dotnet", "3.0", "2020-03-03"), ("dotnet", "3.1", "2022-12-13"), ("dotnet", "5.0", "2022-05-10"), ("dotnet", "6.0", "2024-11-12"),
        ("dotnet", "7.0", "2024-05-14"),
        ("dotnet", "8.0", "2026-11-10"), ("dotnet", "9.0", "2026-11-10"),
        ("php", "5", "2018-12-31"), ("php", "7", "2022-11-28"), ("php", "8.0", "2023-11-26"), ("php", "8.1", "2025-12-31"),
        ("ruby", "2", "2023-03-31"), ("ruby", "3.0", "2024-04-23"), ("ruby", "3.1", "2025-03-26"), ("ruby", "3.2", "2026-03-31"),
        ("postgres", "9", "2021-11-11"), ("postgres", "10", "2022-11-10"), ("postgres", "11", "2023-11-09"), ("postgres", "12", "2024-11-21"),
        ("postgres", "13", "2025-11-13"),
        ("postgres", "14", "2026-11-12"), ("mysql", "5", "2023-10-31"), ("mysql", "8.0", "2026-04-30"),
        ("mongo", "3", "2021-04-30"), ("mongo", "4", "2024-02-29"), ("mongo", "5", "2024-10-31"), ("mongo", "6", "2025-07-31"),
    ];

    // Names of releases, which stand alone or after a dash in the tags of the images built on them.
    private static readonly (string Release, string Version, string Date)[] Releases =
    [
        ("wheezy", "Debian 7", "2018-05-31"), ("jessie", "Debian 8", "2020-06-30"), ("stretch", "Debian 9", "2022-06-30"),
        ("buster", "Debian 10", "2024-06-30"),
        ("bullseye", "Debian 11", "2026-08-31"), ("trusty", "Ubuntu 14.04", "2019-04-25"), ("xenial", "Ubuntu 16.04", "2021-04-30"),
        ("bionic", "Ubuntu 18.04", "2023-05-31"),
        ("focal", "Ubuntu 20.04", "2025-05-31"),
    ];

    /// <summary>The end of an image's life.</summary>
    /// <param name="image">The image.</param>
    /// <returns>What ended, and the day; null when its tag does not say the version, or the version still lives.</returns>
    public static (string What, DateOnly Date)? Find(ImageReference image)
    {
        var name = BaseImages.IsDotNet(image) ? "dotnet" : BaseImages.GetOfficialName(image);
        if (name is null || image.Tag is not { Length: > 0 } tag)
        {
            return null;
        }

        foreach (var (known, version, date) in Versions)
        {
            if (known == name && tag.StartsWith(version, StringComparison.Ordinal)
                && (tag.Length == version.Length || tag[version.Length] is '.' or '-' || IsPreview(tag, version)))
            {
                return ($"{(name == "dotnet" ? ".NET" : name)} {version}", Parse(date));
            }
        }

        foreach (var (release, version, date) in Releases)
        {
            foreach (var part in tag.Split('-'))
            {
                if (part == release || (part.StartsWith(release, StringComparison.Ordinal) && !char.IsAsciiLetter(part[release.Length])))
                {
                    return (version, Parse(date));
                }
            }
        }

        return null;
    }

    // 3.9rc1 is 3.9, but 3.10 is not 3.1.
    private static bool IsPreview(string tag, string version) => char.IsAsciiLetter(tag[version.Length]);

    private static DateOnly Parse(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
