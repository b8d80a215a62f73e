using System.Globalization;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Builds the stages of a file and what they refer to, as BuildKit's <c>dockerfile2llb</c> resolves it.</summary>
internal sealed class DockerStageGraphBuilder(IReadOnlyList<DockerInstruction> instructions, DockerScope globalScope, DockerfileParser file)
{
    private readonly List<DockerStage> stages = [];

    // The last stage of a name so far: FROM sees the earlier ones only.
    private readonly Dictionary<string, DockerStage> byName = new(StringComparer.OrdinalIgnoreCase);

    // Stages before this index may be named by a FROM whose variables are not known, by the index of that stage.
    private readonly List<int> unknownBases = [];

    /// <summary>The stages, in order; one for a fragment without FROM.</summary>
    public IReadOnlyList<DockerStage> Build()
    {
        DockerStage? current = null;
        var isFragment = !instructions.Any(static instruction => instruction.Kind == DockerInstructionKind.From);
        if (isFragment && instructions.Count > 0)
        {
            current = new DockerStage(0, null, null, DockerStageBaseKind.Unknown, null);
            stages.Add(current);
        }

        foreach (var instruction in instructions)
        {
            if (instruction is FromInstruction from)
            {
                current = AddStage(from);
            }
            else if (current is not null)
            {
                current.Add(instruction);
            }

            instruction.Stage = current;
            if (instruction is OnbuildInstruction { Trigger: { } trigger })
            {
                trigger.Stage = current;
            }
        }

        // COPY and RUN see the names of the whole file, the last of each.
        foreach (var stage in stages)
        {
            foreach (var instruction in stage.Instructions)
            {
                AddReferences(stage, instruction, isFragment);
            }
        }

        MarkReachable();
        return stages;
    }

    private DockerStage AddStage(FromInstruction from)
    {
        var image = from.Image is null ? null : globalScope.Expand(from.Image).Text;
        DockerStage? parent = null;
        var kind = DockerStageBaseKind.Unknown;
        if (!string.IsNullOrEmpty(image))
        {
            kind = byName.TryGetValue(image, out parent) ? DockerStageBaseKind.Stage
                : image == "scratch" ? DockerStageBaseKind.Scratch : DockerStageBaseKind.Image;
        }
        else
        {
            unknownBases.Add(stages.Count);
        }

        var stage = new DockerStage(stages.Count, from, parent, kind, image);
        if (from.Image is not null)
        {
            stage.Add(new DockerStageReference(DockerStageReferenceKind.From, from, from.Image, parent));
        }

        if (parent is not null)
        {
            parent.IsParent = true;
        }

        stages.Add(stage);
        if (stage.Name is not null)
        {
            byName[stage.Name] = stage;
        }

        return stage;
    }

    private void AddReferences(DockerStage stage, DockerInstruction instruction, bool isFragment)
    {
        if (instruction is CopyInstruction { From: { } from } copy && from.Source.Length > 0)
        {
            Add(stage, DockerStageReferenceKind.CopyFrom, copy, from, FindCopySource(copy, from, isFragment));
        }
        else if (instruction is RunInstruction run)
        {
            foreach (var mount in run.Mounts)
            {
                if (mount.From is { Source.Length: > 0 } source)
                {
                    Add(stage, DockerStageReferenceKind.MountFrom, run, source, byName.GetValueOrDefault(source.Text));
                }
            }
        }
    }

    // A number is an index, whatever the stages are named. A fragment has no stages to count.
    private DockerStage? FindCopySource(CopyInstruction copy, DockerWord from, bool isFragment)
    {
        if (!int.TryParse(from.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return byName.GetValueOrDefault(from.Text);
        }

        if (index >= 0 && index < stages.Count && !isFragment)
        {
            return stages[index];
        }

        if (!isFragment)
        {
            Report(copy, DockerfileErrorKind.StageIndexOutOfRange, from, $"There is no stage {index}; the file has {stages.Count}, counted from 0");
        }

        return null;
    }

    private void Add(DockerStage stage, DockerStageReferenceKind kind, DockerInstruction instruction, DockerWord word, DockerStage? target)
    {
        stage.Add(new DockerStageReference(kind, instruction, word, target));
        if (target == stage)
        {
            Report(instruction, DockerfileErrorKind.StageReferencesItself, word, $"The stage '{word}' takes files from itself");
        }
        else if (target is not null && target.Index > stage.Index)
        {
            Report(instruction, DockerfileErrorKind.StageNotDefinedBefore, word, $"The stage '{word}' is defined after the one that takes files from it");
        }
    }

    private void Report(DockerInstruction instruction, DockerfileErrorKind kind, DockerWord word, string message)
    {
        instruction.HasErrors = true;
        file.Report(kind, word.Span, message);
    }

    // References lead to earlier stages, those that are errors aside, so one walk from the end meets every stage after its users.
    private void MarkReachable()
    {
        if (stages.Count == 0)
        {
            return;
        }

        stages[^1].IsFinal = true;
        stages[^1].IsReachable = true;
        var unknown = unknownBases.Count - 1;
        var possibleBelow = -1;
        for (var index = stages.Count - 1; index >= 0; index--)
        {
            var stage = stages[index];
            stage.IsReachable |= stage.Name is not null && index < possibleBelow;
            var hasUnknownBase = unknown >= 0 && unknownBases[unknown] == index;
            unknown -= hasUnknownBase ? 1 : 0;
            if (!stage.IsReachable)
            {
                continue;
            }

            if (hasUnknownBase)
            {
                possibleBelow = Math.Max(possibleBelow, index);
            }

            foreach (var reference in stage.References)
            {
                if (reference.Target is { } target && target.Index < index)
                {
                    target.IsReachable = true;
                }
            }
        }
    }
}
