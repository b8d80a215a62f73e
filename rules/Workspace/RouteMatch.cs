namespace OpsLead.Lint.Rules.Workspace;

/// <summary>Whether a path is one that a route of ASP.NET Core answers to: segments without regard to case, parameters for any text.</summary>
internal static class RouteMatch
{
    /// <summary>Matches a path against a route.</summary>
    /// <param name="route">The route, with a leading slash; <c>{name}</c> stands for a segment, <c>{**rest}</c> for all that follows, <c>{name?}</c> may be missing.</param>
    /// <param name="path">The path, with a leading slash and without a query.</param>
    /// <returns>True when the route answers. A segment that mixes text and a parameter is taken to match, since it may.</returns>
    public static bool IsMatch(string route, string path)
    {
        var routeRest = route.AsSpan().Trim('/');
        var pathRest = path.AsSpan().Trim('/');
        while (!routeRest.IsEmpty)
        {
            var pattern = Take(ref routeRest);
            if (pattern.StartsWith("{*", StringComparison.Ordinal))
            {
                return true;
            }

            var isOptional = pattern.StartsWith("{", StringComparison.Ordinal) && (pattern.EndsWith("?}", StringComparison.Ordinal) || pattern.Contains('='));
            if (pathRest.IsEmpty)
            {
                return isOptional && routeRest.IsEmpty;
            }

            var segment = Take(ref pathRest);
            if (!pattern.Contains('{') && !pattern.Equals(segment, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return pathRest.IsEmpty;
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var slash = rest.IndexOf('/');
        var segment = slash < 0 ? rest : rest[..slash];
        rest = slash < 0 ? [] : rest[(slash + 1)..];
        return segment;
    }
}
