using System.Buffers;
using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>
/// Reads the marks of hadolint, BuildKit, kube-linter, kube-score, Polaris, Checkov, Trivy, zizmor, docker-compose-linter and the secret scanners, each where and
/// as far as that tool honours it. Sources: the tools' own documentation, 2026-08.
/// </summary>
internal static class PeerSuppressionReader
{
    /// <summary>A part of every mark that this reads: a file without any of them has none.</summary>
    public static readonly ImmutableArray<string> Marks =
    [
        "hadolint ", "check=", "kube-linter.io/", "kube-score/ignore", "polaris.fairwinds.com/", "checkov", "trivy:ignore:", "tfsec:ignore:",
        "zizmor: ignore", "dclint disable", "leaks:allow", "trufflehog:ignore", "pragma: allowlist",
    ];

    private static readonly SearchValues<char> HadolintNames = SearchValues.Create("DLSC0123456789, \t");

    public static IReadOnlyList<PeerSuppression> Read(FileAnalysis file)
    {
        var result = new List<PeerSuppression>();
        if (file.Kind == DocumentKind.Dockerfile)
        {
            ReadDockerfile(DockerfileSyntax.Parse(file.Text), result);
        }
        else if (file.IsYamlParsed)
        {
            PeerAnnotations.Read(file, result);
            foreach (var comment in file.Yaml.Comments)
            {
                ReadYamlComment(file, comment.Span, comment.IsOwnLine, result);
            }
        }

        ReadLineMarks(file.Text, result);
        return result;
    }

    private static void ReadDockerfile(DockerfileSyntax dockerfile, List<PeerSuppression> result)
    {
        var text = dockerfile.Text;
        var whole = new TextSpan(0, text.Length);
        if (dockerfile.GetDirective(DockerDirectiveKind.Check) is { } directive)
        {
            AddBuildKit(DockerCheckOptions.Parse(directive), whole, result);
        }

        foreach (var instruction in dockerfile.Instructions)
        {
            foreach (var comment in instruction.PrecedingComments)
            {
                if (DockerCheckOptions.TryParseComment(text, comment.Span) is { } options)
                {
                    AddBuildKit(options, instruction.Span, result);
                }
            }
        }

        foreach (var comment in dockerfile.Comments)
        {
            var body = GetBody(text, comment.Span);
            if (TryTake(ref body, "hadolint "))
            {
                ReadHadolint(dockerfile, comment.Span, body.TrimStart(), result);
            }
            else if (TryTake(ref body, "checkov:skip="))
            {
                AddIdAndReason("checkov", body, ':', whole, result);
            }
            else if (TryTake(ref body, "trivy:ignore:") || TryTake(ref body, "tfsec:ignore:"))
            {
                AddTrivy(body, FindInstruction(dockerfile, comment.Span), result);
            }
        }
    }

    // 'ignore=', 'global ignore=', 'stage ignore=', with blanks around the sign; a name that can be none of a rule voids the pragma.
    private static void ReadHadolint(DockerfileSyntax dockerfile, TextSpan comment, ReadOnlySpan<char> body, List<PeerSuppression> result)
    {
        var isGlobal = TryTake(ref body, "global ");
        var isStage = !isGlobal && TryTake(ref body, "stage ");
        body = body.TrimStart();
        if (!TryTake(ref body, "ignore"))
        {
            return;
        }

        body = body.TrimStart();
        if (!TryTake(ref body, "="))
        {
            return;
        }

        var end = body.IndexOf('#');
        if (!(end < 0 ? body : body[..end]).ContainsAnyExcept(HadolintNames))
        {
            AddList("hadolint", body, isGlobal ? new TextSpan(0, dockerfile.Text.Length) : isStage ? FindStage(dockerfile, comment)
                : FindInstruction(dockerfile, comment), result);
        }
    }

    // What stands after the FROM below the comment, up to the next.
    private static TextSpan FindStage(DockerfileSyntax dockerfile, TextSpan comment)
    {
        foreach (var stage in dockerfile.Stages)
        {
            if (stage.From is { } from && from.Span.Start > comment.Start)
            {
                return TextSpan.FromBounds(from.Span.End, stage.Instructions is [.., var last] ? last.Span.End : from.Span.End);
            }
        }

        return comment;
    }

