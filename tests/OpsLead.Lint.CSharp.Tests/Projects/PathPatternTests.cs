using System.Text.RegularExpressions;
using CsCheck;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Tests.Projects;

public sealed class PathPatternTests
{
    [TestCase("src/Shop", @"..\Shared\Clock.cs", ExpectedResult = "src/Shared/Clock.cs", TestName = "Backslashes_and_parents_are_resolved")]
    [TestCase("", "./a//b.cs", ExpectedResult = "a/b.cs", TestName = "Dots_and_doubled_slashes_vanish")]
    [TestCase("src", "../../x.cs", ExpectedResult = null, TestName = "A_path_that_leaves_the_root_is_none")]
    [TestCase("src", "/etc/x.cs", ExpectedResult = null, TestName = "An_absolute_path_is_none")]
    [TestCase("src", @"C:\x.cs", ExpectedResult = null, TestName = "A_path_with_a_drive_is_none")]
    public string? Combine(string folder, string path) => PathPattern.Combine(folder, path);

    [TestCase("src/**/*.cs", "src/a/b/c.cs", ExpectedResult = true, TestName = "Two_stars_match_any_folders")]
    [TestCase("src/**/*.cs", "src/c.cs", ExpectedResult = true, TestName = "Two_stars_match_no_folder")]
    [TestCase("src/*.cs", "src/a/c.cs", ExpectedResult = false, TestName = "One_star_stays_in_its_folder")]
    [TestCase("src/**", "src/a/c.cs", ExpectedResult = true, TestName = "Two_stars_at_the_end_match_everything_below")]
    [TestCase("**/Old/**", "src/Old/c.cs", ExpectedResult = true, TestName = "A_folder_anywhere_matches")]
    [TestCase("SRC/?.CS", "src/c.cs", ExpectedResult = true, TestName = "Case_does_not_count")]
    [TestCase("src/a*b*c.cs", "src/axbxbyc.cs", ExpectedResult = true, TestName = "Stars_go_back_where_they_have_to")]
    public bool Match(string pattern, string path) => PathPattern.IsMatch(pattern, path);

    [Test]
    public void It_matches_what_a_regular_expression_would()
    {
        var segment = Gen.String[Gen.Char["ab*?"], 1, 4];
        var pattern = Gen.OneOf(segment, Gen.Const("**")).Array[1, 4].Select(static parts => string.Join('/', parts));
        var path = Gen.String[Gen.Char["ab"], 1, 4].Array[1, 4].Select(static parts => string.Join('/', parts));
        Gen.Select(pattern, path).Sample(static (glob, file) => PathPattern.IsMatch(glob, file) == ToRegex(glob).IsMatch(file), iter: 5_000);
    }

    private static Regex ToRegex(string glob)
    {
        var segments = glob.Split('/');
        var text = string.Concat(segments.Select((segment, index) => (segment, index == segments.Length - 1) switch
        {
            ("**", true) => ".+",
            ("**", false) => "(?:[^/]+/)*",
            (_, var isLast) => segment.Replace("*", "[^/]*", StringComparison.Ordinal).Replace("?", "[^/]", StringComparison.Ordinal) + (isLast ? "" : "/"),
        }));
        return new Regex($"^{text}$", RegexOptions.NonBacktracking);
    }
}
