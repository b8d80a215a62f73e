using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class RemoveContradictoryKeyTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    [|network_mode|]: bridge\n    networks: [a]\n", TestName = "A network twice")]
    [TestCase("services:\n  web:\n    image: web:1\n    build:\n      dockerfile: Dockerfile\n      [|dockerfile_inline|]: FROM scratch\n", TestName = "A Dockerfile twice")]
    [TestCase("services:\n  web:\n    image: web:1\n    [|container_name|]: web\n    scale: 2\n", TestName = "A name for two")]
    [TestCase("services:\n  web:\n    image: web:1\n    [|container_name|]: web\n    deploy:\n      replicas: 3\n", TestName = "A name for two replicas")]
    [TestCase("services:\n  web:\n    image: web:1\n    [|mem_limit|]: 512m\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n", TestName = "Two limits")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nvolumes:\n  data:\n    external: true\n    [|driver|]: local\n", TestName = "External and its driver")]
    public void Finds(string text) => RuleVerifier<RemoveContradictoryKey>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    networks: [a]\n", TestName = "One network")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: web\n    scale: 1\n", TestName = "A name for one")]
    [TestCase("services:\n  web:\n    image: web:1\n    mem_limit: 1g\n    deploy:\n      resources:\n        limits:\n          memory: 1024M\n", TestName = "The same limit in other words")]
    [TestCase("services:\n  web:\n    image: web:1\n    mem_limit: ${LIMIT}\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n", TestName = "A limit from outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nvolumes:\n  data:\n    external: true\n    name: shop-data\n", TestName = "External by another name")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nvolumes:\n  data:\n    external: false\n    driver: local\n", TestName = "Not external")]
    public void Is_silent(string text) => RuleVerifier<RemoveContradictoryKey>.VerifyCompose(text);
}
