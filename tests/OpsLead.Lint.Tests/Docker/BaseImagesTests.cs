using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Tests.Docker;

public sealed class BaseImagesTests
{
    [TestCase("debian:13", ExpectedResult = BaseImageUser.Root)]
    [TestCase("docker.io/library/debian:13", ExpectedResult = BaseImageUser.Root)]
    [TestCase("public.ecr.aws/docker/library/debian:13", ExpectedResult = BaseImageUser.Root)]
    [TestCase("postgres:18", ExpectedResult = BaseImageUser.Other)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0", ExpectedResult = BaseImageUser.Root)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", ExpectedResult = BaseImageUser.Other)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025", ExpectedResult = BaseImageUser.Unknown)]
    [TestCase("gcr.io/distroless/base-debian12:nonroot", ExpectedResult = BaseImageUser.Other)]
    [TestCase("registry.example/shop/web:1", ExpectedResult = BaseImageUser.Unknown)]
    public BaseImageUser An_image_says_whom_it_runs_as(string image) => BaseImages.GetUser(ImageReference.Parse(image));

    [TestCase("mcr.microsoft.com/dotnet/aspnet:8.0", ExpectedResult = true)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:6.0", ExpectedResult = false)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet", ExpectedResult = null)]
    [TestCase("debian:13", ExpectedResult = false)]
    public bool? The_user_of_dotnet_came_with_version_8(string image) => BaseImages.HasAppUid(ImageReference.Parse(image));

    [TestCase("alpine:3.22", ExpectedResult = true)]
    [TestCase("python:3.14", ExpectedResult = false)]
    [TestCase("registry.example/alpine:3", ExpectedResult = false)]
    public bool Plain_distributions_set_no_variables(string image) => BaseImages.SetsNoVariables(ImageReference.Parse(image));

    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", ExpectedResult = false)]
    [TestCase("gcr.io/distroless/static-debian12", ExpectedResult = false)]
    [TestCase("gcr.io/distroless/static-debian12:debug", ExpectedResult = null)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0", ExpectedResult = null)]
    public bool? Some_images_have_no_shell(string image) => BaseImages.HasShell(ImageReference.Parse(image));

    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0", "curl", ExpectedResult = false)]
    [TestCase("mcr.microsoft.com/dotnet/aspnet:10.0-alpine", "wget", ExpectedResult = null)]
    [TestCase("mcr.microsoft.com/dotnet/sdk:10.0", "curl", ExpectedResult = null)]
    [TestCase("alpine:3.22", "curl", ExpectedResult = false)]
    [TestCase("alpine:3.22", "wget", ExpectedResult = null)]
    [TestCase("node:24-slim", "wget", ExpectedResult = false)]
    [TestCase("nginx:1.29-alpine", "curl", ExpectedResult = null)]
    public bool? Images_lack_tools(string image, string tool) => BaseImages.HasTool(ImageReference.Parse(image), tool);
}
