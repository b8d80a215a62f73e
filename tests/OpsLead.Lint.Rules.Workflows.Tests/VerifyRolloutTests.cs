using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class VerifyRolloutTests
{
    [TestCase("- run: [|kubectl apply -f deploy/web.yaml|]", TestName = "Apply")]
    [TestCase("- run: |\n    docker push web\n    [|kubectl -n shop set image deployment/web web=${{ env.IMAGE }}|]", TestName = "Set image")]
    [TestCase("- run: |\n    [|kubectl apply \\\n      -k deploy/overlays/production|]", TestName = "Over two lines")]
    [TestCase("- run: [|helm upgrade --install web chart/|]", TestName = "Helm")]
    [TestCase("- run: kubectl rollout status deployment/web\n- run: [|kubectl apply -f deploy/web.yaml|]", TestName = "Looked before, not after")]
    [TestCase("- run: kubectl apply -f deploy/web.yaml\n- run: kubectl rollout status deployment/web", TestName = "A later step waits")]
    [TestCase("- run: kubectl apply -f deploy/web.yaml && kubectl wait --for=condition=Available deployment/web", TestName = "The same script waits")]
    [TestCase("- run: helm upgrade web chart/ --atomic", TestName = "Helm rolls back")]
    [TestCase("- run: kubectl apply -f deploy/web.yaml --dry-run=server", TestName = "A dry run")]
    [TestCase("- run: kubectl apply -f namespace.yaml", TestName = "No pods by its name")]
    [TestCase("- run: kubectl create secret generic x --dry-run=client -o yaml | kubectl apply -f -", TestName = "From a pipe")]
    [TestCase("- uses: helm/kind-action@v1\n- run: kubectl apply -f deploy/web.yaml", TestName = "A cluster of its own")]
    [TestCase("- run: kubectl apply -f ${{ env.PATH }}\n- run: ./smoke-test.sh", TestName = "A script of its own looks")]
    [TestCase("- run: kubectl apply $FLAGS", TestName = "Options that are not written")]
    public void Steps(string steps) => RuleVerifier<VerifyRollout>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void A_later_job_may_look() => RuleVerifier<VerifyRollout>.VerifyWorkflow(
        Jobs.WithSteps("- run: kubectl apply -f deploy/web.yaml") + "  look:\n    needs: build\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubectl rollout status deployment/web\n");
}
