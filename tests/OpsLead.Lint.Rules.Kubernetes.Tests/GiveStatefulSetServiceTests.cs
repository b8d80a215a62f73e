using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class GiveStatefulSetServiceTests
{
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: [|data|]\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: None, selector: { app: db } }\n", TestName = "No such Service")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db, namespace: one }\nspec:\n  serviceName: [|db|]\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: two }\nspec: { clusterIP: None, selector: { app: db } }\n", TestName = "Another namespace")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: [|db|]\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: 10.0.0.7, selector: { app: db } }\n", TestName = "It has an address")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: [|db|]\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: None, selector: { app: web } }\n", TestName = "It selects other pods")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: [|db|] }\nspec:\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: None, selector: { app: db } }\n", TestName = "None is named")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: db\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: None, selector: { app: db } }\n", TestName = "It is here")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db, namespace: one }\nspec:\n  serviceName: db\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: one }\nspec: { clusterIP: None, selector: { app: db } }\n", TestName = "It is in the same namespace")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: \"{{ .Release.Name }}\"\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n", TestName = "A template")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec:\n  serviceName: db\n  template: { metadata: { labels: { app: db } }, spec: { containers: [] } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: \"{{ .Values.address }}\", selector: { app: db } }\n", TestName = "The address comes from a template")]
    public void Manifest(string manifest) => RuleVerifier<GiveStatefulSetService>.VerifyKubernetes(manifest);
}
