using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class ApplyExistingManifestsTests
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n";

    [TestCase("- run: kubectl apply -f [|k8s/|]", TestName = "A folder that is not there")]
    [TestCase("- run: |\n    kubectl apply \\\n      --filename=[|deploy/api.yaml|]", TestName = "A file that is not there, on a second line")]
    [TestCase("- run: kubectl apply -k '[|overlays/production|]'", TestName = "An overlay that is not there")]
    [TestCase("- working-directory: deploy\n  run: kubectl apply -f [|deploy/web.yaml|]", TestName = "Seen from another folder")]
    [TestCase("- run: kubectl apply -f deploy/", TestName = "The folder")]
    [TestCase("- run: kubectl apply -f ./deploy/web.yaml", TestName = "The file")]
    [TestCase("- working-directory: deploy\n  run: kubectl apply -f web.yaml", TestName = "The file from its folder")]
    [TestCase("- run: kubectl apply -f \"$FOLDER\"", TestName = "A variable")]
    [TestCase("- run: kubectl apply -f k8s-${{ env.STAGE }}/", TestName = "An expression")]
    [TestCase("- run: kubectl apply -f https://example.com/x.yaml", TestName = "An address")]
    [TestCase("- run: envsubst < deploy/web.yaml > out.yaml\n- run: kubectl apply -f out.yaml", TestName = "Made before")]
    [TestCase("- run: cd infrastructure && kubectl apply -f k8s/", TestName = "The folder was changed")]
    [TestCase("- uses: actions/download-artifact@v5\n- run: kubectl apply -f k8s/", TestName = "Downloaded")]
    [TestCase("- run: kubectl apply -f k8s/*.yaml", TestName = "A pattern")]
    public void Steps(string steps) => RuleVerifier<ApplyExistingManifests>.VerifyWorkspace((".github/workflows/deploy.yml", Jobs.WithSteps(steps)), ("deploy/web.yaml", Service));

    [Test]
    public void A_workflow_alone_is_no_repository() => RuleVerifier<ApplyExistingManifests>.VerifyWorkflow(Jobs.WithSteps("- run: kubectl apply -f k8s/"));
}
