using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MonitorExistingServiceTests
{
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  [|selector|]: { matchLabels: { app: shop } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "No Service has the labels")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  [|selector|]: { matchLabels: { app: web } }\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web, image: \"registry.example/web:1\", ports: [{ name: http, containerPort: 8080 }] }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }\n", TestName = "The pods have them and the Service does not")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  [|selector|]: { matchLabels: { app: web } }\n  namespaceSelector: { matchNames: [shop] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "Another namespace")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: { name: web }\nspec:\n  [|selector|]: { matchLabels: { app: shop } }\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web, image: \"registry.example/web:1\", ports: [{ name: http, containerPort: 8080 }] }] }\n", TestName = "No pod has the labels")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  [|selector|]: { matchLabels: {} }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "Nothing is asked for")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  selector: { matchLabels: { app: web } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "The Service has them")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  selector: { matchLabels: { app: web } }\n  namespaceSelector: { matchNames: [other, web] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "The Service of a namespace it names")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web, namespace: monitoring }\nspec:\n  selector: { matchLabels: { app: web } }\n  namespaceSelector: { any: true }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: web, labels: { app: web } }\nspec: { ports: [{ port: 80 }] }\n", TestName = "Any namespace")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: { name: web }\nspec:\n  selector: { matchLabels: { app: web } }\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web, image: \"registry.example/web:1\", ports: [{ name: http, containerPort: 8080 }] }] }\n", TestName = "Pods")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  selector: { matchLabels: { app: \"{{ .Values.app }}\" } }\n", TestName = "A template")]
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec:\n  selector: {}\n  namespaceSelector: { matchNames: [web] }\n", TestName = "All of the namespaces it names")]
    public void Manifest(string manifest) => RuleVerifier<MonitorExistingService>.VerifyKubernetes(manifest);

    [Test]
    public void By_default_the_labels_of_the_pods_are_a_finding() =>
        RuleVerifier<MonitorExistingService>.VerifyKubernetes(
            "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: web }\nspec: { [|selector|]: { matchLabels: { app: web } } }\n"
                + "---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n"
                + "---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n",
            options: RuleVerifierOptions.AsShipped);
}
