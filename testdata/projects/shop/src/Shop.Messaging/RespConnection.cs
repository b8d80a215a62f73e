using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Shop.Messaging;

/// <summary>One connection that speaks the Redis serialization protocol, version 2. Not safe for concurrent use.</summary>
internal sealed class RespConnection : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly PipeReader reader;

    internal RespConnection(Stream stream)
    {
        this.stream = stream;
        reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
    }

    public static async Task<RespConnection> OpenAsync(QueueEndpoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (endpoint.Tls)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = endpoint.Host }, cancellationToken);
                stream = secured;
            }

            var connection = new RespConnection(stream);
            if (endpoint.Password is { } password)
            {
                await connection.SendAsync(["AUTH", password], cancellationToken);
            }

            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends one command and returns its reply as text; <see langword="null"/> stands for the protocol's nil.</summary>
    /// <exception cref="IOException">The server refused the command or closed the connection.</exception>
    public async Task<string?> SendAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var request = new StringBuilder();
        request.Append(CultureInfo.InvariantCulture, $"*{command.Count}\r\n");
        foreach (var word in command)
        {
            request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), cancellationToken);
        await stream.FlushAsync(cancellationToken);

        var header = await ReadLineAsync(cancellationToken);
        return header[0] switch
        {
            '+' or ':' => header[1..],
            '$' when header == "$-1" => null,
            '$' => await ReadBulkAsync(int.Parse(header.AsSpan(1), CultureInfo.InvariantCulture), cancellationToken),
            '-' => throw new IOException($"The order queue refused '{command[0]}': {header[1..]}"),
            _ => throw new IOException($"The order queue sent an unexpected reply to '{command[0]}'."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await reader.CompleteAsync();
        await stream.DisposeAsync();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (TryTakeLine(result.Buffer, out var line, out var next) && line.Length > 0)
            {
                reader.AdvanceTo(next);
                return line;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            ThrowIfClosed(result);
        }
    }

    private async Task<string> ReadBulkAsync(int length, CancellationToken cancellationToken)
    {
        const int LineEnd = 2;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length >= length + LineEnd)
            {
                var text = Encoding.UTF8.GetString(result.Buffer.Slice(0, length));
                reader.AdvanceTo(result.Buffer.GetPosition(length + LineEnd));
                return text;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            ThrowIfClosed(result);
        }
    }

    private static bool TryTakeLine(ReadOnlySequence<byte> buffer, out string line, out SequencePosition next)
    {
        var bytes = new SequenceReader<byte>(buffer);
        if (!bytes.TryReadTo(out ReadOnlySequence<byte> content, "\r\n"u8))
        {
            (line, next) = (string.Empty, buffer.Start);
            return false;
        }

        (line, next) = (Encoding.UTF8.GetString(content), bytes.Position);
        return true;
    }

    private static void ThrowIfClosed(ReadResult result)
    {
        if (result.IsCompleted)
        {
            throw new IOException("The order queue closed the connection.");
        }
    }
}
