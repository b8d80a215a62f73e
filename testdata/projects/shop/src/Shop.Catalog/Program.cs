using Shop.Catalog;

var builder = WebApplication.CreateBuilder(args);

builder.Logging.ClearProviders().AddJsonConsole();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Services.AddProblemDetails();
builder.Services.AddSingleton(ProductCatalog.Load(Path.Combine(builder.Environment.ContentRootPath, "products.json")));
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseExceptionHandler();
app.MapHealthChecks("/healthz");
app.MapGet("/products", static (ProductCatalog catalog) => catalog.All);
app.MapGet("/products/{sku}", static (string sku, ProductCatalog catalog) =>
    catalog.Find(sku) is { } product ? Results.Ok(product) : Results.NotFound());

await app.RunAsync();
