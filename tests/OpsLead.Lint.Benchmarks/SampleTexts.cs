using System.Text;

namespace OpsLead.Lint.Benchmarks;

/// <summary>What the parsers are given: files as people write them.</summary>
internal static class SampleTexts
{
    public static string Yaml { get; } = string.Concat(Enumerable.Range(0, 25).Select(static i => ManifestGenerator.Create(i) + "---\n"));

    public static string Shell { get; } = Repeat(
        "set -euo pipefail\nfor file in \"$@\"; do\n  if [ -f \"$file\" ]; then\n    grep -E '^[a-z]+=' \"$file\" | sort -u > \"${file%.env}.txt\" || echo \"none in $file\" >&2\n  fi\ndone\ncurl -fsSL \"https://example.org/${VERSION:-latest}/tool.tar.gz\" | tar -xz -C /opt\n",
        200);

    public static string Dockerfile { get; } = "# syntax=docker/dockerfile:1\nFROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\n" + Repeat(
        "WORKDIR /src\nCOPY --link *.csproj ./\nRUN --mount=type=cache,target=/root/.nuget \\\n    dotnet restore && \\\n    apt-get update && apt-get install -y --no-install-recommends ca-certificates curl \\\n    && rm -rf /var/lib/apt/lists/*\nENV A=1 B=\"two words\"\nEXPOSE 8080/tcp\n",
        100) + "FROM build\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    public static string Expression { get; } =
        "github.event_name == 'push' && (contains(github.ref, 'refs/tags/v') || startsWith(github.head_ref, format('release/{0}', inputs.version))) && !cancelled() && fromJSON(needs.build.outputs.matrix)[0].os != 'windows-latest'";

    public static string Workflow { get; } = "on: push\npermissions: {contents: read}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 10\n    steps:\n" + Repeat(
        "      - uses: actions/checkout@v4\n        with: {persist-credentials: false}\n      - run: |\n          dotnet build -c Release\n          echo \"version=${{ github.ref_name }}\" >> \"$GITHUB_OUTPUT\"\n", 50);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
