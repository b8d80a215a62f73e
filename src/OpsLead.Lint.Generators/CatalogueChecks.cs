using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Generators;

/// <summary>Compares the rules of a folder with each other, with their files and with their pages.</summary>
internal static class CatalogueChecks
{
    public static void Run(SourceProductionContext context, RuleFolder folder, ImmutableArray<RuleDeclaration> rules, ImmutableArray<string> pages)
    {
        var owners = new Dictionary<string, RuleDeclaration>(StringComparer.Ordinal);
        var pageIds = new HashSet<string>(pages.Select(Path.GetFileNameWithoutExtension), StringComparer.Ordinal);

        // By file, so that the error stands on the same of two rules in every build.
        foreach (var rule in rules.OrderBy(static rule => rule.Place.Path, StringComparer.Ordinal).ThenBy(static rule => rule.Place.Span.Start))
        {
            CheckClass(context, folder, rule);
            if (rule.Id is null)
            {
                Report(context, CatalogueDiagnostics.MissingId, rule.Place, rule.ClassName);
                continue;
            }

            CheckId(context, folder, rule, rule.Id, owners);
            if (!pageIds.Contains(rule.Id))
            {
                Report(context, CatalogueDiagnostics.MissingPage, rule.Place, rule.ClassName, rule.Id);
            }
        }

        foreach (var page in pages)
        {
            // Where an id could not be read, its page only seems to be without a rule.
            if (!owners.ContainsKey(Path.GetFileNameWithoutExtension(page)) && rules.All(static rule => rule.Id is not null))
            {
                Report(context, CatalogueDiagnostics.OrphanPage, SourcePlace.StartOf(page), Path.GetFileName(page));
            }
        }
    }

    private static void CheckClass(SourceProductionContext context, RuleFolder folder, RuleDeclaration rule)
    {
        if (rule.BaseClass != folder.BaseClass)
        {
            Report(context, CatalogueDiagnostics.WrongBaseClass, rule.Place, rule.ClassName, rule.BaseClass, folder.Name, folder.BaseClass);
        }

        if (!rule.IsSealed)
        {
            Report(context, CatalogueDiagnostics.NotSealed, rule.Place, rule.ClassName);
        }

        if (!rule.IsCreatable)
        {
            Report(context, CatalogueDiagnostics.NotCreatable, rule.Place, rule.ClassName);
        }
    }

    private static void CheckId(SourceProductionContext context, RuleFolder folder, RuleDeclaration rule, string id, Dictionary<string, RuleDeclaration> owners)
    {
        if (owners.TryGetValue(id, out var owner))
        {
            Report(context, CatalogueDiagnostics.DuplicateId, rule.Place, id, owner.ClassName, rule.ClassName);
        }
        else
        {
            owners.Add(id, rule);
        }

        if (!IsIdOf(folder, id))
        {
            Report(context, CatalogueDiagnostics.WrongThousand, rule.Place, id, folder.Name, folder.Thousand.ToString());
        }

        var fileName = id + "." + rule.ClassName + ".cs";
        if (Path.GetFileName(rule.Place.Path) != fileName)
        {
            Report(context, CatalogueDiagnostics.WrongFileName, rule.Place, rule.ClassName, Path.GetFileName(rule.Place.Path), fileName);
        }
    }

    private static bool IsIdOf(RuleFolder folder, string id) =>
        id.Length == 7
            && id.StartsWith("OPL", StringComparison.Ordinal)
            && id[3] == folder.Thousand
            && id.Skip(4).All(static digit => digit is >= '0' and <= '9');

    private static void Report(SourceProductionContext context, DiagnosticDescriptor descriptor, SourcePlace place, params string[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, place.ToLocation(), arguments));
}
