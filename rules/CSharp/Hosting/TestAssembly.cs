using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Tells tests from what is shipped.</summary>
internal static class TestAssembly
{
    // Assemblies of NUnit, xUnit 2 and 3, MSTest and TUnit, as of 2026.
    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "nunit.framework", "xunit.core", "xunit.v3.core", "MSTest.TestFramework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "TUnit.Core",
    };

    /// <summary>Whether a compilation refers to a framework of tests.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>True for tests and for the libraries they share.</returns>
    public static bool IsTest(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (Frameworks.Contains(reference.Name))
            {
                return true;
            }
        }

        return false;
    }
}
