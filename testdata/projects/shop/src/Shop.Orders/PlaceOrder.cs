using System.ComponentModel.DataAnnotations;

namespace Shop.Orders;

/// <summary>What a customer sends.</summary>
public sealed record PlaceOrder(
    [Required, StringLength(32, MinimumLength = 1)] string Sku,
    [Range(1, 1_000)] int Quantity);
