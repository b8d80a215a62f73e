using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Generators;

/// <summary>The build errors that keep rules, ids and pages together.</summary>
internal static class CatalogueDiagnostics
{
    private const string Category = "Rules";

    public static readonly DiagnosticDescriptor DuplicateId = Create(
        "OPLGEN001",
        "Two rules have one id",
        "The id '{0}' belongs to '{1}' already. Give '{2}' the next free id of the folder.");

    public static readonly DiagnosticDescriptor WrongThousand = Create(
        "OPLGEN002",
        "An id does not fit its folder",
        "The id '{0}' is none of the folder '{1}'. Its ids are 'OPL{2}' and three digits.");

    public static readonly DiagnosticDescriptor WrongBaseClass = Create(
        "OPLGEN003",
        "A base class does not fit its folder",
        "The rule '{0}' derives from '{1}'. Rules of the folder '{2}' derive from '{3}'.");

    public static readonly DiagnosticDescriptor MissingPage = Create(
        "OPLGEN004",
        "A rule has no page",
        "The rule '{0}' has no page. Write '{1}.md' beside it.");

    public static readonly DiagnosticDescriptor OrphanPage = Create(
        "OPLGEN005",
        "A page has no rule",
        "The page '{0}' describes no rule of this folder. Name it for the id of its rule or remove it.");

    public static readonly DiagnosticDescriptor WrongFileName = Create(
        "OPLGEN006",
        "A file is not named for its rule",
        "The rule '{0}' stands in '{1}'. Name the file '{2}'.");

    public static readonly DiagnosticDescriptor MissingId = Create(
        "OPLGEN007",
        "A descriptor has no constant id",
        "No id can be read of the rule '{0}'. Initialize its property 'Descriptor' with 'new' and the id as a constant first argument.");

    public static readonly DiagnosticDescriptor NotSealed = Create(
        "OPLGEN008",
        "A rule is not sealed",
        "The rule '{0}' is open to others. Seal the class: one class is one rule.");

    public static readonly DiagnosticDescriptor NotCreatable = Create(
        "OPLGEN009",
        "A rule cannot be created",
        "The rule '{0}' has no constructor that the catalogue may call. Give it one without parameters; rules hold no state.");

    public static readonly DiagnosticDescriptor UnknownFolder = Create(
        "OPLGEN010",
        "A folder belongs to no input language",
        "The folder '{0}' belongs to no input language. Use one of: {1}.");

    // Release tracking follows the literal ids through this call.
    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
