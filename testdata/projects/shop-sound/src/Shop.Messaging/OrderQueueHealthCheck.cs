using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Messaging;

/// <summary>Reports whether the order queue answers.</summary>
public sealed class OrderQueueHealthCheck(OrderQueue queue) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queue.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (IOException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The order queue does not answer.", exception);
        }
    }
}
