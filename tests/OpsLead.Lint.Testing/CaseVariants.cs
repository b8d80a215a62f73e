namespace OpsLead.Lint.Testing;

/// <summary>What a case is run with besides its text as written.</summary>
[Flags]
public enum CaseVariants
{
    /// <summary>The text as written, and nothing else.</summary>
    None = 0,

    /// <summary>CR LF line breaks: the same findings, and fixes that write CR LF.</summary>
    CarriageReturns = 1,

    /// <summary>A byte order mark: the same findings.</summary>
    ByteOrderMark = 2,

    /// <summary>Suppression comments above the findings' lines and for the whole file, where the syntax has comments: no finding.</summary>
    Suppression = 4,

    /// <summary>Every variant.</summary>
    All = CarriageReturns | ByteOrderMark | Suppression,
}
