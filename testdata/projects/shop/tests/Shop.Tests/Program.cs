using Shop.Tests;

(string Name, Func<Task> Run)[] tests =
[
    ("A product is found whatever the case of its number", CatalogTests.FindsProductWhateverTheCase),
    ("An unknown product is not found", CatalogTests.DoesNotFindUnknownProduct),
    ("A connection string gives host, port and transport", MessagingTests.ReadsConnectionString),
    ("A connection string without a host is refused", MessagingTests.RefusesConnectionStringWithoutHost),
    ("A command is written as an array of bulk strings", MessagingTests.WritesCommand),
    ("A refused command throws", MessagingTests.ThrowsWhenCommandIsRefused),
    ("A fresh heartbeat is recent", HeartbeatTests.FreshHeartbeatIsRecent),
    ("A missing heartbeat is not recent", HeartbeatTests.MissingHeartbeatIsNotRecent),
];

var failures = 0;
foreach (var (name, run) in tests)
{
    try
    {
        await run();
        await Console.Out.WriteLineAsync($"passed  {name}");
    }
    catch (TestFailedException failure)
    {
        failures++;
        await Console.Error.WriteLineAsync($"FAILED  {name}: {failure.Message}");
    }
}

return failures == 0 ? 0 : 1;
