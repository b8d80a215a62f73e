using Shop.Messaging;

namespace Shop.Fulfilment;

/// <summary>Hands accepted orders to the warehouse, one at a time.</summary>
internal sealed partial class FulfilmentWorker(OrderQueue queue, Heartbeat heartbeat, ILogger<FulfilmentWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                heartbeat.Beat(Heartbeat.Alive);
                await DrainAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped(logger);
        }
    }

    private async Task DrainAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await queue.TakeAsync(stoppingToken) is { } order)
            {
                LogHandedOver(logger, order.Id, order.Sku, order.Quantity);

                // An order in hand is finished even while the host stops.
                await queue.CompleteAsync(order, CancellationToken.None);
                heartbeat.Beat(Heartbeat.Alive);
            }

            heartbeat.Beat(Heartbeat.Ready);
        }
        catch (IOException exception)
        {
            LogQueueUnavailable(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Handed order {OrderId} over: {Quantity} of {Sku}")]
    private static partial void LogHandedOver(ILogger logger, Guid orderId, string sku, int quantity);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The order queue does not answer; trying again at the next tick")]
    private static partial void LogQueueUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Fulfilment stopped")]
    private static partial void LogStopped(ILogger logger);
}
