namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The scope at each instruction. Scopes share what they have in common, so a file costs no more than its declarations.</summary>
internal sealed class DockerScopeTable
{
    private readonly DockerScope[] scopes;

    private DockerScopeTable(DockerScope[] scopes) => this.scopes = scopes;

    /// <summary>The scope of FROM lines: what the ARGs before the first FROM make of it; nothing of a fragment.</summary>
    public static DockerScope GetGlobal(IReadOnlyList<DockerInstruction> instructions)
    {
        var scope = DockerScope.Global;
        foreach (var instruction in instructions)
        {
            if (instruction.Kind == DockerInstructionKind.From)
            {
                return scope;
            }

            scope = instruction is ArgInstruction ? scope.After(instruction, null) : scope;
        }

        return DockerScope.Global;
    }

    public static DockerScopeTable Create(IReadOnlyList<DockerInstruction> instructions, IReadOnlyList<DockerStage> stages, DockerScope global)
    {
        var scopes = new DockerScope[instructions.Count];
        var ends = new DockerScope[stages.Count];
        var preamble = DockerScope.Global;
        var current = preamble;
        for (var index = 0; index < scopes.Length; index++)
        {
            var instruction = instructions[index];
            if (instruction.Stage is not { } stage)
            {
                scopes[index] = preamble;
                preamble = preamble.After(instruction, null);
                continue;
            }

            if (instruction == stage.From || (stage.From is null && index == 0))
            {
                current = GetStart(stage, ends);
            }

            scopes[index] = instruction.Kind == DockerInstructionKind.From ? global : current;
            current = current.After(instruction, global);
            ends[stage.Index] = current;
        }

        return new DockerScopeTable(scopes);
    }

    /// <summary>The scope in which the words of an instruction are expanded.</summary>
    public DockerScope Get(DockerInstruction instruction) =>

        // What is inside an ONBUILD runs on top of this stage, in a file that may set more.
        instruction.Outer is null && instruction.Kind != DockerInstructionKind.Onbuild ? scopes[instruction.Index] : scopes[instruction.Index].Open();

    private static DockerScope GetStart(DockerStage stage, DockerScope[] ends) => stage switch
    {
        { Parent: { } parent } => ends[parent.Index],
        { BaseKind: DockerStageBaseKind.Scratch } => DockerScope.Scratch,
        _ => DockerScope.Image,
    };
}
