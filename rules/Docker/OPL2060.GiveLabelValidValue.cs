using System.Buffers;
using System.Globalization;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds labels whose value is not of the type agreed on.</summary>
internal sealed class GiveLabelValidValue : DockerRule
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> OfIdentifiers = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
    private static readonly SearchValues<char> NotInAddresses = SearchValues.Create(" \t<>,;");

    private const string Empty = "The label '{0}' is empty. Give it a value.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2060",
        "Give labels values of their type",
        "The value of the label '{0}' is no {1}. Correct it.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3051", "hadolint/DL3052", "hadolint/DL3053", "hadolint/DL3054", "hadolint/DL3055", "hadolint/DL3056", "hadolint/DL3058"],
        Options = [LabelSchema.CreateOption()],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var schema = LabelSchema.Parse(c.GetOption(LabelSchema.OptionName));
        if (schema.Count == 0)
        {
            return;
        }

        foreach (var pair in ((LabelInstruction)c.Node.Instruction).Pairs)
        {
            var index = schema.FindIndex(item => item.Name == pair.Name);
            if (index < 0 || pair.Value is not { } word || c.Node.Expand(word) is not { IsKnown: true } value)
            {
                continue;
            }

            if (value.Value.Length == 0)
            {
                c.Report(pair.Span, new DiagnosticDetails { MessageFormat = Empty, Aliases = ["hadolint/DL3051"] }, pair.Name);
            }
            else if (FindFault(schema[index].Type, value.Value) is var (type, alias))
            {
                c.Report(word.Span, new DiagnosticDetails { Aliases = [alias] }, pair.Name, type);
            }
        }
    }, DockerInstructionKind.Label);

    private static (string Type, string Alias)? FindFault(string type, string value) => type switch
    {
        "url" when !IsAddress(value) => ("URL", "hadolint/DL3052"),
        "rfc3339" when !IsTime(value) => ("time as RFC 3339 has it", "hadolint/DL3053"),
        "spdx" when !SpdxLicenses.IsIdentifier(value) => ("identifier of a licence as SPDX has it", "hadolint/DL3054"),
        "hash" when value.Length is not (7 or 40) || value.AsSpan().ContainsAnyExcept(Hexadecimal) => ("hash of a commit", "hadolint/DL3055"),
        "semver" when !IsVersion(value) => ("semantic version", "hadolint/DL3056"),
        "email" when !IsMail(value) => ("e-mail address", "hadolint/DL3058"),
        _ => null,
    };

    private static bool IsAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && value.Contains(':', StringComparison.Ordinal)
        && (address.Host.Length > 0 || address.IsFile) && value.AsSpan().IndexOfAny(" \t") < 0;

    private static bool IsTime(string value) =>
        value.Length >= 20 && value[10] is 'T' or 't' or ' ' && value[4] == '-' && value[7] == '-' && value[13] == ':' && value[16] == ':'
        && (value[^1] is 'Z' or 'z' || (value[^6] is '+' or '-' && value[^3] == ':'))
        && DateTimeOffset.TryParse(CutFraction(value), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339 sets no limit on the digits of a second, .NET does.
    private static string CutFraction(string value)
    {
        var end = 20;
        while (value[19] == '.' && end < value.Length && char.IsAsciiDigit(value[end]))
        {
            end++;
        }

        return value[19] == '.' ? string.Concat(value.AsSpan(0, 19), value.AsSpan(end)) : value;
    }

    // Semantic Versioning 2.0.0, section 2, 9 and 10.
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var plus = value.IndexOf('+');
        var core = plus < 0 ? value : value[..plus];
        var dash = core.IndexOf('-');
        return (plus < 0 || AreIdentifiers(value[(plus + 1)..], allowsLeadingZero: true))
            && (dash < 0 || AreIdentifiers(core[(dash + 1)..], allowsLeadingZero: false))
            && IsCore(dash < 0 ? core : core[..dash]);
    }

    private static bool IsCore(ReadOnlySpan<char> core)
    {
        var count = 0;
        foreach (var range in core.Split('.'))
        {
            count++;
            var part = core[range];
            if (part.IsEmpty || part.ContainsAnyExceptInRange('0', '9') || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
        }

        return count == 3;
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text, bool allowsLeadingZero)
    {
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var isNumber = !part.ContainsAnyExceptInRange('0', '9');
            if (part.IsEmpty || part.ContainsAnyExcept(OfIdentifiers) || (!allowsLeadingZero && isNumber && part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMail(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOf('@');
        return at > 0 && at < value.Length - 1 && value[at + 1] != '.' && value[^1] != '.' && value.IndexOfAny(NotInAddresses) < 0
            && !value[..at].Contains('@');
    }
}
