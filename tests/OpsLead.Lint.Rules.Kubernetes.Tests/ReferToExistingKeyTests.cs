using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ReferToExistingKeyTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { configMapKeyRef: { name: [|shop|], key: LEVEL } } }]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "No such ConfigMap")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: [|LOG|] } } }]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "No such key")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: [|LOG|] } } }]\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { TOKEN: example }\n", TestName = "No such key in a Secret")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [], volumes: [{ name: a, configMap: { name: [|shop|] } }, { name: b, secret: { secretName: web, items: [{ key: [|LOG|], path: a }] } }] }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { TOKEN: example }\n", TestName = "A volume")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [], volumes: [{ name: a, persistentVolumeClaim: { claimName: [|shop|] } }] }\n", TestName = "A claim")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, envFrom: [{ configMapRef: { name: [|shop|] } }, { configMapRef: { name: web } }] }] }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "All of a ConfigMap")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: LEVEL } } }]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "It is here")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { configMapKeyRef: { name: shop, key: LEVEL, optional: true } } }]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "It may be missing")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: \"{{ .Values.key }}\" } } }]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n", TestName = "A key from a template")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: LOG } } }]\n---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: any }\nspec: { target: { name: web } }\n", TestName = "An operator writes the keys")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { secretKeyRef: { name: web-tls, key: tls.crt } } }]\n---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: web }\nspec: { secretName: web-tls }\n", TestName = "A certificate")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      env: [{ name: A, valueFrom: { secretKeyRef: { name: \"{{ .Values.secret }}\", key: LOG } } }]\n", TestName = "The name from a template")]
    public void Manifest(string manifest) => RuleVerifier<ReferToExistingKey>.VerifyKubernetes(manifest);

    [Test]
    public void Names_that_come_from_elsewhere_are_left_out() =>
        RuleVerifier<ReferToExistingKey>.VerifyKubernetes(
            "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, envFrom: [{ secretRef: { name: shared-db } }, { secretRef: { name: [|other|] } }] }] }\n",
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("ignored_secrets", "^vault-,^shared-[a-z]{1,3}$") });

    [Test]
    public void By_default_a_Secret_belongs_somewhere_else() =>
        RuleVerifier<ReferToExistingKey>.VerifyKubernetes(
            "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, envFrom: [{ secretRef: { name: db } }, { secretRef: { name: web } }] }] }\n"
                + "---\napiVersion: v1\nkind: Secret\nmetadata: { name: web }\n",
            options: RuleVerifierOptions.AsShipped);
}
