namespace OpsLead.Lint.Syntax.Shell;

/// <summary>The options that several commands or subcommands of one program have in common.</summary>
internal static partial class CommandOptionTable
{
    private const string Apt =
        " -t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles --solver ";

    private const string Dnf =
        " -c --config -x --exclude --enablerepo --disablerepo --enable-repo --disable-repo --repo --repoid --installroot --releasever --setopt " +
        "--forcearch --advisory --advisories --comment -d --debuglevel -e --errorlevel --rpmverbosity --disableexcludes --downloaddir --destdir --color ";

    private const string Zypper =
        " -c --config -R --root --installroot -D --reposd-dir -C --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir -p --plus-repo " +
        "--plus-content --releasever --disable-system-resolvables ";

    private const string PipInstall =
        " -r --requirement -c --constraint -e --editable -t --target -i --index-url --pypi-url --extra-index-url -f --find-links --platform " +
        "--python-version --implementation --abi --root --prefix -b --build --src --source --source-dir --source-directory -C --config-settings " +
        "--config-setting --global-option --install-option --build-option --no-binary --only-binary --progress-bar --root-user-action --report " +
        "--upgrade-strategy --group -w --wheel-dir -d --dest --destination-dir --download ";

    private const string NpmValues =
        " --loglevel --registry --prefix -C --cache --userconfig --globalconfig -w --workspace --omit --include --otp --tag --location " +
        "--install-strategy --fetch-retries --fetch-retry-mintimeout --fetch-retry-maxtimeout --fetch-timeout --maxsockets --before --script-shell --proxy " +
        "--https-proxy --noproxy --ca --cafile --cert --key --scope --access --cpu --os --libc --node-options ";

    private const string KubectlShared =
        " -n --namespace -s --server --context --cluster --user --kubeconfig --token --as --as-group --as-uid --cache-dir --certificate-authority " +
        "--client-certificate --client-key --log-flush-frequency --password --profile --profile-output --request-timeout --tls-server-name --username " +
        "-v --v --vmodule -o --output -l --selector --field-selector --template --chunk-size --sort-by --field-manager --timeout ";

    private const string KubectlFiles = KubectlShared + "-f --filename -k --kustomize -L --label-columns --raw --subresource --grace-period --for ";

    private const string KubectlContainer = KubectlShared + "-c --container --pod-running-timeout --since --since-time --tail --max-log-requests " +
    "--limit-bytes ";

    private const string HelmShared =
        " -n --namespace --kube-context --kubeconfig --kube-apiserver --kube-as-group --kube-as-user --kube-ca-file --kube-tls-server-name --kube-token " +
        "--registry-config --repository-cache --repository-config --burst-limit --qps ";

    private const string HelmChart = HelmShared +
        "-f --values --set --set-string --set-file --set-json --set-literal --version --repo --username --password --ca-file --cert-file --key-file " +
        "--keyring --timeout --history-max --description --name-template --post-renderer --post-renderer-args -l --labels -o --output --output-dir -s " +
        "--show-only -a --api-versions --kube-version -d --destination --untardir --app-version --key --passphrase-file --max --revision --template ";

    private const string ContainerRun =
        " -a --attach --add-host --annotation --blkio-weight --blkio-weight-device --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile " +
        "--cpu-count --cpu-percent --cpu-period --cpu-quota --cpu-rt-period --cpu-rt-runtime -c --cpu-shares --cpus --cpuset-cpus --cpuset-mems " +
        "--detach-keys --device --device-cgroup-rule --device-read-bps --device-read-iops --device-write-bps --device-write-iops --dns --dns-option " +
        "--dns-search --domainname --entrypoint -e --env --env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries " +
        "--health-start-interval --health-start-period --health-timeout -h --hostname --io-maxbandwidth --io-maxiops --ip --ip6 --ipc --isolation " +
        "--kernel-memory -l --label --label-file --link --link-local-ip --log-driver --log-opt --mac-address -m --memory --memory-reservation " +
        "--memory-swap --memory-swappiness --mount --name --network --net --network-alias --net-alias --oom-score-adj --pid --pids-limit --platform -p " +
        "--publish --pull --restart --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit -u --user " +
        "--userns --uts -v --volume --volume-driver --volumes-from -w --workdir ";

    private const string ContainerBuild =
        " --add-host --allow --annotation --attest --build-arg --build-context --builder --cache-from --cache-to --call --cgroup-parent --cpu-period " +
        "--cpu-quota -c --cpu-shares --cpuset-cpus --cpuset-mems -f --file --iidfile --isolation --label -m --memory --memory-swap --metadata-file " +
        "--network --no-cache-filter -o --output --platform --progress --secret --security-opt --shm-size --ssh -t --tag --target --ulimit ";

    private const string ContainerShared = " -H --host -l --log-level -c --context --config --tlscacert --tlscert --tlskey ";

    private const string ComposeShared = " -f --file -p --project-name --env-file --profile --project-directory --ansi --progress --parallel --context ";

    private const string GoBuild =
        " -o -p -C -asmflags -buildmode -compiler -gccgoflags -gcflags -installsuffix -ldflags -mod -modfile -overlay -pgo -pkgdir -tags " +
        "-toolexec -coverpkg -covermode -exec -bench -benchtime -blockprofile -count -coverprofile -cpu -cpuprofile -fuzz -fuzztime -list -memprofile " +
        "-mutexprofile -outputdir -parallel -run -skip -shuffle -timeout -trace -vet ";

    private const string DotnetBuild =
        " -c --configuration -f --framework -r --runtime -o --output -v --verbosity -a --arch --os --version-suffix --artifacts-path -s --source " +
        "--packages --configfile --lock-file-path --manifest --launch-profile --project --filter -l --logger --results-directory -d --diag --settings " +
        "--collect --environment -e --test-adapter-path --blame-hang-timeout ";
}
