namespace Shop.Fulfilment;

/// <summary>Signs of life for the kubelet: files whose age a probe reads. The worker has no port to ask.</summary>
internal sealed class Heartbeat(string directory, TimeProvider time)
{
    /// <summary>The loop turns.</summary>
    public const string Alive = "alive";

    /// <summary>The loop turns and the queue answers.</summary>
    public const string Ready = "ready";

    public void Beat(string signal) => File.WriteAllText(PathOf(signal), time.GetUtcNow().ToUnixTimeSeconds().ToString());

    public bool IsRecent(string signal, TimeSpan maximumAge) =>
        File.Exists(PathOf(signal))
        && long.TryParse(File.ReadAllText(PathOf(signal)), out var seconds)
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) <= maximumAge;

    private string PathOf(string signal) => Path.Combine(directory, $"shop-fulfilment.{Path.GetFileName(signal)}");
}
