using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class RestrictTokenPermissionsTests
{
    private const string Job = "runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";

    [Test]
    public void A_workflow_without_permissions_is_reported_at_its_first_job_and_fixed_before_jobs() => RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow(
        $"on: push\njobs:\n  [|a|]:\n    {Job}  b:\n    {Job}",
        $"on: push\npermissions: {{}}\n\njobs:\n  a:\n    {Job}  b:\n    {Job}");

    [Test]
    public void Only_the_job_without_permissions_is_reported() =>
        RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow($"on: push\njobs:\n  a:\n    permissions: {{}}\n    {Job}  [|b|]:\n    {Job}");

    [TestCase("on: push\npermissions: [|write-all|]\njobs:\n", TestName = "Write all")]
    [TestCase("on: push\npermissions: [|\"write-all\"|]\njobs:\n", TestName = "Write all in quotes")]
    [TestCase("on: push\npermissions: [|read-all|]\njobs:\n", TestName = "Read all, once the rule is selected")]
    [TestCase("on: push\npermissions:\n  contents: read\n  [|packages: write|]\njobs:\n", TestName = "A scope to write for every job, once the rule is selected")]
    [TestCase("on: push\npermissions:\n  contents: read\njobs:\n", TestName = "Scopes are silent")]
    [TestCase("on: push\npermissions: {}\njobs:\n", TestName = "None is silent")]
    [TestCase("on: push\npermissions: ${{ fromJSON(vars.PERMISSIONS) }}\njobs:\n", TestName = "An expression is silent")]
    public void Workflow(string head) => RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow($"{head}  a:\n    {Job}");

    [Test]
    public void A_job_that_may_write_all() =>
        RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow($"on: push\npermissions: {{}}\njobs:\n  a:\n    permissions: [|write-all|]\n    {Job}");

    [Test]
    public void What_is_only_called_is_off_by_default() =>
        Assert.That(Defaults.Lint($"on: workflow_call\njobs:\n  a:\n    {Job}", new RestrictTokenPermissions()), Is.Empty);

    [Test]
    public void Read_all_is_off_by_default() =>
        Assert.That(Defaults.Lint($"on: push\npermissions: read-all\njobs:\n  a:\n    {Job}", new RestrictTokenPermissions()), Is.Empty);

    [Test]
    public void Write_all_carries_checkovs_id() => RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow(
        $"on: push\npermissions: [|write-all|]\njobs:\n  a:\n    {Job}",
        options: new RuleVerifierOptions { Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"], Severity = RuleSeverity.Warning });

    [TestCase("- uses: actions/checkout@v5\n- run: make", "permissions:\n  contents: read\n\n", "", TestName = "The fix grants a checkout what it needs")]
    [TestCase("- run: make", "permissions: {}\n\n", "", TestName = "The fix grants nothing where nothing is needed")]
    [TestCase("- run: gh pr comment 1 --body x\n- uses: actions/attest-build-provenance@v3", "permissions: {}\n\n", "attestations: write,contents: read,id-token: write,pull-requests: write", TestName = "The fix adds up what actions and commands need")]
    [TestCase("- run: git push", "permissions: {}\n\n", "contents: write", TestName = "The fix lets git push")]
    [TestCase("- uses: shop/unknown@v1", "permissions:\n  contents: read\n\n", "", TestName = "The fix grants reading where an action is not known")]
    public void The_fix_counts_what_is_needed(string steps, string permissions, string ofJob)
    {
        var workflow = Jobs.WithSteps(steps).Replace("permissions: {}\n", "", StringComparison.Ordinal);
        var own = ofJob.Length == 0 ? "" : "    permissions:\n" + string.Concat(ofJob.Split(',').Select(static scope => $"      {scope}\n"));
        RuleVerifier<RestrictTokenPermissions>.VerifyWorkflow(
            workflow.Replace("  build:", "  [|build|]:", StringComparison.Ordinal), workflow.Replace("jobs:\n", permissions + "jobs:\n", StringComparison.Ordinal).Replace("  build:\n", "  build:\n" + own, StringComparison.Ordinal));
    }
}
