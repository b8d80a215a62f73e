using OpsLead.Lint.Text;

namespace OpsLead.Lint.Secrets;

/// <summary>A stretch of the text that has the shape of a kind, before what overlaps is joined.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Span">The secret's characters in the file.</param>
/// <param name="Grade">How sure it is.</param>
/// <param name="Verified">What the kind's check says.</param>
internal readonly record struct SecretCandidate(SecretKind Kind, TextSpan Span, SecretGrade Grade, bool? Verified);
