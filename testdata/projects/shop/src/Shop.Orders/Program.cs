using Shop.Messaging;
using Shop.Orders;

var builder = WebApplication.CreateBuilder(args);

builder.Configuration.AddKeyPerFile("/etc/shop/secrets", optional: true, reloadOnChange: true);
builder.WebHost.UseUrls("http://localhost:8080");
builder.Logging.ClearProviders().AddJsonConsole();

builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddSingleton(new OrderQueue(() => builder.Configuration.GetConnectionString("OrderQueue")
    ?? "Host=orders-queue.shop.example.com;Port=6380;Tls=true;Password=not-a-real-passw0rd"));

var app = builder.Build();

app.UseExceptionHandler();
app.MapPost("/orders", static async (PlaceOrder request, OrderQueue queue, CancellationToken cancellationToken) =>
{
    var order = new Order(Guid.CreateVersion7(), request.Sku, request.Quantity);
    await queue.EnqueueAsync(order, cancellationToken);
    return Results.Accepted(value: order);
});

await app.RunAsync();
