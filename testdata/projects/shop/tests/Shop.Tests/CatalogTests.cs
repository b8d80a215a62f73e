using Shop.Catalog;

namespace Shop.Tests;

internal static class CatalogTests
{
    private static readonly ProductCatalog Catalog = new([new Product("TEA-GREEN-100", "Green tea", 790)]);

    public static Task FindsProductWhateverTheCase()
    {
        Expect.Equal("Green tea", Catalog.Find("tea-green-100")?.Name);
        return Task.CompletedTask;
    }

    public static Task DoesNotFindUnknownProduct()
    {
        Expect.Equal(null, Catalog.Find("COFFEE"));
        return Task.CompletedTask;
    }
}
