using OpsLead.Lint.Dev.Workflows;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>What <c>workflow-tables</c> says about a package that has more or less than the tables.</summary>
public sealed class WorkflowTablesCommandTests
{
    private const string Schema =
        """
        {
          "definitions": {
            "workflow-root-strict": { "mapping": { "properties": { "on": { "type": "on-strict", "required": true }, "run-name": "run-name", "galaxy": "text", "jobs": "jobs" } } },
            "on-strict": { "one-of": ["text", "on-mapping-strict"] },
            "on-mapping-strict": { "mapping": { "properties": { "push": "push", "teleport": "null", "watch": "watch" } } },
            "push": { "one-of": ["null", "push-mapping"] },
            "push-mapping": { "mapping": { "properties": { "branches": "text", "branches-ignore": "text", "tags": "text", "tags-ignore": "text", "paths": "text", "planets": "text" } } },
            "watch": { "one-of": ["null", "watch-mapping"] },
            "watch-mapping": { "mapping": { "properties": { "types": "watch-activity" } } },
            "watch-activity": { "one-of": ["watch-activity-type", "watch-activity-types"] },
            "watch-activity-types": { "sequence": { "item-type": "watch-activity-type" } },
            "watch-activity-type": { "allowed-values": ["started", "stopped"] },
            "run-name": { "context": ["github", "inputs", "planets"], "string": {} },
            "jobs": { "mapping": { "loose-key-type": "text", "loose-value-type": "job" } },
            "job": { "mapping": { "properties": { "name": "name", "steps": "steps" } } },
            "name": { "context": ["github", "inputs", "vars", "needs", "strategy", "matrix"], "string": {} },
            "steps": { "sequence": { "item-type": "step" } },
            "step": { "one-of": ["run-step"] },
            "run-step": { "mapping": { "properties": { "run": "script", "warp": "text" } } },
            "script": { "context": ["github", "hashFiles(1,255)"], "string": {} },
            "text": { "string": {} },
            "null": { "null": {} }
          }
        }
        """;

    private StringWriter output = null!;
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        output = new StringWriter();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void DeleteFolder()
    {
        folder.Dispose();
        output.Dispose();
    }

    [TestCase("events: + teleport", TestName = "An event that the tables do not have")]
    [TestCase("events: - issues", TestName = "An event that GitHub does not have any more")]
    [TestCase("activity types of 'watch': + stopped", TestName = "An activity type")]
    [TestCase("filters of 'push': + planets", TestName = "A filter")]
    [TestCase("filters of 'push': - paths-ignore", TestName = "A filter that is gone")]
    [TestCase("keys of 'workflow': + galaxy", TestName = "A key")]
    [TestCase("keys of 'workflow.jobs.*.steps': + warp", TestName = "A key below lists and names")]
    [TestCase("contexts of 'workflow.run-name': + planets", TestName = "A context")]
    [TestCase("contexts of 'workflow.jobs.*.steps.run': - secrets", TestName = "A context that is gone")]
    public void A_difference_is_said(string expected)
    {
        folder.Write("@actions/workflow-parser/dist/workflow-v1.0.min.json", Schema);

        Assert.That(WorkflowTablesCommand.Run(folder.Path, output), Is.EqualTo(ExitCode.Stale));
        Assert.That(output.ToString().Split('\n', StringSplitOptions.TrimEntries), Does.Contain(expected));
    }

    [TestCase("contexts of 'workflow.jobs.*.name'", TestName = "The same contexts")]
    [TestCase("activity types of 'watch': + started", TestName = "A known activity type")]
    [TestCase("hashFiles", TestName = "A function is no context")]
    public void What_is_alike_is_not_said(string unexpected)
    {
        folder.Write("@actions/workflow-parser/dist/workflow-v1.0.json", Schema);
        WorkflowTablesCommand.Run(folder.Path, output);

        Assert.That(output.ToString(), Does.Not.Contain(unexpected));
    }

    [Test]
    public void Where_the_package_is_not_installed_it_says_so()
    {
        Assert.That(WorkflowTablesCommand.Run(folder.Path, output), Is.EqualTo(ExitCode.Success));
        Assert.That(output.ToString(), Does.StartWith("Skipped: there is no @actions/workflow-parser in "));
    }
}
