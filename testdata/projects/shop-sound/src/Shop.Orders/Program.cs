using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Shop.Messaging;
using Shop.Orders;

var builder = WebApplication.CreateBuilder(args);

builder.Configuration.AddKeyPerFile("/etc/shop/secrets", optional: true, reloadOnChange: true);
builder.Logging.ClearProviders().AddJsonConsole();

builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddSingleton(new OrderQueue(() => builder.Configuration.GetConnectionString("OrderQueue")
    ?? throw new InvalidOperationException("The connection string 'OrderQueue' is not configured.")));
builder.Services.AddHealthChecks()
    .AddCheck<OrderQueueHealthCheck>("order-queue", tags: ["ready"], timeout: TimeSpan.FromSeconds(2));

var app = builder.Build();

app.UseExceptionHandler();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
app.MapPost("/orders", static async (PlaceOrder request, OrderQueue queue, CancellationToken cancellationToken) =>
{
    var order = new Order(Guid.CreateVersion7(), request.Sku, request.Quantity);
    await queue.EnqueueAsync(order, cancellationToken);
    return Results.Accepted(value: order);
});

await app.RunAsync();
