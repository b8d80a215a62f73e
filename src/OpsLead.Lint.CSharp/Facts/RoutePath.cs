using OpsLead.Lint.Text;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Puts routes together; null stands for one that is computed.</summary>
internal static class RoutePath
{
    /// <summary>A route as a fact.</summary>
    /// <param name="path">The route; null when it is computed.</param>
    /// <param name="span">Where it is written.</param>
    /// <returns>Known or unknown.</returns>
    public static Fact<string> ToFact(string? path, TextSpan span) => path is null ? Fact<string>.Unknown(span) : Fact<string>.Known(path, span);

    /// <summary>A route below a prefix, as ASP.NET Core's groups and attribute routes combine them.</summary>
    /// <param name="prefix">The prefix; empty for none.</param>
    /// <param name="route">The route.</param>
    /// <returns>With a leading slash and without one at the end; null when either is.</returns>
    public static string? Combine(string? prefix, string? route)
    {
        if (prefix is null || route is null)
        {
            return null;
        }

        var left = prefix.Trim('/');
        var right = route.Trim('/');
        return left.Length == 0 ? "/" + right : right.Length == 0 ? "/" + left : $"/{left}/{right}";
    }
}
