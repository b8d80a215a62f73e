using System.Text;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Syntax.Tests.Shell;

/// <summary>Writes a tree as an s-expression, so that a test states a whole shape in one line.</summary>
internal sealed class ShellTreePrinter
{
    private readonly StringBuilder output = new();

    public static string Print(ShellScript script)
    {
        var printer = new ShellTreePrinter();
        printer.Write(script.Root);
        return printer.output.ToString();
    }

    public static string Print(ShellWord word)
    {
        var printer = new ShellTreePrinter();
        printer.Write(word);
        return printer.output.ToString();
    }

    private void Write(ShellList list)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            output.Append(i > 0 ? " " : "");
            Write(list.Items[i]);
        }
    }

    private void Body(string name, ShellList list)
    {
        output.Append('(').Append(name).Append(list.Items.Length > 0 ? " " : "");
        Write(list);
        output.Append(')');
    }

    private void Write(ShellAndOr item)
    {
        for (var i = 0; i < item.Pipelines.Length; i++)
        {
            output.Append(i == 0 ? "" : item.Operators[i - 1].IsOr ? " || " : " && ");
            Write(item.Pipelines[i]);
        }

        output.Append(item.Separator switch { ShellSeparator.Semicolon => " ;", ShellSeparator.Ampersand => " &", _ => "" });
    }

    private void Write(ShellPipeline pipeline)
    {
        output.Append(pipeline.IsTimed ? "time " : "").Append(pipeline.IsNegated ? "! " : "");
        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            output.Append(i == 0 ? "" : pipeline.Pipes[i - 1].IncludesError ? " |& " : " | ");
            Write(pipeline.Commands[i]);
        }
    }

    private void Write(ShellCommand command)
    {
        output.Append('(');
        switch (command)
        {
            case ShellSimpleCommand simple:
                var start = output.Length;
                foreach (var assignment in simple.Assignments)
                {
                    Space(start);
                    output.Append("(set ").Append(assignment.Name);
                    if (assignment.Index is { } index)
                    {
                        output.Append('[');
                        Write(index);
                        output.Append(']');
                    }

                    output.Append(assignment.IsAppend ? " += " : " = ");
                    Write(assignment.Value);
                    output.Append(')');
                }

                foreach (var word in simple.Words)
                {
                    Space(start);
                    Write(word);
                }

                break;
            case ShellSubshell subshell:
                output.Append("subshell ");
                Write(subshell.Body);
                break;
            case ShellGroup group:
                output.Append("group ");
                Write(group.Body);
                break;
            case ShellIf conditional:
                output.Append("if");
                foreach (var clause in conditional.Clauses)
                {
                    output.Append(' ');
                    Body("when", clause.Condition);
                    output.Append(' ');
                    Body("then", clause.Body);
                }

                if (conditional.Else is { } elseBody)
                {
                    output.Append(' ');
                    Body("else", elseBody);
                }

                break;
            case ShellFor loop:
                output.Append(loop.IsSelect ? "select " : "for ");
                Write(loop.Variable);
                output.Append(loop.HasWords ? " in" : "");
                foreach (var word in loop.Words)
                {
                    output.Append(' ');
                    Write(word);
                }

                output.Append(' ');
                Body("do", loop.Body);
                break;
            case ShellArithmeticFor loop:
                output.Append("for-arithmetic ");
                Write(loop.Header);
                output.Append(' ');
                Body("do", loop.Body);
                break;
            case ShellWhile loop:
                output.Append(loop.IsUntil ? "until " : "while ");
                Body("when", loop.Condition);
                output.Append(' ');
                Body("do", loop.Body);
                break;
            case ShellCase choice:
                output.Append("case ");
                Write(choice.Word);
                foreach (var item in choice.Items)
                {
                    output.Append(" (");
                    for (var i = 0; i < item.Patterns.Length; i++)
                    {
                        output.Append(i > 0 ? " | " : "");
                        Write(item.Patterns[i]);
                    }

                    output.Append(" => ");
                    Write(item.Body);
                    output.Append(item.Terminator switch
                    {
                        ShellCaseTerminator.Break => " ;;)",
                        ShellCaseTerminator.FallThrough => " ;&)",
                        ShellCaseTerminator.Continue => " ;;&)",
                        _ => ")",
                    });
                }

                break;
            case ShellFunction function:
                output.Append(function.HasKeyword ? "function " : "function() ");
                Write(function.NameWord);
                output.Append(' ');
                if (function.Body is { } functionBody)
                {
                    Write(functionBody);
                }

                break;
            case ShellCoprocess coprocess:
                output.Append("coproc ");
                Write(coprocess.Name);
                output.Append(coprocess.Name is null ? "" : " ");
                if (coprocess.Body is { } coprocessBody)
                {
                    Write(coprocessBody);
                }

                break;
            case ShellArithmeticCommand arithmetic:
                output.Append("arithmetic ");
                Write(arithmetic.Expression);
                break;
            case ShellTestCommand test:
                output.Append("test ");
                Write(test.Expression);
                break;
        }

        foreach (var redirection in command.Redirections)
        {
            output.Append(output[^1] == '(' ? "" : " ");
            Write(redirection);
        }

        output.Append(')');
    }

    private void Space(int start)
    {
        if (output.Length > start)
        {
            output.Append(' ');
        }
    }

    private void Write(ShellRedirection redirection)
    {
        output.Append('<').Append(redirection.Kind);
        if (redirection.Descriptor is { } descriptor)
        {
            output.Append(' ').Append(descriptor);
        }

        output.Append(": ");
        if (redirection.HereDocument is { } document)
        {
            output.Append(document.IsQuoted ? "raw " : "").Append(document.StripsTabs ? "stripped " : "").Append(document.Delimiter).Append(' ');
            Write(document.Body);
        }
        else
        {
            Write(redirection.Target);
        }

        output.Append('>');
    }

    private void Write(ShellTestExpression? expression)
    {
        switch (expression)
        {
            case ShellTestPrimary primary:
                Write(primary.Left);
                output.Append(primary.Left is not null && primary.Operator is not null ? " " : "").Append(primary.Operator);
                output.Append(primary.Operator is null ? "" : " ");
                Write(primary.Right);
                break;
            case ShellTestGroup group:
                output.Append(group.IsNegation ? "(not " : "(group ");
                Write(group.Operand);
                output.Append(')');
                break;
            case ShellTestAndOr andOr:
                output.Append(andOr.IsOr ? "(or" : "(and");
                foreach (var operand in andOr.Operands)
                {
                    output.Append(" {");
                    Write(operand);
                    output.Append('}');
                }

                output.Append(')');
                break;
        }
    }

    private void Write(ShellWord? word)
    {
        if (word is null)
        {
            return;
        }

        Write(word.Parts);
    }

    private void Write(ReadOnlySpan<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            Write(part);
        }
    }

    private void Write(ShellWordPart part)
    {
        switch (part)
        {
            case ShellLiteralPart literal:
                output.Append(Escape(literal.Text));
                break;
            case ShellEscapePart escape:
                output.Append('\\').Append(Escape(escape.Text));
                break;
            case ShellQuotedPart quoted:
                var (open, close) = quoted.Kind switch
                {
                    ShellQuoteKind.Single => ("'", "'"),
                    ShellQuoteKind.Double => ("\"", "\""),
                    ShellQuoteKind.AnsiC => ("$'", "'"),
                    _ => ("$\"", "\""),
                };
                output.Append(open);
                Write(quoted.Parts);
                output.Append(close);
                break;
            case ShellParameterPart parameter:
                output.Append("[$").Append(parameter.IsIndirect ? "!" : "").Append(parameter.IsLength ? "#" : "").Append(parameter.Name);
                if (parameter.Index is { } index)
                {
                    output.Append('[');
                    Write(index);
                    output.Append(']');
                }

                if (parameter.Argument is { } argument)
                {
                    output.Append(' ').Append(parameter.Operator).Append(' ');
                    Write(argument);
                }

                if (parameter.Replacement is { } replacement)
                {
                    output.Append(" => ");
                    Write(replacement);
                }

                output.Append(']');
                break;
            case ShellCommandSubstitutionPart substitution:
                output.Append(substitution.IsBacktick ? "[` " : "[$ ");
                Write(substitution.Body);
                output.Append(']');
                break;
            case ShellProcessSubstitutionPart substitution:
                output.Append(substitution.IsOutput ? "[> " : "[< ");
                Write(substitution.Body);
                output.Append(']');
                break;
            case ShellArithmeticPart arithmetic:
                output.Append("[= ");
                Write(arithmetic.Expression);
                output.Append(']');
                break;
            case ShellArrayPart array:
                output.Append("[array");
                foreach (var element in array.Elements)
                {
                    output.Append(' ');
                    Write(element);
                }

                output.Append(']');
                break;
            case ShellExpressionPart expression:
                output.Append('«').Append(expression.Text).Append('»');
                break;
        }
    }

    private static string Escape(string text) => text.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal);
}
