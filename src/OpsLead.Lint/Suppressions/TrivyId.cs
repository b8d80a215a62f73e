using System.Globalization;

namespace OpsLead.Lint.Suppressions;

/// <summary>Ids of Trivy's checks.</summary>
internal static class TrivyId
{
    /// <summary>The form that aliases have: <c>AVD-KSV-0001</c>, <c>KSV001</c> and <c>KSV-0001</c> are one id.</summary>
    /// <param name="id">An id in any of its forms.</param>
    /// <returns>For instance <c>KSV-0001</c>.</returns>
    public static string Normalize(string id)
    {
        id = id.ToUpperInvariant();
        id = id.StartsWith("AVD-", StringComparison.Ordinal) ? id[4..] : id;
        var letters = 0;
        while (letters < id.Length && char.IsAsciiLetterUpper(id[letters]))
        {
            letters++;
        }

        return letters is 2 or 3 && id.Length > letters && int.TryParse(id.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{id[..letters]}-{number:D4}")
            : id;
    }
}
