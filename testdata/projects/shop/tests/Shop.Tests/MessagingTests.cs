using System.Text;
using Shop.Messaging;

namespace Shop.Tests;

internal static class MessagingTests
{
    public static Task ReadsConnectionString()
    {
        Expect.Equal(new QueueEndpoint("queue", 6380, true, null), QueueEndpoint.Parse("Host=queue;Port=6380;Tls=true"));
        return Task.CompletedTask;
    }

    public static Task RefusesConnectionStringWithoutHost() =>
        Expect.ThrowsAsync<FormatException>(static () => Task.FromResult(QueueEndpoint.Parse("Port=6380")));

    public static async Task WritesCommand()
    {
        using var server = new ScriptedStream("$5\r\nhello\r\n");
        await using var connection = new RespConnection(server);
        Expect.Equal("hello", await connection.SendAsync(["GET", "greeting"], CancellationToken.None));
        Expect.Equal("*2\r\n$3\r\nGET\r\n$8\r\ngreeting\r\n", server.Written);
    }

    public static async Task ThrowsWhenCommandIsRefused()
    {
        using var server = new ScriptedStream("-ERR unknown command\r\n");
        await using var connection = new RespConnection(server);
        await Expect.ThrowsAsync<IOException>(() => connection.SendAsync(["NOPE"], CancellationToken.None));
    }

    /// <summary>A server that answers with a fixed text and remembers what it was sent.</summary>
    private sealed class ScriptedStream(string reply) : MemoryStream(Encoding.UTF8.GetBytes(reply))
    {
        private readonly StringBuilder written = new();

        public string Written => written.ToString();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written.Append(Encoding.UTF8.GetString(buffer.Span));
            return ValueTask.CompletedTask;
        }
    }
}
