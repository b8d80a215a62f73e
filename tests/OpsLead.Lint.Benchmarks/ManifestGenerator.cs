using System.Text;

namespace OpsLead.Lint.Benchmarks;

/// <summary>Manifests as teams write them, about 4 kB each, the same ones every time.</summary>
internal static class ManifestGenerator
{
    /// <summary>Writes manifests below a folder, a hundred to a folder.</summary>
    public static void Write(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var path = Path.Combine(folder, $"team{i / 100:000}", $"service{i:00000}.yaml");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Create(i));
        }
    }

    /// <summary>One manifest: a Deployment with its Service, account, configuration, autoscaler and disruption budget.</summary>
    public static string Create(int number)
    {
        var random = new Random(number);
        var name = $"service-{number}";
        var builder = new StringBuilder(5000);
        builder.Append(
            $"""
            # Owned by team {number / 100}; see the handbook before changing the limits.
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {name}
              namespace: team-{number / 100}
              labels:
                app.kubernetes.io/name: {name}
                app.kubernetes.io/part-of: shop
            spec:
              replicas: {random.Next(2, 9)}
              revisionHistoryLimit: 3
              selector:
                matchLabels:
                  app.kubernetes.io/name: {name}
              strategy:
                type: RollingUpdate
                rollingUpdate: {"{"}maxSurge: 1, maxUnavailable: 0{"}"}
              template:
                metadata:
                  labels:
                    app.kubernetes.io/name: {name}
                    app.kubernetes.io/part-of: shop
                  annotations:
                    prometheus.io/scrape: "true"
                    prometheus.io/port: "8080"
                spec:
                  serviceAccountName: {name}
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 45
                  securityContext:
                    runAsNonRoot: true
                    seccompProfile:
                      type: RuntimeDefault
                  containers:

            """);
        AppendContainer(builder, name, random, port: 8080);
        AppendContainer(builder, "proxy", random, port: 9090);
        builder.Append(
            $"""
                  volumes:
                    - name: tmp
                      emptyDir: {"{}"}
                    - name: config
                      configMap:
                        name: {name}
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: {name}
              namespace: team-{number / 100}
            spec:
              selector:
                app.kubernetes.io/name: {name}
              ports:
                - name: http
                  port: 80
                  targetPort: http
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {name}
              namespace: team-{number / 100}
            data:
              appsettings.json: |
                {"{"}
                  "Logging": {"{"} "LogLevel": {"{"} "Default": "Information", "Microsoft.AspNetCore": "Warning" {"}"} {"}"},
                  "Cache": {"{"} "Host": "cache-{number % 7}.shop.svc", "Seconds": {random.Next(10, 900)} {"}"}
                {"}"}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: {name}
              namespace: team-{number / 100}
            spec:
              minAvailable: 1
              selector:
                matchLabels:
                  app.kubernetes.io/name: {name}

            """);
        return builder.ToString();
    }

    private static void AppendContainer(StringBuilder builder, string name, Random random, int port)
    {
        builder.Append(
            $"""
                    - name: {name}
                      image: registry.shop.example/{name}:{random.Next(1, 9)}.{random.Next(20)}.{random.Next(50)}
                      ports:
                        - name: http{(port == 8080 ? "" : "-proxy")}
                          containerPort: {port}
                      env:
                        - name: ASPNETCORE_URLS
                          value: http://+:{port}
                        - name: DOTNET_gcServer
                          value: "0"
                        - name: ConnectionStrings__Orders
                          valueFrom:
                            secretKeyRef:
                              name: {name}
                              key: orders
                        - name: POD_NAME
                          valueFrom:
                            fieldRef:
                              fieldPath: metadata.name
                      resources:
                        requests:
                          cpu: {random.Next(50, 500)}m
                          memory: {random.Next(64, 512)}Mi
                        limits:
                          memory: {random.Next(512, 2048)}Mi
                      readinessProbe:
                        httpGet:
                          path: /health/ready
                          port: {port}
                        periodSeconds: {random.Next(5, 20)}
                      livenessProbe:
                        httpGet:
                          path: /health/live
                          port: {port}
                        initialDelaySeconds: {random.Next(5, 60)}
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities:
                          drop: ["ALL"]
                      volumeMounts:
                        - name: tmp
                          mountPath: /tmp
                        - name: config
                          mountPath: /etc/{name}
                          readOnly: true

            """);
    }
}
