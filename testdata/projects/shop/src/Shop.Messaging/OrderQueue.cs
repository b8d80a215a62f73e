using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace Shop.Messaging;

/// <summary>The list of accepted orders. An order leaves it only after the warehouse has taken it.</summary>
/// <param name="connectionString">Asked before each connection, so that a rotated password needs no restart.</param>
public sealed class OrderQueue(Func<string> connectionString) : IAsyncDisposable
{
    private const string Accepted = "orders:accepted";
    private const string InProgress = "orders:in-progress";

    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim turn = new(1, 1);
    private RespConnection? connection;

    /// <summary>Asks the queue for a sign of life.</summary>
    /// <exception cref="IOException">The queue does not answer.</exception>
    public Task PingAsync(CancellationToken cancellationToken) => SendAsync(["PING"], cancellationToken);

    /// <summary>Accepts an order.</summary>
    public Task EnqueueAsync(Order order, CancellationToken cancellationToken) =>
        SendAsync(["LPUSH", Accepted, JsonSerializer.Serialize(order)], cancellationToken);

    /// <summary>Takes the oldest order into progress, or returns <see langword="null"/> when none waits.</summary>
    public async Task<Order?> TakeAsync(CancellationToken cancellationToken)
    {
        var payload = await SendAsync(["LMOVE", Accepted, InProgress, "RIGHT", "LEFT"], cancellationToken);
        return payload is null ? null : JsonSerializer.Deserialize<Order>(payload);
    }

    /// <summary>Forgets an order that the warehouse has taken.</summary>
    public Task CompleteAsync(Order order, CancellationToken cancellationToken) =>
        SendAsync(["LREM", InProgress, "1", JsonSerializer.Serialize(order)], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ResetAsync();
        turn.Dispose();
    }

    private async Task<string?> SendAsync(string[] command, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(CommandTimeout);
            connection ??= await RespConnection.OpenAsync(QueueEndpoint.Parse(connectionString()), limit.Token);
            return await connection.SendAsync(command, limit.Token);
        }
        catch (Exception exception)
        {
            // A reply may still be under way: the next command must not read it.
            await ResetAsync();
            if (exception is SocketException or AuthenticationException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new IOException("The order queue does not answer.", exception);
            }

            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask ResetAsync()
    {
        if (connection is { } open)
        {
            connection = null;
            await open.DisposeAsync();
        }
    }
}
