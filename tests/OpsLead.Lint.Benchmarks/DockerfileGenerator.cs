using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Benchmarks;

/// <summary>Writes Dockerfiles as services have them: a stage that builds, one that ships, a few that are short or long.</summary>
internal static class DockerfileGenerator
{
    /// <summary>Writes them, each into a folder of its own.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="count">How many.</param>
    public static void Write(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var service = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"service-{i:0000}"));
            Directory.CreateDirectory(service);
            File.WriteAllText(Path.Combine(service, "Dockerfile"), (i % 3) switch
            {
                0 => CreateDotNet(i),
                1 => CreateDebian(i),
                _ => CreateNode(i),
            });
        }
    }

    private static string CreateDotNet(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        # syntax=docker/dockerfile:1
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY Service{number}.csproj .
        RUN dotnet restore Service{number}.csproj
        COPY . .
        RUN dotnet publish Service{number}.csproj --no-restore -c Release -o /app

        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        USER $APP_UID
        ENTRYPOINT ["dotnet", "Service{number}.dll"]

        """);

    private static string CreateDebian(int number)
    {
        var text = new StringBuilder("FROM debian:13.1\nARG VERSION=1.4.2\nENV LANG=C.UTF-8 \\\n    TZ=UTC\nRUN apt-get update \\\n    && apt-get install -y --no-install-recommends");
        for (var i = 0; i < 4 + (number % 20); i++)
        {
            text.Append(CultureInfo.InvariantCulture, $" \\\n        package-{i}");
        }

        return text.Append(" \\\n    && rm -rf /var/lib/apt/lists/*\n")
            .Append("RUN set -eux; \\\n    curl -fsSL -o tool.tgz \"https://downloads.example.com/tool-${VERSION}.tgz\"; \\\n    echo \"0123 tool.tgz\" | sha256sum -c; \\\n    tar -xzf tool.tgz\n")
            .Append("USER 1000\nCMD [\"tool\", \"serve\"]\n")
            .ToString();
    }

    private static string CreateNode(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        FROM node:24.11.0-alpine AS build
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm npm ci
        COPY . .
        RUN <<EOF
        set -e
        for target in web api worker-{{number}}; do
          npm run build -- --target "$target" || exit 1
        done
        EOF

        FROM nginx:1.29.1-alpine
        COPY --from=build /app/dist /usr/share/nginx/html
        EXPOSE 8080
        HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://localhost:8080/ || exit 1

        """);
}
