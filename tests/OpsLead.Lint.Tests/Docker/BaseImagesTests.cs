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
}
