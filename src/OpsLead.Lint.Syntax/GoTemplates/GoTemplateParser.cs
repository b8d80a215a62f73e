using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>Finds the actions of a template and pairs its blocks, without recursion and in one pass.</summary>
internal sealed class GoTemplateParser(SourceText source)
{
    private readonly string text = source.Text;
    private readonly List<GoTemplateAction> actions = [];
    private readonly List<int> partners = [];
    private readonly List<(int Start, int Branch)> branches = [];
    private readonly List<SyntaxError> errors = [];

    // The blocks that are open: the action that opened the branch, the branch around, and whether an "else" without condition was there.
    private readonly Stack<(int Opener, int Latest, int Outer, bool HasElse)> open = new();
    private int branch;
    private int branchCount;

    public GoTemplate Parse()
    {
        var position = 0;
        while (errors.Count == 0)
        {
            var offset = text.AsSpan(position).IndexOf("{{", StringComparison.Ordinal);
            if (offset < 0)
            {
                break;
            }

            position = ReadAction(position + offset);
        }

        if (errors.Count == 0 && open.Count > 0)
        {
            var opener = actions[open.Peek().Opener];
            errors.Add(new SyntaxError(opener.Span, $"The block '{GetKeyword(opener.Kind)}' has no 'end'"));
        }

        return new GoTemplate(source, [.. actions], [.. partners], branches, errors);
    }

    private int ReadAction(int start)
    {
        var position = start + 2;
        var trimsLeft = position + 1 < text.Length && text[position] == '-' && text[position + 1] is ' ' or '\t' or '\r' or '\n';
        position += trimsLeft ? 1 : 0;
        var content = position;
        while (trimsLeft && content < text.Length && text[content] is ' ' or '\t' or '\r' or '\n')
        {
            content++;
        }

        if (text.AsSpan(content).StartsWith("/*", StringComparison.Ordinal))
        {
            return ReadComment(start, content, trimsLeft);
        }

        var lexer = new GoTemplateLexer(text, position);
        var kind = GoTemplateActionKind.Output;
        var count = 0;
        var startsWithVariable = false;
        while (lexer.Read())
        {
            var token = lexer.Current;
            count++;
            if (count == 1)
            {
                kind = token.Kind == GoTemplateTokenKind.Identifier ? GetKind(text.AsSpan(token.Span.Start, token.Span.Length)) : kind;
                startsWithVariable = token.Kind == GoTemplateTokenKind.Variable;
            }
            else if (count == 2)
            {
                kind = startsWithVariable && token.Kind is GoTemplateTokenKind.Declare or GoTemplateTokenKind.Assign ? GoTemplateActionKind.Assignment
                    : kind == GoTemplateActionKind.Else && !IsElseCondition(token) ? GoTemplateActionKind.Output
                    : kind;
            }
        }

        if (lexer.Error is { } error)
        {
            errors.Add(error.Span.Start == text.Length ? new SyntaxError(new TextSpan(start, 2), error.Message) : error);
            return text.Length;
        }

        Add(new GoTemplateAction(kind, TextSpan.FromBounds(start, lexer.Position), trimsLeft, lexer.TrimsRight), isLastElse: count == 1);
        return lexer.Position;
    }

    private int ReadComment(int start, int content, bool trimsLeft)
    {
        var length = text.AsSpan(content + 2).IndexOf("*/", StringComparison.Ordinal);
        var end = content + 2 + length + 2;
        var rest = length < 0 ? [] : text.AsSpan(end);
        var trimsRight = false;
        if (rest is [' ' or '\t' or '\r' or '\n', ..] && rest.TrimStart(" \t\r\n").StartsWith("-}}", StringComparison.Ordinal))
        {
            trimsRight = true;
            end += rest.Length - rest.TrimStart(" \t\r\n").Length + 3;
        }
        else if (rest.StartsWith("}}", StringComparison.Ordinal))
        {
            end += 2;
        }
        else
        {
            errors.Add(new SyntaxError(TextSpan.FromBounds(start, content + 2), "The comment is not closed with '*/}}'"));
            return text.Length;
        }

        Add(new GoTemplateAction(GoTemplateActionKind.Comment, TextSpan.FromBounds(start, end), trimsLeft, trimsRight), isLastElse: false);
        return end;
    }

    private void Add(GoTemplateAction action, bool isLastElse)
    {
        var index = actions.Count;
        actions.Add(action);
        partners.Add(-1);
        switch (action.Kind)
        {
            case GoTemplateActionKind.Else:
                if (!open.TryPop(out var block) || block.HasElse || actions[block.Opener].Kind is GoTemplateActionKind.Define or GoTemplateActionKind.Block)
                {
                    errors.Add(new SyntaxError(action.Span, "This 'else' belongs to no block"));
                    return;
                }

                partners[block.Latest] = index;
                open.Push((block.Opener, index, block.Outer, isLastElse));
                Enter(action.Span.End, ++branchCount);
                break;
            case GoTemplateActionKind.End:
                if (!open.TryPop(out var closed))
                {
                    errors.Add(new SyntaxError(action.Span, "This 'end' closes no block"));
                    return;
                }

                partners[closed.Latest] = index;
                Enter(action.Span.End, closed.Outer);
                break;
            default:
                if (action.OpensBlock)
                {
                    open.Push((index, index, branch, HasElse: false));
                    Enter(action.Span.End, ++branchCount);
                }

                break;
        }
    }

    private void Enter(int position, int next)
    {
        branch = next;
        if (branches.Count > 0 && branches[^1].Start == position)
        {
            branches.RemoveAt(branches.Count - 1);
        }

        branches.Add((position, next));
    }

    private bool IsElseCondition(GoTemplateToken token) =>
        token.Kind == GoTemplateTokenKind.Identifier && text.AsSpan(token.Span.Start, token.Span.Length) is "if" or "with";

    private static string GetKeyword(GoTemplateActionKind kind) => kind switch
    {
        GoTemplateActionKind.If => "if",
        GoTemplateActionKind.Range => "range",
        GoTemplateActionKind.With => "with",
        GoTemplateActionKind.Define => "define",
        _ => "block",
    };

    private static GoTemplateActionKind GetKind(ReadOnlySpan<char> word) => word switch
    {
        "if" => GoTemplateActionKind.If,
        "range" => GoTemplateActionKind.Range,
        "with" => GoTemplateActionKind.With,
        "define" => GoTemplateActionKind.Define,
        "block" => GoTemplateActionKind.Block,
        "else" => GoTemplateActionKind.Else,
        "end" => GoTemplateActionKind.End,
        "template" => GoTemplateActionKind.Template,
        "break" or "continue" => GoTemplateActionKind.Jump,
        _ => GoTemplateActionKind.Output,
    };
}
