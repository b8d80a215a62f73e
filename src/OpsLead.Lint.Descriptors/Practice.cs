namespace OpsLead.Lint;

/// <summary>The item of the delivery checklist that a rule serves; the posture report counts them.</summary>
public enum Practice
{
    /// <summary>No item of the checklist: general correctness or hygiene.</summary>
    None,

    /// <summary>CI/CD is automated.</summary>
    Automation,

    /// <summary>Container images are scanned and their content is known.</summary>
    ImageScanning,

    /// <summary>Kubernetes manifests are validated.</summary>
    ManifestValidation,

    /// <summary>Secrets are kept outside the code.</summary>
    ExternalSecrets,

    /// <summary>Health checks are configured.</summary>
    HealthChecks,

    /// <summary>Resource limits are set.</summary>
    ResourceLimits,

    /// <summary>Metrics, logs and traces are instrumented.</summary>
    Observability,

    /// <summary>Service level objectives are defined and monitored.</summary>
    ServiceLevelObjectives,

    /// <summary>A rollback is possible and documented.</summary>
    Rollback,
}
