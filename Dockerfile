# opslead-lint: ignore-file[add-healthcheck] It runs a command and ends; nothing waits for its health.
# The native program on a base without a shell: docker run --rm -v "$PWD:/repository:ro" opslead-lint

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble-aot AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/OpsLead.Lint.Cli --configuration Release --runtime linux-x64 --output /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY --from=build /out/dotnet-opslead-lint /usr/local/bin/dotnet-opslead-lint
USER 1654:1654
WORKDIR /repository
ENTRYPOINT ["/usr/local/bin/dotnet-opslead-lint"]
CMD ["check"]
