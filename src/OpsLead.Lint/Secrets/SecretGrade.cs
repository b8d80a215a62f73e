namespace OpsLead.Lint;

/// <summary>How sure it is that a text is a live secret.</summary>
public enum SecretGrade
{
    /// <summary>Its shape fits, but something speaks against it: a wrong checksum, a sample, too little randomness. Reported only when asked for.</summary>
    Weak,

    /// <summary>The name beside it and its shape say so.</summary>
    Likely,

    /// <summary>A public prefix and the exact length say so.</summary>
    Exact,

    /// <summary>A checksum or a structure inside it proves it.</summary>
    Proven,
}
