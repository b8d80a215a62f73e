using Shop.Fulfilment;
using Shop.Messaging;

var heartbeat = new Heartbeat(Path.GetTempPath(), TimeProvider.System);
if (args is ["probe", var signal])
{
    return heartbeat.IsRecent(signal, TimeSpan.FromMinutes(1)) ? 0 : 1;
}

var builder = Host.CreateApplicationBuilder(args);

builder.Configuration.AddKeyPerFile("/etc/shop/secrets", optional: true, reloadOnChange: true);
builder.Logging.ClearProviders().AddJsonConsole();

builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Services.AddSingleton(heartbeat);
builder.Services.AddSingleton(new OrderQueue(() => builder.Configuration.GetConnectionString("OrderQueue")
    ?? throw new InvalidOperationException("The connection string 'OrderQueue' is not configured.")));
builder.Services.AddHostedService<FulfilmentWorker>();

await builder.Build().RunAsync();
return 0;
