using Shop.Fulfilment;

namespace Shop.Tests;

internal static class HeartbeatTests
{
    public static Task FreshHeartbeatIsRecent()
    {
        var directory = Directory.CreateTempSubdirectory("shop-tests-");
        try
        {
            var heartbeat = new Heartbeat(directory.FullName, TimeProvider.System);
            heartbeat.Beat(Heartbeat.Alive);
            Expect.Equal(true, heartbeat.IsRecent(Heartbeat.Alive, TimeSpan.FromMinutes(1)));
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        return Task.CompletedTask;
    }

    public static Task MissingHeartbeatIsNotRecent()
    {
        var heartbeat = new Heartbeat(Path.Combine(Path.GetTempPath(), "shop-tests-none"), TimeProvider.System);
        Expect.Equal(false, heartbeat.IsRecent(Heartbeat.Ready, TimeSpan.FromMinutes(1)));
        return Task.CompletedTask;
    }
}
