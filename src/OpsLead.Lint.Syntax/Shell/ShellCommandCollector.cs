namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Finds every simple command of a tree, at any depth, and notes on it where it stands.</summary>
internal sealed class ShellCommandCollector
{
    private readonly List<ShellSimpleCommand> commands = [];

    private ShellCommandCollector()
    {
    }

    public static ShellSimpleCommand[] Collect(ShellList root)
    {
        var collector = new ShellCommandCollector();
        collector.Visit(root, ShellCommandContext.None);
        var commands = collector.commands.ToArray();
        for (var i = 1; i < commands.Length; i++)
        {
            if (commands[i].Span.Start < commands[i - 1].Span.Start)
            {
                // A here-document holds commands and follows others of its line.
                Array.Sort(commands, static (left, right) => left.Span.CompareTo(right.Span));
                break;
            }
        }

        return commands;
    }

    private void Visit(ShellList list, ShellCommandContext context)
    {
        foreach (var item in list.Items)
        {
            Visit(item, context);
        }
    }

    private void Visit(ShellAndOr item, ShellCommandContext context)
    {
        if (item.Separator == ShellSeparator.Ampersand)
        {
            context |= ShellCommandContext.Background;
        }

        var operators = item.Operators;
        for (var i = 0; i < item.Pipelines.Length; i++)
        {
            var own = context;
            if (i > 0)
            {
                own |= operators[i - 1].IsOr ? ShellCommandContext.AfterOr : ShellCommandContext.AfterAnd;
            }

            if (i < operators.Length)
            {
                own |= operators[i].IsOr ? ShellCommandContext.BeforeOr : ShellCommandContext.BeforeAnd;
            }

            Visit(item.Pipelines[i], own);
        }
    }

    private void Visit(ShellPipeline pipeline, ShellCommandContext context)
    {
        if (pipeline.IsNegated)
        {
            context |= ShellCommandContext.Negated;
        }

        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            if (pipeline.Commands[i] is ShellSimpleCommand simple)
            {
                Visit(simple, pipeline, i, context);
            }
            else
            {
                Visit(pipeline.Commands[i], pipeline, i, context);
            }
        }
    }

    private void Visit(ShellSimpleCommand command, ShellPipeline? pipeline, int index, ShellCommandContext context)
    {
        command.Pipeline = pipeline;
        command.PipelineIndex = index;
        command.Context = context;
        commands.Add(command);
        foreach (var assignment in command.Assignments)
        {
            Visit(assignment.Index);
            Visit(assignment.Value);
        }

        Visit(command.Words);
        Visit(command.Redirections);
    }

    private void Visit(ShellCommand command, ShellPipeline pipeline, int index, ShellCommandContext context)
    {
        switch (command)
        {
            case ShellSimpleCommand simple:
                Visit(simple, pipeline, index, context);
                return;
            case ShellSubshell subshell:
                Visit(subshell.Body, context | ShellCommandContext.Subshell);
                break;
            case ShellGroup group:
                Visit(group.Body, context);
                break;
            case ShellIf conditional:
                foreach (var clause in conditional.Clauses)
                {
                    Visit(clause.Condition, context | ShellCommandContext.Condition);
                    Visit(clause.Body, context | ShellCommandContext.Branch);
                }

                if (conditional.Else is { } elseBody)
                {
                    Visit(elseBody, context | ShellCommandContext.Branch);
                }

                break;
            case ShellFor loop:
                Visit(loop.Words);
                Visit(loop.Body, context | ShellCommandContext.Loop);
                break;
            case ShellArithmeticFor loop:
                Visit(loop.Header);
                Visit(loop.Body, context | ShellCommandContext.Loop);
                break;
            case ShellWhile loop:
                Visit(loop.Condition, context | ShellCommandContext.Condition | ShellCommandContext.Loop);
                Visit(loop.Body, context | ShellCommandContext.Loop);
                break;
            case ShellCase choice:
                Visit(choice.Word);
                foreach (var item in choice.Items)
                {
                    Visit(item.Patterns);
                    Visit(item.Body, context | ShellCommandContext.Branch);
                }

                break;
            case ShellFunction { Body: { } body }:
                Visit(body, pipeline, index, context | ShellCommandContext.Function);
                break;
            case ShellCoprocess { Body: { } body }:
                Visit(body, pipeline, index, context | ShellCommandContext.Background);
                break;
            case ShellArithmeticCommand arithmetic:
                Visit(arithmetic.Expression);
                break;
            case ShellTestCommand test:
                Visit(test.Expression);
                break;
        }

        Visit(command.Redirections);
    }

    private void Visit(ShellTestExpression? expression)
    {
        switch (expression)
        {
            case ShellTestPrimary primary:
                Visit(primary.Left);
                Visit(primary.Right);
                break;
            case ShellTestGroup group:
                Visit(group.Operand);
                break;
            case ShellTestAndOr andOr:
                foreach (var operand in andOr.Operands)
                {
                    Visit(operand);
                }

                break;
        }
    }

    private void Visit(ReadOnlySpan<ShellRedirection> redirections)
    {
        foreach (var redirection in redirections)
        {
            Visit(redirection.Target);
            Visit(redirection.HereDocument?.Body);
        }
    }

    private void Visit(ReadOnlySpan<ShellWord> words)
    {
        foreach (var word in words)
        {
            Visit(word);
        }
    }

    private void Visit(ShellWord? word)
    {
        if (word is not null)
        {
            Visit(word.Parts);
        }
    }

    private void Visit(ReadOnlySpan<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case ShellQuotedPart quoted:
                    Visit(quoted.Parts);
                    break;
                case ShellCommandSubstitutionPart substitution:
                    Visit(substitution.Body, ShellCommandContext.CommandSubstitution);
                    break;
                case ShellProcessSubstitutionPart substitution:
                    Visit(substitution.Body, ShellCommandContext.ProcessSubstitution);
                    break;
                case ShellParameterPart parameter:
                    Visit(parameter.Index);
                    Visit(parameter.Argument);
                    Visit(parameter.Replacement);
                    break;
                case ShellArithmeticPart arithmetic:
                    Visit(arithmetic.Expression);
                    break;
                case ShellArrayPart array:
                    Visit(array.Elements);
                    break;
            }
        }
    }
}
