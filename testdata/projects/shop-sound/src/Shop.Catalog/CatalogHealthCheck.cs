using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Catalog;

/// <summary>An empty catalogue must get no traffic.</summary>
internal sealed class CatalogHealthCheck(ProductCatalog catalog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(catalog.All.Count > 0
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "The catalogue is empty."));
}
