using System.Text;

namespace OpsLead.Lint.Cli.Tests.Hostile;

/// <summary>Files that nobody writes by hand, in any size: what grows, grows with <c>n</c>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Size">A size at which a quadratic step would show.</param>
/// <param name="Create">Makes the files of a size.</param>
public sealed record HostileInput(string Name, int Size, Func<int, IEnumerable<(string Path, string Text)>> Create)
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n";
    private const string Job = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        One("tiny YAML documents", 4000, "a.yaml", static n => Repeat("a: 1\n---\n", n)),
        One("tiny manifests", 400, "a.yaml", static n => Each(n, static i => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{i}}}\n---\n")),
        One("a bomb of aliases in a list", 100, "a.yaml", static n =>
            "apiVersion: v1\nkind: List\nitems:\n- &a0 {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: a}]}}\n"
            + Each(n, static i => $"- &a{i + 1} {{kind: List, apiVersion: v1, items: [*a{i}, *a{i}]}}\n")),
        One("a bomb of merges in Compose", 100, "compose.yaml", static n =>
            "services:\n  a: {image: x}\nx-0: &x0 {k: v}\n" + Each(n, static i => $"x-{i + 1}: &x{i + 1} {{<<: [*x{i}, *x{i}], k{i}: [*x{i}, *x{i}]}}\n")),
        One("a bomb of aliases in a workflow", 100, ".github/workflows/w.yml", static n =>
            "on: push\nenv: &x0 {A: '1'}\n" + Each(n, static i => $"x{i + 1}: &x{i + 1} [*x{i}, *x{i}]\n")
            + $"jobs:\n  a:\n    runs-on: ubuntu-24.04\n    env: *x{n}\n    strategy: {{matrix: {{include: *x{n}}}}}\n    steps: *x{n}\n"),
        One("aliases of one large mapping", 500, "a.yaml", static n => "x: &x\n" + Each(n, static i => $"  k{i}: 1\n") + "ys:\n" + Repeat("  - <<: *x\n", n)),
        One("open flow sequences", 20_000, "a.yaml", static n => Repeat("[", n)),
        One("closed flow sequences", 20_000, "a.yaml", static n => Repeat("[", n) + Repeat("]", n)),
        One("open flow mappings", 20_000, "a.yaml", static n => Repeat("{a: ", n)),
        One("nested block mappings", 500, "a.yaml", static n => Each(n, static i => new string(' ', i % 1200) + $"a{i}:\n")),
        One("nested sequences on one line", 5000, "a.yaml", static n => Repeat("- ", n) + "a"),
        One("nested explicit keys", 5000, "a.yaml", static n => Repeat("? ", n) + "a"),
        One("nested JSON arrays", 20_000, "a.json", static n => Repeat("[", n)),
        One("nested JSON objects", 20_000, "a.json", static n => Repeat("{\"a\":", n)),
        One("keys of one mapping", 2000, "a.yaml", static n => "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + Each(n, static i => $"  a{i}: b\n")),
        One("one key again and again", 2000, "a.yaml", static n => "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + Repeat("  a: b\n", n)),
        One("containers", 200, "a.yaml", static n => Pod + "  containers:\n" + Each(n, static i => $"  - name: c{i}\n    image: a/b{i}:1\n    ports: [{{containerPort: {i + 1}}}]\n")),
        One("variables", 1000, "a.yaml", static n => Pod + "  containers:\n  - name: c\n    image: a/b:1\n    env:\n" + Each(n, static i => $"    - {{name: E{i}, value: \"$(E{i + 1})\"}}\n")),
        One("volumes and mounts", 500, "a.yaml", static n => Pod + "  containers:\n  - name: c\n    image: a/b:1\n    volumeMounts:\n" + Each(n, static i => $"    - {{name: v{i}, mountPath: /p{i}}}\n")
            + "  volumes:\n" + Each(n, static i => $"  - {{name: v{i}, hostPath: {{path: /p{i}}}}}\n")),
        new("Services that find no pods", 200, static n =>
        [
            ("a.yaml", Each(n, static i => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p{i}, labels: {{app: p{i}}}}}\nspec: {{containers: [{{name: c, image: 'a:1'}}]}}\n---\n")),
            ("b.yaml", Each(n, static i => $"apiVersion: v1\nkind: Service\nmetadata: {{name: s{i}}}\nspec: {{selector: {{app: {(i == 0 ? "p0" : "x" + i)}}}, ports: [{{port: 80}}]}}\n---\n")),
        ]),
        new("autoscalers of nothing", 200, static n => Files(n, static i =>
            ($"h{i}.yaml", $"apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: h{i}}}\nspec: {{scaleTargetRef: {{apiVersion: apps/v1, kind: Deployment, name: x{i}}}, minReplicas: 2, maxReplicas: 3}}\n"))),
        One("jobs that need one another", 200, ".github/workflows/w.yml", static n => "on: push\njobs:\n"
            + Each(n, i => $"  j{i}:\n    runs-on: ubuntu-24.04\n    needs: [j{(i + 1) % n}]\n    steps:\n    - run: kubectl apply -f a.yaml\n")),
        One("steps", 500, ".github/workflows/w.yml", static n => Job + Each(n, static i => $"    - id: s{i}\n      run: echo \"${{{{ steps.s{i - 1}.outputs.x }}}} ${{{{ github.event.issue.title }}}}\" >> $GITHUB_ENV\n")),
        One("expressions in one script", 500, ".github/workflows/w.yml", static n => Job + "    - run: |\n" + Repeat("        echo ${{ github.event.issue.title }} ${{ secrets.A }}\n", n)),
        One("expressions on one line", 500, ".github/workflows/w.yml", static n => Job + "    - run: " + Repeat("echo ${{ github.event.issue.title }} ", n) + "\n"),
        One("a nested expression", 20_000, ".github/workflows/w.yml", static n => Job + "    - run: echo ${{ " + Repeat("(", n) + "1" + Repeat(")", n) + " }}\n    - run: echo ${{ " + Repeat("!", n) + "1 }}\n"),
        One("a long expression", 5000, ".github/workflows/w.yml", static n => Job + "    - run: echo ${{ a" + Repeat("||a", n) + " }}\n    - run: echo ${{ a" + Repeat(".b", n) + " }}\n"),
        One("services of Compose", 300, "compose.yaml", static n => "services:\n" + Each(n, static i => $"  s{i}:\n    image: a/b:1\n    depends_on: [s{i - 1}]\n    ports: [\"{i}:80\"]\n    volumes: [\"v{i}:/a\"]\n")),
        One("stages", 300, "Dockerfile", static n => "FROM a:1 AS s0\n" + Each(n, static i => $"FROM s{i} AS s{i + 1}\nCOPY --from=s{i} /a /b\nRUN apt-get update\n")),
        One("variables that double", 300, "Dockerfile", static n => "FROM a:1\nENV E0=aa\n" + Each(n, static i => $"ENV E{i + 1}=$E{i}$E{i}\n") + $"RUN echo $E{n}\n"),
        One("commands of one RUN", 1000, "Dockerfile", static n => "FROM a:1\nRUN true" + Each(n, static i => $" && \\\n    apt-get install x{i}") + "\n"),
        One("words of one command", 3000, "Dockerfile", static n => "FROM a:1\nRUN apt-get install" + Each(n, static i => $" p{i}") + "\nCOPY" + Each(n, static i => $" p{i}") + " /a/\nENV" + Each(n, static i => $" A{i}=b") + "\n"),
        One("nested shell", 10_000, "Dockerfile", static n => "FROM a:1\nRUN " + Repeat("$(", n) + "\nRUN " + Repeat("( ", n) + "\nRUN " + Repeat("{ ", n) + "\nRUN " + Repeat("if ", n)
            + "\nRUN " + Repeat("${a:-", n) + "\nRUN " + Repeat("\"$(echo ", n) + "\nRUN " + Repeat("case a in ", n) + "\nRUN " + Repeat("`", n) + "\nRUN " + Repeat("$((", n) + "\n"),
        One("heredocs", 500, "Dockerfile", static n => "FROM a:1\n" + Each(n, static i => $"RUN <<A{i}\nb\nA{i}\n") + "RUN" + Each(n, static i => $" <<B{i}") + "\n"),
        One("a nested script", 10_000, "a.sh", static n => "#!/bin/sh\n" + Repeat("(", n) + "\n" + Repeat("[[ ( ", n)),
        One("a single line", 100_000, "a.yaml", static n => "a: " + Repeat("b c ", n)),
        One("a single line of a script", 20_000, "Dockerfile", static n => "FROM a:1\nRUN " + Repeat("b c ", n)),
        One("escapes", 50_000, "a.yaml", static n => "a: \"" + Repeat("\\n", n) + "\""),
        One("control characters", 20_000, "a.yaml", static n => Repeat("\u0001", n)),
        One("lone surrogates", 20_000, "a.yaml", static n => "a: " + Repeat("\ud800", n) + "\nb: \"" + Repeat("\\ud800", n) + "\"\n"),
        One("quotes", 20_000, "a.yaml", static n => Repeat("'", n)),
        One("anchors", 20_000, "a.yaml", static n => Repeat("&a ", n)),
        One("tags", 20_000, "a.yaml", static n => Repeat("!a ", n)),
        One("directives", 5000, "a.yaml", static n => Repeat("%a\n", n)),
        One("names of passwords", 5000, "a.txt", static n => Repeat("password=", n)),
        One("passwords", 1000, "a.conf", static n => Each(n, static i => $"password=hunter{i}xY7\n")),
        One("beginnings of tokens", 2000, "a.txt", static n => Repeat("eyJhbGciOiJ", n) + "\n" + Repeat("curl -u a:b ", n) + "\n" + Repeat("://a:b@", n) + "\n" + Repeat("ghp_", n) + "\n" + Repeat("Server=a;Password=b;", n)),
        One("beginnings of keys", 1000, "a.txt", static n => Repeat("-----BEGIN RSA " + "PRIVATE KEY-----\n", n)),
        One("suppressions", 500, "a.yaml", static n => Pod + "  containers:\n" + Each(n, static i => $"  # opslead-lint: ignore[pin-image-tag] x\n  - {{name: c{i}, image: a}}\n  # opslead-lint: ignore[zzz] x\n")),
        One("template actions", 1000, "templates/a.yaml", static n => Repeat("{{ if .Values.a }}\n", n) + Pod + Repeat("  {{- if .Values.b }}\n  containers: []\n  {{- end }}\n", n)),
    ];

    /// <summary>The files as one workspace.</summary>
    public Workspace CreateWorkspace(int size) => Workspace.Create(Create(size).Select(static file => new SourceDocument(file.Path, file.Text)));

    public override string ToString() => Name;

    private static HostileInput One(string name, int size, string path, Func<int, string> create) => new(name, size, n => [(path, create(n))]);

    private static IEnumerable<(string Path, string Text)> Files(int count, Func<int, (string Path, string Text)> create)
    {
        for (var i = 0; i < count; i++)
        {
            yield return create(i);
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Each(int count, Func<int, string> create)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            builder.Append(create(i));
        }

        return builder.ToString();
    }
}
