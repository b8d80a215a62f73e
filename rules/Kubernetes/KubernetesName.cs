using System.Buffers;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>The forms that Kubernetes' names take.</summary>
internal enum NameForm
{
    /// <summary>RFC 1123 subdomain: most objects.</summary>
    Subdomain,

    /// <summary>RFC 1123 label: namespaces, containers, volumes.</summary>
    Label,

    /// <summary>RFC 1035 label: Services.</summary>
    ServiceLabel,

    /// <summary>IANA service name: ports of containers.</summary>
    Port,

    /// <summary>The key of a label or annotation.</summary>
    Key,

    /// <summary>The value of a label.</summary>
    LabelValue,
}

/// <summary>Tells valid names.</summary>
/// <remarks>Kubernetes' apimachinery, <c>util/validation</c>, as of release 1.36.</remarks>
internal static class KubernetesName
{
    private const int MaxLabel = 63;
    private const int MaxSubdomain = 253;
    private const int MaxPort = 15;

    private static readonly SearchValues<char> LowerCase = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> LowerCaseAndDot = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> Qualified = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Whether a name has a form.</summary>
    public static bool IsValid(ReadOnlySpan<char> name, NameForm form)
    {
        switch (form)
        {
            case NameForm.Label:
                return IsLabel(name);
            case NameForm.ServiceLabel:
                return IsLabel(name) && !char.IsAsciiDigit(name[0]);
            case NameForm.Port:
                return name.Length is > 0 and <= MaxPort && IsLabel(name) && name.ContainsAnyInRange('a', 'z') && !name.Contains("--", StringComparison.Ordinal);
            case NameForm.LabelValue:
                return name.IsEmpty || IsQualified(name);
            case NameForm.Key:
                var slash = name.IndexOf('/');
                return slash < 0 ? IsQualified(name) : IsSubdomain(name[..slash]) && IsQualified(name[(slash + 1)..]);
            default:
                return IsSubdomain(name);
        }
    }

    /// <summary>What a form asks for, for messages.</summary>
    public static string Describe(NameForm form) => form switch
    {
        NameForm.Label => "at most 63 small letters, digits and '-', with a letter or digit at both ends",
        NameForm.ServiceLabel => "at most 63 small letters, digits and '-', beginning with a letter",
        NameForm.Port => "at most 15 small letters, digits and '-', at least one of them a letter",
        NameForm.LabelValue => "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends",
        NameForm.Key => "an optional domain and '/', then at most 63 letters, digits, '-', '_' and '.'",
        _ => "small letters, digits, '-' and '.', with a letter or digit at both ends",
    };

    private static bool IsLabel(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= MaxLabel && !name.ContainsAnyExcept(LowerCase) && name[0] != '-' && name[^1] != '-';

    private static bool IsSubdomain(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxSubdomain || name.ContainsAnyExcept(LowerCaseAndDot))
        {
            return false;
        }

        foreach (var range in name.Split('.'))
        {
            var part = name[range];
            if (part.IsEmpty || part[0] == '-' || part[^1] == '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQualified(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= MaxLabel && !name.ContainsAnyExcept(Qualified) && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);
}
