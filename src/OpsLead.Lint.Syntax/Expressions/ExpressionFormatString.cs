using System.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// The first argument of <c>format</c>: <c>{0}</c> stands for the argument after it, <c>{{</c> and <c>}}</c> for braces; any other
/// brace is an error.
/// </summary>
internal static class ExpressionFormatString
{
    /// <summary>Puts arguments into a format string, or only checks it.</summary>
    /// <param name="format">The format string.</param>
    /// <param name="argumentCount">How many arguments follow it.</param>
    /// <param name="arguments">Their values; empty to check only.</param>
    /// <param name="builder">Where to write; null to check only.</param>
    /// <param name="limit">How long the result may become.</param>
    /// <returns>What is wrong, where in the format string and how many of its characters; null when nothing is.</returns>
    public static (ExpressionErrorKind Kind, int Start, int Length)? Apply(
        ReadOnlySpan<char> format, int argumentCount, ReadOnlySpan<ExpressionValue> arguments, StringBuilder? builder, int limit)
    {
        var position = 0;
        while (position < format.Length)
        {
            var literal = format[position..].IndexOfAny('{', '}');
            literal = literal < 0 ? format.Length - position : literal;
            builder?.Append(format.Slice(position, literal));
            position += literal;
            if (position == format.Length)
            {
                break;
            }

            var brace = format[position];
            if (position + 1 < format.Length && format[position + 1] == brace)
            {
                builder?.Append(brace);
                position += 2;
                continue;
            }

            var end = position + 1;
            var index = 0;
            while (end < format.Length && char.IsAsciiDigit(format[end]))
            {
                // A function takes at most 255 arguments; beyond that the exact number says no more.
                index = Math.Min((index * 10) + format[end] - '0', 1_000);
                end++;
            }

            if (brace == '}' || end == position + 1 || end == format.Length || format[end] != '}')
            {
                return (ExpressionErrorKind.InvalidFormatString, position, brace == '}' ? 1 : Math.Min(end + 1, format.Length) - position);
            }

            end++;
            if (index >= argumentCount)
            {
                return (ExpressionErrorKind.UndefinedFormatArgument, position, end - position);
            }

            if (builder is not null && builder.Length <= limit)
            {
                builder.Append(arguments[index].ToString());
            }

            position = end;
        }

        return null;
    }
}
