using System.Collections.Frozen;
using System.Text.Json;

namespace Shop.Catalog;

/// <summary>What the shop sells. Loaded once, at start.</summary>
internal sealed class ProductCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly FrozenDictionary<string, Product> products;

    public ProductCatalog(IEnumerable<Product> products) =>
        this.products = products.ToFrozenDictionary(static product => product.Sku, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<Product> All => products.Values;

    public Product? Find(string sku) => products.GetValueOrDefault(sku);

    public static ProductCatalog Load(string path)
    {
        using var file = File.OpenRead(path);
        return new ProductCatalog(JsonSerializer.Deserialize<Product[]>(file, Json) ?? []);
    }
}

/// <summary>One product; the price is in euro cents.</summary>
internal sealed record Product(string Sku, string Name, int PriceInCents);