    // hadolint's pragma holds for the instruction on the very next line; a stack of comments in between is taken as meant.
    private static TextSpan FindInstruction(DockerfileSyntax dockerfile, TextSpan comment)
    {
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Span.Start > comment.Start)
            {
                return instruction.Span;
            }
        }

        return comment;
    }

    private static void AddBuildKit(DockerCheckOptions options, TextSpan target, List<PeerSuppression> result)
    {
        foreach (var check in options.Skip)
        {
            result.Add(new PeerSuppression("buildkit", check.Text == "all" ? null : check.Text, target, null));
        }
    }

    private static void ReadYamlComment(FileAnalysis file, TextSpan comment, bool isOwnLine, List<PeerSuppression> result)
    {
        var body = GetBody(file.Text, comment);
        if (TryTake(ref body, "checkov:skip="))
        {
            AddIdAndReason("checkov", body, ':', FindDocument(file, comment.Start), result);
        }
        else if (TryTake(ref body, "trivy:ignore:") || TryTake(ref body, "tfsec:ignore:"))
        {
            AddTrivy(body, SuppressionComments.GetTarget(file, comment, isOwnLine), result);
        }
        else if (file.Kind == DocumentKind.Compose && TryTake(ref body, "dclint "))
        {
            ReadComposeLinter(file, comment, isOwnLine, body, result);
        }
        else if (TryTake(ref body, "zizmor: ignore[") && body.IndexOf(']') is >= 0 and var close)
        {
            var reason = body[(close + 1)..].Trim();
            foreach (var range in body[..close].Split(','))
            {
                result.Add(new PeerSuppression("zizmor", body[..close][range].Trim().ToString(), SuppressionComments.GetTarget(file, comment, isOwnLine),
                    reason.IsEmpty ? null : reason.ToString()));
            }
        }
    }

    // 'disable-file', 'disable' on the first line, and 'disable-line' beside or above a line; without names all of its rules are meant.
    private static void ReadComposeLinter(FileAnalysis file, TextSpan comment, bool isOwnLine, ReadOnlySpan<char> body, List<PeerSuppression> result)
    {
        var isLine = TryTake(ref body, "disable-line");
        if (!isLine && !TryTake(ref body, "disable-file") && !(TryTake(ref body, "disable") && file.Text.GetLineIndex(comment.Start) == 0))
        {
            return;
        }

        var target = isLine ? SuppressionComments.GetTarget(file, comment, isOwnLine) : new TextSpan(0, file.Text.Length);
        var names = body.Trim();
        if (names.IsEmpty)
        {
            result.Add(new PeerSuppression("dclint", null, target, null));
        }

        foreach (var range in names.Split(' '))
        {
            if (!names[range].IsEmpty)
            {
                result.Add(new PeerSuppression("dclint", names[range].ToString(), target, null));
            }
        }
    }

    private static TextSpan FindDocument(FileAnalysis file, int position)
    {
        foreach (var document in file.Yaml.Documents)
        {
            if (document.Span.Start <= position && position <= document.Span.End)
            {
                return document.Span;
            }
        }

        return new TextSpan(0, file.Text.Length);
    }

    // These hold for their line in whatever language, so they are looked for in the text.
    private static void ReadLineMarks(SourceText text, List<PeerSuppression> result)
    {
        AddLines(text, "gitleaks:allow", "gitleaks", 0, result);
        AddLines(text, "betterleaks:allow", "betterleaks", 0, result);
        AddLines(text, "trufflehog:ignore", "trufflehog", 0, result);
        AddLines(text, "pragma: allowlist secret", "detect-secrets", 0, result);
        AddLines(text, "pragma: allowlist nextline secret", "detect-secrets", 1, result);
    }

    private static void AddLines(SourceText text, string mark, string peer, int offset, List<PeerSuppression> result)
    {
        var position = 0;
        while ((position = text.Text.IndexOf(mark, position, StringComparison.Ordinal)) >= 0)
        {
            var line = text.GetLineIndex(position) + offset;
            if (line < text.LineCount)
            {
                result.Add(new PeerSuppression(peer, null, text.GetLineSpan(line), null));
            }

            position += mark.Length;
        }
    }

    private static void AddList(string peer, ReadOnlySpan<char> body, TextSpan target, List<PeerSuppression> result)
    {
        var end = body.IndexOf('#');
        var names = (end < 0 ? body : body[..end]).Trim();
        var reason = end < 0 ? [] : body[(end + 1)..].Trim();
        foreach (var range in names.Split(','))
        {
            var name = names[range].Trim();
            if (!name.IsEmpty)
            {
                result.Add(new PeerSuppression(peer, name.ToString(), target, reason.IsEmpty ? null : reason.ToString()));
            }
        }
    }

    private static void AddIdAndReason(string peer, ReadOnlySpan<char> body, char separator, TextSpan target, List<PeerSuppression> result)
    {
        var end = body.IndexOf(separator);
        var reason = end < 0 ? [] : body[(end + 1)..].Trim();
        result.Add(new PeerSuppression(peer, (end < 0 ? body : body[..end]).Trim().ToString(), target, reason.IsEmpty ? null : reason.ToString()));
    }

    // 'exp:DATE' and 'ws:NAME' may follow the id.
    private static void AddTrivy(ReadOnlySpan<char> body, TextSpan target, List<PeerSuppression> result)
    {
        var end = body.IndexOfAny(" \t:");
        result.Add(new PeerSuppression("trivy", TrivyId.Normalize((end < 0 ? body : body[..end]).ToString()), target, null));
    }

    private static ReadOnlySpan<char> GetBody(SourceText text, TextSpan comment) => text.Slice(comment).TrimStart("#/ \t").TrimEnd();

    private static bool TryTake(ref ReadOnlySpan<char> body, string prefix)
    {
        if (!body.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        body = body[prefix.Length..];
        return true;
    }
}
