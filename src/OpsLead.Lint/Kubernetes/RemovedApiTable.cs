namespace OpsLead.Lint.Kubernetes;

/// <summary>A version of an API that the API server serves no longer.</summary>
/// <param name="ApiVersion">The version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="RemovedIn">The minor release of Kubernetes 1 that is the first not to serve it; <see cref="int.MaxValue"/> when it is deprecated and no release is named.</param>
/// <param name="Replacement">The version to use; empty when there is none.</param>
/// <param name="IsSameSchema">Whether an object is the same in the replacement, so that the version is all there is to change.</param>
/// <param name="ReplacedIn">The minor release that first serves the replacement; 0 when that is not known.</param>
public sealed record RemovedApi(string ApiVersion, string Kind, int RemovedIn, string Replacement, bool IsSameSchema, int ReplacedIn);

/// <summary>The versions of built-in APIs that Kubernetes has removed.</summary>
/// <remarks>Kubernetes' deprecated API migration guide, as of release 1.36 (2026-08).</remarks>
public static class RemovedApiTable
{
    // Deprecated, and no release is said to be the first without it.
    private const int NotYet = int.MaxValue;

    private static readonly RemovedApi[] Rows =
    [
        new("admission.k8s.io/v1beta1", "AdmissionReview", 22, "admission.k8s.io/v1", false, 0),
        new("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicy", 33, "admissionregistration.k8s.io/v1", false, 30),
        new("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicyBinding", 33, "admissionregistration.k8s.io/v1", false, 30),
        new("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", 22, "admissionregistration.k8s.io/v1", false, 16),
        new("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy", 34, "", false, 0),
        new("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicyBinding", 34, "", false, 0),
        new("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", 22, "admissionregistration.k8s.io/v1", false, 16),
        new("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 22, "apiextensions.k8s.io/v1", false, 16),
        new("apiregistration.k8s.io/v1beta1", "APIService", 22, "apiregistration.k8s.io/v1", false, 10),
        new("apps/v1beta1", "Deployment", 16, "apps/v1", false, 9),
        new("apps/v1beta1", "DeploymentRollback", 16, "", false, 0),
        new("apps/v1beta1", "Scale", 16, "", false, 0),
        new("apps/v1beta1", "StatefulSet", 16, "apps/v1", false, 9),
        new("apps/v1beta2", "DaemonSet", 16, "apps/v1", false, 9),
        new("apps/v1beta2", "Deployment", 16, "apps/v1", false, 9),
        new("apps/v1beta2", "ReplicaSet", 16, "apps/v1", false, 9),
        new("apps/v1beta2", "StatefulSet", 16, "apps/v1", false, 9),
        new("authentication.k8s.io/v1beta1", "SelfSubjectReview", 33, "", false, 0),
        new("authentication.k8s.io/v1beta1", "TokenReview", 22, "authentication.k8s.io/v1", false, 6),
        new("authorization.k8s.io/v1beta1", "LocalSubjectAccessReview", 22, "authorization.k8s.io/v1", false, 0),
        new("authorization.k8s.io/v1beta1", "SelfSubjectAccessReview", 22, "authorization.k8s.io/v1", false, 0),
        new("authorization.k8s.io/v1beta1", "SelfSubjectRulesReview", 22, "authorization.k8s.io/v1", false, 0),
        new("authorization.k8s.io/v1beta1", "SubjectAccessReview", 22, "authorization.k8s.io/v1", false, 0),
        new("autoscaling/v2beta1", "HorizontalPodAutoscaler", 25, "autoscaling/v2", false, 23),
        new("autoscaling/v2beta2", "HorizontalPodAutoscaler", 26, "autoscaling/v2", true, 0),
        new("batch/v1beta1", "CronJob", 25, "batch/v1", true, 21),
        new("certificates.k8s.io/v1beta1", "CertificateSigningRequest", 22, "certificates.k8s.io/v1", false, 19),
        new("coordination.k8s.io/v1beta1", "Lease", 22, "coordination.k8s.io/v1", true, 14),
        new("discovery.k8s.io/v1beta1", "EndpointSlice", 25, "discovery.k8s.io/v1", false, 21),
        new("events.k8s.io/v1beta1", "Event", 25, "events.k8s.io/v1", false, 19),
        new("extensions/v1beta1", "DaemonSet", 16, "apps/v1", false, 9),
        new("extensions/v1beta1", "Deployment", 16, "apps/v1", false, 9),
        new("extensions/v1beta1", "Ingress", 22, "networking.k8s.io/v1", false, 19),
        new("extensions/v1beta1", "NetworkPolicy", 16, "networking.k8s.io/v1", false, 8),
        new("extensions/v1beta1", "PodSecurityPolicy", 16, "policy/v1beta1", false, 10),
        new("extensions/v1beta1", "ReplicaSet", 16, "apps/v1", false, 9),
        new("flowcontrol.apiserver.k8s.io/v1beta1", "FlowControl", 26, "flowcontrol.apiserver.k8s.io/v1beta2", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 26, "flowcontrol.apiserver.k8s.io/v1beta3", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", 26, "flowcontrol.apiserver.k8s.io/v1beta3", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", 29, "flowcontrol.apiserver.k8s.io/v1beta3", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", 29, "flowcontrol.apiserver.k8s.io/v1beta3", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 32, "flowcontrol.apiserver.k8s.io/v1", false, 0),
        new("flowcontrol.apiserver.k8s.io/v1beta3", "PriorityLevelConfiguration", 32, "flowcontrol.apiserver.k8s.io/v1", false, 0),
        new("networking.k8s.io/v1beta1", "Ingress", 22, "networking.k8s.io/v1", false, 19),
        new("networking.k8s.io/v1beta1", "IngressClass", 22, "networking.k8s.io/v1", false, 19),
        new("node.k8s.io/v1beta1", "RuntimeClass", 25, "node.k8s.io/v1", true, 20),
        new("policy/v1beta1", "Eviction", 25, "", false, 0),
        new("policy/v1beta1", "PodDisruptionBudget", 25, "policy/v1", true, 21),
        new("policy/v1beta1", "PodSecurityPolicy", 25, "", false, 0),
        new("rbac.authorization.k8s.io/v1alpha1", "ClusterRole", 22, "rbac.authorization.k8s.io/v1", false, 8),
        new("rbac.authorization.k8s.io/v1alpha1", "ClusterRoleBinding", 22, "rbac.authorization.k8s.io/v1", false, 8),
        new("rbac.authorization.k8s.io/v1alpha1", "Role", 22, "rbac.authorization.k8s.io/v1", false, 8),
        new("rbac.authorization.k8s.io/v1alpha1", "RoleBinding", 22, "rbac.authorization.k8s.io/v1", false, 8),
        new("rbac.authorization.k8s.io/v1beta1", "ClusterRole", 22, "rbac.authorization.k8s.io/v1", true, 0),
        new("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding", 22, "rbac.authorization.k8s.io/v1", true, 0),
        new("rbac.authorization.k8s.io/v1beta1", "Role", 22, "rbac.authorization.k8s.io/v1", true, 0),
        new("rbac.authorization.k8s.io/v1beta1", "RoleBinding", 22, "rbac.authorization.k8s.io/v1", true, 0),
        new("resource.k8s.io/v1alpha3", "DeviceClass", 34, "resource.k8s.io/v1", false, 34),
        new("resource.k8s.io/v1alpha3", "ResourceClaim", 34, "resource.k8s.io/v1", false, 34),
        new("resource.k8s.io/v1alpha3", "ResourceClaimTemplate", 34, "resource.k8s.io/v1", false, 34),
        new("resource.k8s.io/v1alpha3", "ResourceSlice", 34, "resource.k8s.io/v1", false, 34),
        new("resource.k8s.io/v1beta1", "DeviceClass", 36, "resource.k8s.io/v1beta2", false, 33),
        new("resource.k8s.io/v1beta1", "ResourceClaim", 36, "resource.k8s.io/v1beta2", false, 33),
        new("resource.k8s.io/v1beta1", "ResourceClaimTemplate", 36, "resource.k8s.io/v1beta2", false, 33),
        new("resource.k8s.io/v1beta1", "ResourceSlice", 36, "resource.k8s.io/v1beta2", false, 33),
        new("scheduling.k8s.io/v1alpha1", "PriorityClass", 17, "scheduling.k8s.io/v1", false, 0),
        new("scheduling.k8s.io/v1beta1", "PriorityClass", 22, "scheduling.k8s.io/v1", true, 14),
        new("storage.k8s.io/v1alpha1", "CSIStorageCapacity", 24, "storage.k8s.io/v1beta1", false, 0),
        new("storage.k8s.io/v1alpha1", "VolumeAttachment", 24, "storage.k8s.io/v1", false, 0),
        new("storage.k8s.io/v1alpha1", "VolumeAttributesClass", 35, "storage.k8s.io/v1", false, 34),
        new("storage.k8s.io/v1beta1", "CSIDriver", 22, "storage.k8s.io/v1", true, 19),
        new("storage.k8s.io/v1beta1", "CSINode", 22, "storage.k8s.io/v1", true, 17),
        new("storage.k8s.io/v1beta1", "CSIStorageCapacity", 27, "storage.k8s.io/v1", true, 24),
        new("storage.k8s.io/v1beta1", "StorageClass", 22, "storage.k8s.io/v1", true, 6),
        new("storage.k8s.io/v1beta1", "VolumeAttachment", 22, "storage.k8s.io/v1", true, 13),
        new("storage.k8s.io/v1beta1", "VolumeAttributesClass", NotYet, "storage.k8s.io/v1", true, 34),
        new("storagemigration.k8s.io/v1alpha1", "StorageVersionMigration", 35, "storagemigration.k8s.io/v1beta1", false, 35),
    ];

    private static readonly Dictionary<(string ApiVersion, string Kind), RemovedApi> Index = Rows.ToDictionary(static row => (row.ApiVersion, row.Kind));

    /// <summary>Finds a removed version.</summary>
    /// <param name="apiVersion">The version.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>What is known of it; null for one that is served.</returns>
    public static RemovedApi? Find(string apiVersion, string kind) => Index.GetValueOrDefault((apiVersion, kind));
}
