namespace Shop.Messaging;

/// <summary>An order as it travels from the shop's front door to the warehouse.</summary>
public sealed record Order(Guid Id, string Sku, int Quantity);
