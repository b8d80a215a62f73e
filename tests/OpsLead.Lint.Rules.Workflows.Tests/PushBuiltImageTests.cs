using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class PushBuiltImageTests
{
    private const string Apply = "\n- run: kubectl apply -f deploy/";

    [TestCase("- run: [|docker build -t app .|]" + Apply, TestName = "Built and deployed")]
    [TestCase("- run: |\n    make\n    [|docker build \\\n      -t app .|]" + Apply, TestName = "Over two lines")]
    [TestCase("- uses: [|docker/build-push-action@v6|]\n  with:\n    tags: app" + Apply, TestName = "By Docker's action")]
    [TestCase("- run: docker build -t app .\n- run: docker push app" + Apply, TestName = "Pushed")]
    [TestCase("- run: docker buildx build --push -t app ." + Apply, TestName = "Pushed by the build")]
    [TestCase("- uses: docker/build-push-action@v6\n  with:\n    push: ${{ inputs.push }}" + Apply, TestName = "Perhaps pushed")]
    [TestCase("- run: docker build -t app .\n- run: ./push.sh" + Apply, TestName = "Pushed by a script")]
    [TestCase("- run: docker build -t app .\n- run: kind load docker-image app" + Apply, TestName = "Loaded into a cluster of its own")]
    [TestCase("- run: docker build -t app .\n- run: docker save app | ssh host docker load" + Apply, TestName = "Brought there as an archive")]
    [TestCase("- run: docker build -t app .", TestName = "Not deployed")]
    public void Steps(string steps) => RuleVerifier<PushBuiltImage>.VerifyWorkflow(Jobs.WithSteps(steps));
}
