using Shop.Messaging;

namespace Shop.Fulfilment;

/// <summary>Hands accepted orders to the warehouse, one at a time.</summary>
internal sealed partial class FulfilmentWorker(OrderQueue queue, Heartbeat heartbeat, ILogger<FulfilmentWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            heartbeat.Beat(Heartbeat.Alive);
            await DrainAsync();
            await Task.Delay(PollInterval);
        }
    }

    private async Task DrainAsync()
    {
        try
        {
            while (await queue.TakeAsync(CancellationToken.None) is { } order)
            {
                LogHandedOver(logger, order.Id, order.Sku, order.Quantity);
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
}
