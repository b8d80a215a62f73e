namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// One walk through the mappings that <c>&lt;&lt;</c> keys merge into another (https://yaml.org/type/merge.html). It visits no
/// mapping twice and gives up after a bound, so that aliases which merge aliases cost no more than they are written.
/// </summary>
internal struct YamlMergeWalk
{
    // kubectl and GitHub both refuse deep merge chains; hand-written files merge a handful.
    private const int MaxMappings = 256;
    private const int MaxDepth = 16;

    private HashSet<YamlMapping>? visited;
    private bool gaveUp;

    /// <summary>Finds a key in the mappings merged into another; the first source that has it wins.</summary>
    public bool TryGetEntry(YamlMapping mapping, string key, out YamlEntry entry) => TryGetEntry(mapping, key, MaxDepth, out entry);

    /// <summary>Whether a merge in a mapping leads to something that is not a mapping, or to an open mapping.</summary>
    public bool FindsOpen(YamlMapping mapping) => FindsOpen(mapping, MaxDepth) || gaveUp;

    private bool TryGetEntry(YamlMapping mapping, string key, int depth, out YamlEntry entry)
    {
        foreach (var candidate in mapping.Entries)
        {
            if (!YamlMapping.IsMerge(candidate.Key))
            {
                continue;
            }

            var source = candidate.Value.Resolve();
            if (source is YamlMapping single)
            {
                if (TryGetFrom(single, key, depth, out entry))
                {
                    return true;
                }
            }
            else if (source is YamlSequence list)
            {
                foreach (var item in list.Items)
                {
                    if (gaveUp)
                    {
                        break;
                    }

                    if (item.Resolve() is YamlMapping part && TryGetFrom(part, key, depth, out entry))
                    {
                        return true;
                    }
                }
            }
        }

        entry = default;
        return false;
    }

    private bool TryGetFrom(YamlMapping mapping, string key, int depth, out YamlEntry entry)
    {
        entry = default;
        return TryVisit(mapping, depth)
            && (mapping.TryGetOwnEntry(key, out entry) || (mapping.HasMerge && TryGetEntry(mapping, key, depth - 1, out entry)));
    }

    private bool FindsOpen(YamlMapping mapping, int depth)
    {
        foreach (var candidate in mapping.Entries)
        {
            if (!YamlMapping.IsMerge(candidate.Key))
            {
                continue;
            }

            switch (candidate.Value.Resolve())
            {
                case YamlMapping single:
                    if (IsOpen(single, depth))
                    {
                        return true;
                    }

                    break;
                case YamlSequence list:
                    foreach (var item in list.Items)
                    {
                        if (gaveUp || item.Resolve() is not YamlMapping part || IsOpen(part, depth))
                        {
                            return true;
                        }
                    }

                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private bool IsOpen(YamlMapping mapping, int depth) =>
        TryVisit(mapping, depth) && (mapping.IsOpenItself || (mapping.HasMerge && FindsOpen(mapping, depth - 1)));

    private bool TryVisit(YamlMapping mapping, int depth)
    {
        visited ??= new HashSet<YamlMapping>(ReferenceEqualityComparer.Instance);
        gaveUp |= depth == 0 || visited.Count >= MaxMappings;
        return !gaveUp && visited.Add(mapping);
    }
}
