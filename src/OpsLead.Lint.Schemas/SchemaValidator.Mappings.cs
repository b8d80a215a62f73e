using System.Numerics;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <content>Mappings.</content>
public sealed partial class SchemaValidator
{
    // A merge in a merge in a merge: kubectl's decoder follows them, hand-written files have one.
    private const int MaxMergeDepth = 8;

    private const int BitsOfSeen = 64;

    private bool CheckMapping(YamlNode written, YamlMapping mapping, SchemaNode schema, ObjectConstraints constraints)
    {
        var seen = 0UL;
        var isValid = CheckEntries(mapping, mapping, constraints, ref seen, MaxMergeDepth);
        if (trials > 0 && !isValid)
        {
            return false;
        }

        if (constraints.Required.Length > 0 && BitOperations.PopCount(seen) < constraints.Required.Length)
        {
            isValid &= CheckRequired(written, mapping, constraints.Required, seen);
        }

        if (constraints.MinProperties > 0 || constraints.MaxProperties < int.MaxValue)
        {
            if (mapping.Entries.Length > constraints.MaxProperties || !mapping.IsOpen)
            {
                isValid &= CheckCount(written, mapping, mapping.Entries.Length, constraints.MinProperties, constraints.MaxProperties);
            }
        }

        foreach (var (name, required) in constraints.DependentRequired)
        {
            if (mapping.TryGetValue(name, out _))
            {
                isValid &= CheckRequired(written, mapping, required, 0);
            }
        }

        foreach (var (name, dependent) in constraints.DependentSchemas)
        {
            if (mapping.TryGetValue(name, out _))
            {
                isValid &= Check(written, dependent);
            }
        }

        if (constraints.Unevaluated is { } unevaluated)
        {
            isValid &= CheckUnevaluatedProperties(mapping, schema, unevaluated);
        }

        return isValid;
    }

    private bool CheckEntries(YamlMapping mapping, YamlMapping owner, ObjectConstraints constraints, ref ulong seen, int mergeDepth)
    {
        var isValid = true;
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (IsExhausted)
            {
                return isValid;
            }

            if (entry.Key.Resolve() is not YamlScalar { Value: var key } keyNode)
            {
                continue;
            }

            if (key == "<<" && keyNode.Style == YamlScalarStyle.Plain)
            {
                isValid &= CheckMerged(entry.Value.Resolve(), owner, constraints, ref seen, mergeDepth - 1);
                continue;
            }

            if (constraints.Properties.TryGetValue(key, out var property))
            {
                isValid &= CheckProperty(entry, property, ref seen);
                if (property.IsDeclared && constraints.Patterns.Length == 0)
                {
                    if (constraints.Names is { } names)
                    {
                        isValid &= CheckKey(entry.Key, names);
                    }

                    continue;
                }
            }

            isValid &= CheckUnlisted(entry, owner, constraints, property is { IsDeclared: true });
            if (trials > 0 && !isValid)
            {
                return false;
            }
        }

        return isValid;
    }

    private bool CheckProperty(YamlEntry entry, SchemaProperty property, ref ulong seen)
    {
        if (property.RequiredIndex is >= 0 and < BitsOfSeen && !(options.TreatsNullAsAbsent && entry.Value.Resolve() is YamlScalar { IsNull: true }))
        {
            seen |= 1UL << property.RequiredIndex;
        }

        if (!property.IsDeclared)
        {
            return true;
        }

        return property.Since > options.KubernetesRelease ? ReportUnknown(entry, suggestion: null, property.Since) : Check(entry.Value, property.Schema);
    }

    // Patterns, additionalProperties and propertyNames.
    private bool CheckUnlisted(YamlEntry entry, YamlMapping owner, ObjectConstraints constraints, bool isDeclared)
    {
        var key = (YamlScalar)entry.Key.Resolve();
        if (YamlFacts.IsTemplated(key.Value) || (options.AllowsPatchDirectives && key.Value.StartsWith('$')))
        {
            hasMetUnknown = true;
            return true;
        }

        var isValid = constraints.Names is not { } names || CheckKey(entry.Key, names);
        var isMatched = isDeclared || constraints.HasUnreadablePattern;
        foreach (var (pattern, schema) in constraints.Patterns)
        {
            if (pattern.IsMatch(key.Value))
            {
                isMatched = true;
                isValid &= Check(entry.Value, schema);
            }
        }

        if (isMatched || constraints.Additional is not { } additional)
        {
            return isValid;
        }

        return (additional.IsNothing ? ReportUnknown(entry, FindNearest(key.Value, owner, constraints), since: 0) : Check(entry.Value, additional)) && isValid;
    }

    private bool CheckMerged(YamlNode source, YamlMapping owner, ObjectConstraints constraints, ref ulong seen, int mergeDepth)
    {
        var isValid = true;
        if (mergeDepth == 0)
        {
            return true;
        }

        // Merges that merge merges multiply.
        if (++visits >= MaxVisits)
        {
            hasMetUnknown = true;
            return true;
        }

        if (source is YamlMapping single)
        {
            isValid = CheckEntries(single, owner, constraints, ref seen, mergeDepth);
        }
        else if (source is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                if (++visits >= MaxVisits)
                {
                    hasMetUnknown = true;
                    break;
                }

                if (item.Resolve() is YamlMapping part)
                {
                    isValid &= CheckEntries(part, owner, constraints, ref seen, mergeDepth);
                }
            }
        }

        return isValid;
    }

    private bool CheckRequired(YamlNode written, YamlMapping mapping, string[] required, ulong seen)
    {
        var isValid = true;
        for (var i = 0; i < required.Length; i++)
        {
            if (i < BitsOfSeen && (seen & (1UL << i)) != 0)
            {
                continue;
            }

            if (mapping.TryGetValue(required[i], out var value) && !(options.TreatsNullAsAbsent && value is YamlScalar { IsNull: true }))
            {
                continue;
            }

            if (MayHaveMore(mapping))
            {
                hasMetUnknown = true;
                return isValid;
            }

            isValid &= ReportMissing(written, mapping, required[i]);
        }

        return isValid;
    }

    // A key that a template supplies may be any.
    private static bool MayHaveMore(YamlMapping mapping)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key.Resolve() is not YamlScalar { Value: var key } || YamlFacts.IsTemplated(key))
            {
                return true;
            }
        }

        return mapping.IsOpen;
    }

    // A name that already stands there is not what was meant.
    private string? FindNearest(string key, YamlMapping owner, ObjectConstraints constraints) => trials > 0 ? null
        : Text.NearestName.Find(
            key,
            constraints.Properties.Where(property => property.Value.IsDeclared && property.Value.Since <= options.KubernetesRelease && !owner.TryGetValue(property.Key, out _))
                .Select(static property => property.Key).Order(StringComparer.Ordinal));
}
