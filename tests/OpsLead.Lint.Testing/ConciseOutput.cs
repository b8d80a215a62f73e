namespace OpsLead.Lint.Testing;

/// <summary>A finding on one line, as <c>--format concise</c> prints it.</summary>
public static class ConciseOutput
{
    /// <summary>Formats a finding.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <returns><c>path:line:column: level id message</c>.</returns>
    public static string Format(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var level = diagnostic.Severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "note",
        };
        return $"{diagnostic.Location}: {level} {diagnostic.Rule.Descriptor.Id} {diagnostic.Message}";
    }
}
