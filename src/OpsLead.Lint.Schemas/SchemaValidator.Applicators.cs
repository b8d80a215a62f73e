using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <content>Several schemas for one value, and what none of them has looked at.</content>
public sealed partial class SchemaValidator
{
    private bool CheckApplicators(YamlNode written, YamlNode node, Applicators applicators)
    {
        var isValid = true;
        foreach (var schema in applicators.AllOf)
        {
            isValid &= Check(written, schema);
            if (trials > 0 && !isValid)
            {
                return false;
            }
        }

        if (applicators.AnyOf.Length > 0)
        {
            isValid &= CheckAlternatives(written, node, applicators.AnyOf, isExclusive: false);
        }

        if (applicators.OneOf.Length > 0)
        {
            isValid &= CheckAlternatives(written, node, applicators.OneOf, isExclusive: true);
        }

        if (applicators.Not is { } not)
        {
            var outer = hasMetUnknown;
            hasMetUnknown = false;
            var isMatch = IsMatch(node, not);
            isValid &= !isMatch || hasMetUnknown || Report(SchemaViolationKind.NotAllowed, written, node, "another value");
            hasMetUnknown |= outer;
        }

        if (applicators.If is { } condition)
        {
            var outer = hasMetUnknown;
            hasMetUnknown = false;
            var isMatch = IsMatch(node, condition);
            if (!hasMetUnknown)
            {
                isValid &= (isMatch ? applicators.Then : applicators.Else) is not { } consequence || Check(written, consequence);
            }

            hasMetUnknown |= outer;
        }

        return isValid;
    }

    private bool CheckAlternatives(YamlNode written, YamlNode node, SchemaNode[] alternatives, bool isExclusive)
    {
        var outer = hasMetUnknown;
        hasMetUnknown = false;
        var matches = 0;
        SchemaNode? onlyOfType = null;
        var ofType = 0;
        foreach (var alternative in alternatives)
        {
            if (IsMatch(node, alternative))
            {
                matches++;
                if (!isExclusive)
                {
                    break;
                }
            }
            else if (HasTypeOf(node, alternative))
            {
                ofType++;
                onlyOfType = alternative;
            }
        }

        var isUncertain = hasMetUnknown;
        hasMetUnknown |= outer;
        if (matches == 1 || (matches > 1 && (!isExclusive || isUncertain)))
        {
            return true;
        }

        // One alternative of the value's own type: what is wrong is wrong by that one.
        if (matches == 0 && ofType == 1 && trials == 0)
        {
            return Check(written, onlyOfType!);
        }

        return Report(SchemaViolationKind.NoAlternative, written, node, matches > 1 ? "exactly one of several forms" : DescribeTypes(alternatives));
    }

    private bool HasTypeOf(YamlNode node, SchemaNode schema)
    {
        for (var i = 0; i < 16 && !schema.HasOwnConstraints && schema.Reference is { } target; i++)
        {
            schema = target;
        }

        return !schema.IsNothing && HasType(SchemaValue.Classify(node, options.YamlSchema), schema.Types);
    }

    private static string DescribeTypes(SchemaNode[] alternatives)
    {
        var types = SchemaTypes.None;
        foreach (var alternative in alternatives)
        {
            types |= alternative.Types;
        }

        return types == SchemaTypes.Any ? "one of several forms" : Describe(types);
    }

    private bool CheckUnevaluatedProperties(YamlMapping mapping, SchemaNode schema, SchemaNode unevaluated)
    {
        var evaluated = new HashSet<string>(StringComparer.Ordinal);
        if (!CollectProperties(mapping, schema, evaluated, isOutermost: true))
        {
            return true;
        }

        var isValid = true;
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key.Resolve() is YamlScalar { Value: var key } && key != "<<" && !evaluated.Contains(key) && !YamlFacts.IsTemplated(key))
            {
                isValid &= unevaluated.IsNothing ? ReportUnknown(entry, suggestion: null, since: 0) : Check(entry.Value, unevaluated);
            }
        }

        return isValid;
    }

    /// <summary>Collects what the schemas that hold have looked at. False when that is everything, or cannot be said.</summary>
    private bool CollectProperties(YamlMapping mapping, SchemaNode schema, HashSet<string> evaluated, bool isOutermost)
    {
        if (++visits >= MaxVisits || schema.IsNothing)
        {
            return !schema.IsNothing || isOutermost;
        }

        if (schema.Reference is { } reference && !CollectProperties(mapping, reference, evaluated, isOutermost: false))
        {
            return false;
        }

        if (schema.Object is { } constraints)
        {
            if (constraints.Additional is not null || (!isOutermost && constraints.Unevaluated is { IsNothing: false }) || constraints.HasUnreadablePattern)
            {
                return false;
            }

            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key.Resolve() is YamlScalar { Value: var key }
                    && ((constraints.Properties.TryGetValue(key, out var property) && property.IsDeclared) || constraints.Patterns.Any(pattern => pattern.Pattern.IsMatch(key))))
                {
                    evaluated.Add(key);
                }
            }

            foreach (var (name, dependent) in constraints.DependentSchemas)
            {
                if (mapping.TryGetValue(name, out _) && !CollectProperties(mapping, dependent, evaluated, isOutermost: false))
                {
                    return false;
                }
            }
        }

        foreach (var part in GetHolding(mapping, schema.Applicators))
        {
            if (!CollectProperties(mapping, part, evaluated, isOutermost: false))
            {
                return false;
            }
        }

        return true;
    }

    private bool CheckUnevaluatedItems(YamlSequence sequence, SchemaNode schema, SchemaNode unevaluated)
    {
        var evaluated = new bool[sequence.Items.Length];
        CollectItems(sequence, schema, evaluated, isOutermost: true);
        var isValid = true;
        for (var i = 0; i < evaluated.Length; i++)
        {
            isValid &= evaluated[i] || Check(sequence.Items[i], unevaluated);
        }

        return isValid;
    }

    private void CollectItems(YamlSequence sequence, SchemaNode schema, bool[] evaluated, bool isOutermost)
    {
        if (++visits >= MaxVisits)
        {
            return;
        }

        if (schema.Reference is { } reference)
        {
            CollectItems(sequence, reference, evaluated, isOutermost: false);
        }

        if (schema.Array is { } constraints)
        {
            var isAll = constraints.Items is not null || (!isOutermost && constraints.Unevaluated is not null);
            for (var i = 0; i < evaluated.Length; i++)
            {
                evaluated[i] |= isAll || i < constraints.Prefix.Length || (constraints.Contains is { } contains && IsMatch(sequence.Items[i], contains));
            }
        }

        foreach (var part in GetHolding(sequence, schema.Applicators))
        {
            CollectItems(sequence, part, evaluated, isOutermost: false);
        }
    }

    /// <summary>The schemas applied to a value that hold for it.</summary>
    private List<SchemaNode> GetHolding(YamlNode node, Applicators? applicators)
    {
        if (applicators is null)
        {
            return [];
        }

        List<SchemaNode> holding = [.. applicators.AllOf.Concat(applicators.AnyOf).Concat(applicators.OneOf).Where(schema => IsMatch(node, schema))];
        if (applicators.If is { } condition)
        {
            var isMatch = IsMatch(node, condition);
            if (isMatch)
            {
                holding.Add(condition);
            }

            if ((isMatch ? applicators.Then : applicators.Else) is { } consequence)
            {
                holding.Add(consequence);
            }
        }

        return holding;
    }
}
