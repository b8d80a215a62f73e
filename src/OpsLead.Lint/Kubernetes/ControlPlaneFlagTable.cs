using System.Collections.Immutable;

namespace OpsLead.Lint.Kubernetes;

/// <summary>The flags of the control plane and of the kubelet that decide who may do what.</summary>
/// <remarks>
/// CIS Kubernetes Benchmark 1.6 to 1.10 (sections 1.2, 1.3, 1.4, 2 and 4.2) and the flags' reference of Kubernetes 1.36, as of 2026-11. Left out is the
/// edition that wants <c>DenyServiceExternalIPs</c> off: later ones, and CVE-2020-8554, want it on.
/// </remarks>
public static class ControlPlaneFlagTable
{
    // What TLS 1.3 has, and of TLS 1.2 what authenticates what it encrypts.
    private static readonly ImmutableArray<string> CipherSuites =
    [
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_256_GCM_SHA384",
    ];

    private static readonly ImmutableArray<string> KeyFiles = [".pem", ".crt", ".cer", ".key", ".pub"];

    /// <summary>The flags, component by component.</summary>
    public static ImmutableArray<ControlPlaneFlag> Rows { get; } =
    [
        new(
            "kube-apiserver", "--anonymous-auth", FlagRequirement.OneOf, ["false"], "Set '--anonymous-auth=false'",
            ["trivy/KCV-0001", "checkov/CKV_K8S_68"], ["trivy/KCV-0001", "checkov/CKV_K8S_68"]),
        new("kube-apiserver", "--basic-auth-file", FlagRequirement.Unset, [], "Remove it", [], ["checkov/CKV_K8S_69"]),
        new("kube-apiserver", "--token-auth-file", FlagRequirement.Unset, [], "Remove it", [], ["trivy/KCV-0002", "checkov/CKV_K8S_70"]),
        new("kube-apiserver", "--kubelet-https", FlagRequirement.NoneOf, ["false"], "Remove it", [], ["trivy/KCV-0004", "checkov/CKV_K8S_71"]),
        new(
            "kube-apiserver", "--kubelet-client-certificate", FlagRequirement.Any, [], "Set '--kubelet-client-certificate'",
            ["trivy/KCV-0005", "checkov/CKV_K8S_72"], []),
        new("kube-apiserver", "--kubelet-client-key", FlagRequirement.Any, [], "Set '--kubelet-client-key'", ["trivy/KCV-0005", "checkov/CKV_K8S_72"], []),
        new(
            "kube-apiserver", "--kubelet-certificate-authority", FlagRequirement.Any, [], "Set '--kubelet-certificate-authority'",
            ["trivy/KCV-0006", "checkov/CKV_K8S_73"], []),
        new(
            "kube-apiserver", "--authorization-mode", FlagRequirement.Excludes, ["AlwaysAllow"], "Set '--authorization-mode=Node,RBAC'",
            [], ["trivy/KCV-0007", "checkov/CKV_K8S_74"]),
        new(
            "kube-apiserver", "--authorization-mode", FlagRequirement.Contains, ["Node"], "Set '--authorization-mode=Node,RBAC'",
            ["trivy/KCV-0008", "checkov/CKV_K8S_75"], ["trivy/KCV-0008", "checkov/CKV_K8S_75"]),
        new(
            "kube-apiserver", "--authorization-mode", FlagRequirement.Contains, ["RBAC"], "Set '--authorization-mode=Node,RBAC'",
            ["trivy/KCV-0009", "checkov/CKV_K8S_77"], ["trivy/KCV-0009", "checkov/CKV_K8S_77"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["EventRateLimit"], "Add 'EventRateLimit'",
            ["trivy/KCV-0010"], ["trivy/KCV-0010", "checkov/CKV_K8S_78"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Excludes, ["AlwaysAdmit"], "Remove 'AlwaysAdmit'",
            [], ["trivy/KCV-0011", "checkov/CKV_K8S_79"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["AlwaysPullImages"], "Add 'AlwaysPullImages'",
            ["trivy/KCV-0012"], ["trivy/KCV-0012", "checkov/CKV_K8S_80"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["PodSecurity", "SecurityContextDeny", "PodSecurityPolicy"],
                "Add 'PodSecurity'",
            ["trivy/KCV-0013"], ["trivy/KCV-0013", "checkov/CKV_K8S_81", "checkov/CKV_K8S_84"]),
        new("kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["ServiceAccount"], "Add 'ServiceAccount'", [], ["checkov/CKV_K8S_82"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["NamespaceLifecycle"], "Add 'NamespaceLifecycle'",
            [], ["checkov/CKV_K8S_83"]),
        new(
            "kube-apiserver", "--enable-admission-plugins", FlagRequirement.Contains, ["NodeRestriction"], "Add 'NodeRestriction'",
            ["trivy/KCV-0016"], ["trivy/KCV-0016", "checkov/CKV_K8S_85"]),
        new(
            "kube-apiserver", "--disable-admission-plugins", FlagRequirement.Excludes, ["ServiceAccount"], "Remove 'ServiceAccount'",
            [], ["trivy/KCV-0014", "checkov/CKV_K8S_82"]),
        new(
            "kube-apiserver", "--disable-admission-plugins", FlagRequirement.Excludes, ["NamespaceLifecycle"], "Remove 'NamespaceLifecycle'",
            [], ["trivy/KCV-0015", "checkov/CKV_K8S_83"]),
        new("kube-apiserver", "--insecure-bind-address", FlagRequirement.Unset, [], "Remove it", [], ["checkov/CKV_K8S_86"]),
        new("kube-apiserver", "--insecure-port", FlagRequirement.OneOf, ["0"], "Remove it", [], ["checkov/CKV_K8S_88"]),
        new("kube-apiserver", "--secure-port", FlagRequirement.NoneOf, ["0"], "Remove it", [], ["trivy/KCV-0017", "checkov/CKV_K8S_89"]),
        new(
            "kube-apiserver", "--profiling", FlagRequirement.OneOf, ["false"], "Set '--profiling=false'",
            ["trivy/KCV-0018", "checkov/CKV_K8S_90"], ["trivy/KCV-0018", "checkov/CKV_K8S_90"]),
        new("kube-apiserver", "--audit-log-path", FlagRequirement.Any, [], "Set '--audit-log-path'", ["trivy/KCV-0019", "checkov/CKV_K8S_91"], []),
        new(
            "kube-apiserver", "--audit-log-maxage", FlagRequirement.AtLeast, ["30"], "Set '--audit-log-maxage=30' or more",
            ["trivy/KCV-0020", "checkov/CKV_K8S_92"], ["checkov/CKV_K8S_92"]),
        new(
            "kube-apiserver", "--audit-log-maxbackup", FlagRequirement.AtLeast, ["10"], "Set '--audit-log-maxbackup=10' or more",
            ["trivy/KCV-0021", "checkov/CKV_K8S_93"], ["checkov/CKV_K8S_93"]),
        new(
            "kube-apiserver", "--audit-log-maxsize", FlagRequirement.AtLeast, ["100"], "Set '--audit-log-maxsize=100' or more",
            ["trivy/KCV-0022", "checkov/CKV_K8S_94"], ["checkov/CKV_K8S_94"]),
        new("kube-apiserver", "--request-timeout", FlagRequirement.Duration, [], "Write a duration, such as '1m0s'", [], ["checkov/CKV_K8S_95"]),
        new(
            "kube-apiserver", "--service-account-lookup", FlagRequirement.OneOf, ["true"], "Set '--service-account-lookup=true'",
            ["checkov/CKV_K8S_96"], ["trivy/KCV-0024", "checkov/CKV_K8S_96"]),
        new("kube-apiserver", "--service-account-key-file", FlagRequirement.File, KeyFiles, "Name a PEM file", ["trivy/KCV-0025"], ["checkov/CKV_K8S_97"]),
        new("kube-apiserver", "--etcd-certfile", FlagRequirement.Any, [], "Set '--etcd-certfile'", ["trivy/KCV-0026", "checkov/CKV_K8S_99"], []),
        new("kube-apiserver", "--etcd-keyfile", FlagRequirement.Any, [], "Set '--etcd-keyfile'", ["trivy/KCV-0026", "checkov/CKV_K8S_99"], []),
        new("kube-apiserver", "--tls-cert-file", FlagRequirement.Any, [], "Set '--tls-cert-file'", ["trivy/KCV-0027", "checkov/CKV_K8S_100"], []),
        new("kube-apiserver", "--tls-private-key-file", FlagRequirement.Any, [], "Set '--tls-private-key-file'", ["trivy/KCV-0027", "checkov/CKV_K8S_100"], []),
        new("kube-apiserver", "--client-ca-file", FlagRequirement.Any, [], "Set '--client-ca-file'", ["trivy/KCV-0028"], []),
        new("kube-apiserver", "--etcd-cafile", FlagRequirement.Any, [], "Set '--etcd-cafile'", ["trivy/KCV-0029", "checkov/CKV_K8S_102"], []),
        new(
            "kube-apiserver", "--encryption-provider-config", FlagRequirement.Any, [], "Set '--encryption-provider-config'",
            ["trivy/KCV-0030", "checkov/CKV_K8S_104"], []),
        new(
            "kube-apiserver", "--tls-cipher-suites", FlagRequirement.OnlyOf, CipherSuites, "Keep the suites of TLS 1.3 and those with GCM or ChaCha20",
            [], ["checkov/CKV_K8S_105"]),
        new(
            "kube-controller-manager", "--terminated-pod-gc-threshold", FlagRequirement.AtLeast, ["1"], "Set '--terminated-pod-gc-threshold', such as 12500",
            ["trivy/KCV-0033", "checkov/CKV_K8S_106"], ["checkov/CKV_K8S_106"]),
        new(
            "kube-controller-manager", "--profiling", FlagRequirement.OneOf, ["false"], "Set '--profiling=false'",
            ["trivy/KCV-0034", "checkov/CKV_K8S_107"], ["trivy/KCV-0034", "checkov/CKV_K8S_107"]),
        new(
            "kube-controller-manager", "--use-service-account-credentials", FlagRequirement.OneOf, ["true"], "Set '--use-service-account-credentials=true'",
            ["trivy/KCV-0035", "checkov/CKV_K8S_108"], ["trivy/KCV-0035", "checkov/CKV_K8S_108"]),
        new(
            "kube-controller-manager", "--service-account-private-key-file", FlagRequirement.File, KeyFiles, "Name a PEM file",
            ["trivy/KCV-0036"], ["checkov/CKV_K8S_110"]),
        new("kube-controller-manager", "--root-ca-file", FlagRequirement.File, KeyFiles, "Name a PEM file", ["trivy/KCV-0037"], ["checkov/CKV_K8S_111"]),
        new(
            "kube-controller-manager", "--feature-gates", FlagRequirement.Excludes, ["RotateKubeletServerCertificate=false"], "Remove it",
            [], ["trivy/KCV-0038", "checkov/CKV_K8S_112"]),
        new(
            "kube-controller-manager", "--feature-gates", FlagRequirement.Contains, ["RotateKubeletServerCertificate=true"],
                "Add 'RotateKubeletServerCertificate=true'",
            ["trivy/KCV-0038"], ["trivy/KCV-0038"]),
        new(
            "kube-controller-manager", "--bind-address", FlagRequirement.OneOf, ["127.0.0.1", "::1", "localhost"], "Set '--bind-address=127.0.0.1'",
            ["trivy/KCV-0039", "checkov/CKV_K8S_113"], ["trivy/KCV-0039", "checkov/CKV_K8S_113"]),
        new(
            "kube-scheduler", "--profiling", FlagRequirement.OneOf, ["false"], "Set '--profiling=false'",
            ["trivy/KCV-0040", "checkov/CKV_K8S_114"], ["trivy/KCV-0040", "checkov/CKV_K8S_114"]),
        new(
            "kube-scheduler", "--bind-address", FlagRequirement.OneOf, ["127.0.0.1", "::1", "localhost"], "Set '--bind-address=127.0.0.1'",
            ["trivy/KCV-0041", "checkov/CKV_K8S_115"], ["trivy/KCV-0041", "checkov/CKV_K8S_115"]),
        new("etcd", "--cert-file", FlagRequirement.Any, [], "Set '--cert-file'", ["trivy/KCV-0042", "checkov/CKV_K8S_116"], []),
        new("etcd", "--key-file", FlagRequirement.Any, [], "Set '--key-file'", ["trivy/KCV-0042", "checkov/CKV_K8S_116"], []),
        new(
            "etcd", "--client-cert-auth", FlagRequirement.OneOf, ["true"], "Set '--client-cert-auth=true'",
            ["trivy/KCV-0043", "checkov/CKV_K8S_117"], ["trivy/KCV-0043", "checkov/CKV_K8S_117"]),
        new("etcd", "--auto-tls", FlagRequirement.NoneOf, ["true"], "Remove it", [], ["trivy/KCV-0044", "checkov/CKV_K8S_118"]),
        new("etcd", "--peer-cert-file", FlagRequirement.Any, [], "Set '--peer-cert-file'", ["trivy/KCV-0045", "checkov/CKV_K8S_119"], []),
        new("etcd", "--peer-key-file", FlagRequirement.Any, [], "Set '--peer-key-file'", ["trivy/KCV-0045", "checkov/CKV_K8S_119"], []),
        new(
            "etcd", "--peer-client-cert-auth", FlagRequirement.OneOf, ["true"], "Set '--peer-client-cert-auth=true'",
            ["trivy/KCV-0046", "checkov/CKV_K8S_121"], ["trivy/KCV-0046", "checkov/CKV_K8S_121"]),
        new("etcd", "--peer-auto-tls", FlagRequirement.NoneOf, ["true"], "Remove it", [], ["trivy/KCV-0047"]),
        new("kubelet", "--anonymous-auth", FlagRequirement.OneOf, ["false"], "Set '--anonymous-auth=false'", ["checkov/CKV_K8S_138"], ["checkov/CKV_K8S_138"]),
        new("kubelet", "--authorization-mode", FlagRequirement.Excludes, ["AlwaysAllow"], "Set '--authorization-mode=Webhook'", [], ["checkov/CKV_K8S_139"]),
        new("kubelet", "--client-ca-file", FlagRequirement.Any, [], "Set '--client-ca-file'", ["checkov/CKV_K8S_140"], []),
        new("kubelet", "--read-only-port", FlagRequirement.OneOf, ["0"], "Set '--read-only-port=0'", [], ["checkov/CKV_K8S_141"]),
        new("kubelet", "--streaming-connection-idle-timeout", FlagRequirement.NoneOf, ["0", "0s"], "Set a time, such as '4h0m0s'", [], ["checkov/CKV_K8S_143"]),
        new("kubelet", "--protect-kernel-defaults", FlagRequirement.OneOf, ["true"], "Set '--protect-kernel-defaults=true'", [], ["checkov/CKV_K8S_144"]),
        new("kubelet", "--make-iptables-util-chains", FlagRequirement.OneOf, ["true"], "Remove it", [], ["checkov/CKV_K8S_145"]),
        new("kubelet", "--hostname-override", FlagRequirement.Unset, [], "Remove it", [], ["checkov/CKV_K8S_146"]),
        new("kubelet", "--event-qps", FlagRequirement.AtMost, ["5"], "Set 5 or less, or 0 for no limit", [], ["checkov/CKV_K8S_147"]),
        new("kubelet", "--tls-cert-file", FlagRequirement.Any, [], "Set '--tls-cert-file'", ["checkov/CKV_K8S_148"], []),
        new("kubelet", "--tls-private-key-file", FlagRequirement.Any, [], "Set '--tls-private-key-file'", ["checkov/CKV_K8S_148"], []),
        new("kubelet", "--rotate-certificates", FlagRequirement.OneOf, ["true"], "Remove it", [], ["checkov/CKV_K8S_149"]),
        new(
            "kubelet", "--tls-cipher-suites", FlagRequirement.OnlyOf, CipherSuites, "Keep the suites of TLS 1.3 and those with GCM or ChaCha20",
            [], ["checkov/CKV_K8S_151"]),
    ];
}
