using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>An address that a program binds to.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>; null when the code does not say.</param>
/// <param name="Host">The host as written, <c>*</c> for all interfaces; null when it is computed.</param>
/// <param name="Port">The port; null when it is computed or the scheme's default.</param>
/// <param name="IsLoopback">Whether only the machine itself reaches it.</param>
/// <param name="Document">The source or the settings file that states it.</param>
/// <param name="Span">The characters of the address there.</param>
public sealed record ListenAddress(string? Scheme, string? Host, int? Port, bool IsLoopback, SourceDocument Document, TextSpan Span);
