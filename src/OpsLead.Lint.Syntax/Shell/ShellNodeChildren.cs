namespace OpsLead.Lint.Syntax.Shell;

/// <summary>What each kind of node holds.</summary>
internal static class ShellNodeChildren
{
    /// <summary>Adds a node's children in the order of the text; a here-document comes after the words of its line.</summary>
    /// <param name="node">The node.</param>
    /// <param name="children">Takes them.</param>
    public static void AddTo(ShellNode node, List<ShellNode> children)
    {
        switch (node)
        {
            case ShellList list:
                AddRange(children, list.Items);
                break;
            case ShellAndOr andOr:
                AddRange(children, andOr.Pipelines);
                break;
            case ShellPipeline pipeline:
                AddRange(children, pipeline.Commands);
                break;
            case ShellIfClause clause:
                children.Add(clause.Condition);
                children.Add(clause.Body);
                break;
            case ShellCaseItem item:
                AddRange(children, item.Patterns);
                children.Add(item.Body);
                break;
            case ShellAssignment assignment:
                Add(children, assignment.Index);
                children.Add(assignment.Value);
                break;
            case ShellRedirection redirection:
                Add(children, redirection.Target);
                Add(children, redirection.HereDocument);
                break;
            case ShellHereDocument document:
                children.Add(document.Body);
                break;
            case ShellWord word:
                AddRange(children, word.Parts);
                break;
            case ShellWordPart part:
                AddPart(part, children);
                break;
            case ShellTestExpression expression:
                AddTest(expression, children);
                break;
            case ShellCommand command:
                AddCommand(command, children);
                break;
        }
    }

    private static void AddCommand(ShellCommand command, List<ShellNode> children)
    {
        switch (command)
        {
            case ShellSimpleCommand simple:
                AddRange(children, simple.Assignments);
                AddRange(children, simple.Words);
                AddRange(children, simple.Redirections);
                children.Sort(static (left, right) => left.Span.CompareTo(right.Span));
                return;
            case ShellSubshell subshell:
                children.Add(subshell.Body);
                break;
            case ShellGroup group:
                children.Add(group.Body);
                break;
            case ShellIf conditional:
                AddRange(children, conditional.Clauses);
                Add(children, conditional.Else);
                break;
            case ShellFor loop:
                Add(children, loop.Variable);
                AddRange(children, loop.Words);
                children.Add(loop.Body);
                break;
            case ShellArithmeticFor loop:
                children.Add(loop.Header);
                children.Add(loop.Body);
                break;
            case ShellWhile loop:
                children.Add(loop.Condition);
                children.Add(loop.Body);
                break;
            case ShellCase choice:
                Add(children, choice.Word);
                AddRange(children, choice.Items);
                break;
            case ShellFunction function:
                Add(children, function.NameWord);
                Add(children, function.Body);
                break;
            case ShellCoprocess coprocess:
                Add(children, coprocess.Name);
                Add(children, coprocess.Body);
                break;
            case ShellArithmeticCommand arithmetic:
                children.Add(arithmetic.Expression);
                break;
            case ShellTestCommand test:
                Add(children, test.Expression);
                break;
        }

        AddRange(children, command.Redirections);
    }

    private static void AddPart(ShellWordPart part, List<ShellNode> children)
    {
        switch (part)
        {
            case ShellQuotedPart quoted:
                AddRange(children, quoted.Parts);
                break;
            case ShellParameterPart parameter:
                Add(children, parameter.Index);
                Add(children, parameter.Argument);
                Add(children, parameter.Replacement);
                break;
            case ShellCommandSubstitutionPart substitution:
                children.Add(substitution.Body);
                break;
            case ShellProcessSubstitutionPart substitution:
                children.Add(substitution.Body);
                break;
            case ShellArithmeticPart arithmetic:
                children.Add(arithmetic.Expression);
                break;
            case ShellArrayPart array:
                AddRange(children, array.Elements);
                break;
        }
    }

    private static void AddTest(ShellTestExpression expression, List<ShellNode> children)
    {
        switch (expression)
        {
            case ShellTestPrimary primary:
                Add(children, primary.Left);
                Add(children, primary.Right);
                break;
            case ShellTestGroup group:
                Add(children, group.Operand);
                break;
            case ShellTestAndOr andOr:
                AddRange(children, andOr.Operands);
                break;
        }
    }

    private static void Add(List<ShellNode> children, ShellNode? child)
    {
        if (child is not null)
        {
            children.Add(child);
        }
    }

    private static void AddRange<T>(List<ShellNode> children, ReadOnlySpan<T> nodes)
        where T : ShellNode
    {
        foreach (var node in nodes)
        {
            children.Add(node);
        }
    }
}
