using System.Text;
using CsCheck;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerfilePropertyTests
{
    private static readonly string[] Pieces =
    [
        "FROM alpine AS a\n", "FROM --platform=$BUILDPLATFORM a AS b\n", "RUN apk add \\\n  curl\n", "RUN <<EOF\nset -e\nEOF\n",
        "RUN cat <<-A <<'B' > f && \\\n ls\n\tx\n\tA\ny\nB\n", "COPY --from=a --chown=\"x y\" a b\n", "COPY <<F /f\n$HOME it's\nF\n",
        "ENV A=1 B=\"$A ${C:-'d'}\" \\\n\n # c\n  D=e\\ f\n", "ENV K v w\n", "LABEL \"a.b\"='c'\n", "ARG X Y=2\n", "CMD [\"a\\u0041\", \"b\\\n c\"]\n",
        "CMD ['a']\n", "HEALTHCHECK --interval=5s CMD x\n", "EXPOSE 80/tcp ${P}-90 1.2.3.4:5:6\n", "ONBUILD RUN <<E\nz\nE\n",
        "RUN --mount=type=cache,\"target=/a,b\",from=a --mount=type=secret,id=x y\n", "VOLUME [\"/a\"]\n", "USER $A\n", "WORKDIR /a b\n",
        "SHELL [\"sh\"]\n", "STOPSIGNAL SIGTERM\n", "MAINTAINER me\n", "# check=skip=all\n", "# escape=`\n", "#\n", "\n", "\\\n", "\r\n", "\t", "<<", "\\", "`",
        "\"", "'", "${", "}", "[", "]", ",", "--x=", "\0", "\uD800", "é", " ", "$", "#",
    ];

    private static readonly Gen<string> Texts =
        Gen.Select(Gen.OneOf(Pieces).Array[0, 24], Gen.Int[0, 400], Gen.Int[0, 6], Gen.OneOf(Pieces)).Select(Mutate);

    [Test]
    public void Instructions_are_ordered_disjoint_and_inside_the_file() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            var end = 0;
            foreach (var instruction in syntax.Instructions)
            {
                Assert.That(instruction.Span.Start, Is.GreaterThanOrEqualTo(end));
                Assert.That(instruction.Span.Length, Is.Positive);
                end = instruction.Span.End;
                Assert.That(end, Is.LessThanOrEqualTo(syntax.Text.Length));
                Assert.That(instruction.Span.Contains(instruction.Source.Span), Is.True);
                Assert.That(instruction.Source.Span.Contains(instruction.Keyword.Span), Is.True);
            }
        });

    [Test]
    public void Every_character_of_a_line_stands_where_its_map_says() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            foreach (var instruction in syntax.Instructions)
            {
                CheckVerbatim(syntax.Text, instruction.Source);
                CheckVerbatim(syntax.Text, instruction.Arguments);
                foreach (var heredoc in instruction.Heredocs)
                {
                    CheckVerbatim(syntax.Text, heredoc.Body);
                    Assert.That(heredoc.BodySpan.Contains(heredoc.Body.Span), Is.True);
                }

                if (instruction is RunInstruction { Script: { } script })
                {
                    CheckVerbatim(syntax.Text, script);
                }
            }
        });

    [Test]
    public void Words_flags_and_references_lie_inside_their_instruction() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            foreach (var instruction in syntax.Instructions)
            {
                foreach (var word in instruction.ExpandedWords)
                {
                    Assert.That(instruction.Span.Contains(word.Span), Is.True);
                    Assert.That(word.Source.Map.GetSpan(0, word.Source.Length), Is.EqualTo(word.Span));
                    foreach (var reference in word.References)
                    {
                        Assert.That(word.Span.Contains(reference.Span), Is.True);
                        Assert.That(reference.Span.Contains(reference.NameSpan), Is.True);
                    }

                    var expansion = syntax.GetScope(instruction).Expand(word);
                    Assert.That(expansion.Value.Kind, Is.EqualTo(DockerValueKind.Known).Or.EqualTo(DockerValueKind.Unknown));
                }

                foreach (var flag in instruction.Flags)
                {
                    Assert.That(instruction.Source.Span.Contains(flag.Span), Is.True);
                }
            }
        });

    [Test]
    public void Errors_are_ordered_and_inside_the_file() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            var start = 0;
            foreach (var error in syntax.Errors)
            {
                Assert.That(error.Span.Start, Is.GreaterThanOrEqualTo(start));
                Assert.That(error.Span.End, Is.LessThanOrEqualTo(syntax.Text.Length));
                Assert.That(error.Message, Is.Not.Empty.And.Not.EndsWith("."));
                start = error.Span.Start;
            }
        });

    [Test]
    public void An_instruction_has_errors_exactly_when_one_lies_inside_it() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            foreach (var instruction in syntax.Instructions)
            {
                var hasError = syntax.Errors.Any(error => !error.IsAboutFileShape && instruction.Span.Contains(error.Span));
                Assert.That(instruction.HasErrors, Is.EqualTo(hasError));
            }
        });

    [Test]
    public void Comments_and_instructions_cover_everything_but_blanks_and_directives() =>
        Texts.Sample(static text =>
        {
            var syntax = DockerfileSyntax.Parse(SourceText.From(text));
            var rest = new StringBuilder(syntax.Text.Text);
            foreach (var span in syntax.Instructions.Select(static instruction => instruction.Span)
                .Concat(syntax.Comments.Select(static comment => comment.Span)).Concat(syntax.Directives.Select(static directive => directive.Span)))
            {
                for (var index = span.Start; index < span.End; index++)
                {
                    rest[index] = ' ';
                }
            }

            Assert.That(rest.ToString().Trim(), Is.Empty);
        });

    [Test]
    public void Any_bytes_give_a_tree() =>
        Gen.Byte.Array[0, 300].Sample(static bytes => Assert.That(DockerfileSyntax.Parse(SourceText.Decode(bytes)), Is.Not.Null));

    [TestCase("RUN cat <<A\n", 50_000)]
    [TestCase("ONBUILD ", 200_000)]
    [TestCase("CMD [[[[[[[[[[", 50_000)]
    [TestCase("[", 500_000)]
    [TestCase("ENV A=${A:-", 50_000)]
    [TestCase("\\\n", 300_000)]
    [TestCase("FROM a AS a\nCOPY --from=a b c\n", 5_000)]
    [TestCase("FROM a AS a\nENV A=$A$A\n", 5_000)]
    [TestCase("RUN --mount=type=cache,\"", 50_000)]
    [TestCase("# x\n", 200_000)]
    public void A_long_repetition_is_read_to_its_end(string piece, int count)
    {
        var syntax = DockerfileSyntax.Parse(SourceText.From("CMD " + string.Concat(Enumerable.Repeat(piece, count))));

        Assert.That(syntax.GetScope(syntax.Instructions[^1]), Is.Not.Null);
    }

    private static void CheckVerbatim(SourceText file, DockerText text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var span = text.GetSpan(index, 1);
            Assert.That(span.Length, Is.EqualTo(1));
            Assert.That(file.Text[span.Start], Is.EqualTo(text[index]));
            Assert.That(text.Map.GetSpan(index, 1), Is.EqualTo(span));
        }
    }

    // Whole pieces join to plausible files; a cut and an insertion in the middle make what nobody would write.
    private static string Mutate(string[] pieces, int position, int length, string insertion)
    {
        var text = string.Concat(pieces);
        var start = Math.Min(position, text.Length);
        return text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, insertion);
    }
}
