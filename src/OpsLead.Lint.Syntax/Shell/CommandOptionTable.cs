using System.Buffers;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>
/// Which options take a value, by command, and by command and subcommand. Written in November 2026 from the commands' own manuals:
/// Debian 13 (apt 3.0, dpkg, coreutils 9.7, util-linux 2.41, shadow 4.17, tar 1.35, sudo 1.9), Alpine 3.22 (apk-tools 2.14),
/// Fedora 42 (dnf5 5.2), pip 25, npm 11, yarn 1 and 4, pnpm 10, RubyGems 3.7, Go 1.25, curl 8.14, wget 1.25, kubectl 1.34, Helm 3.18,
/// Docker 28, .NET 10, Git 2.51, Trivy 0.67, Grype 0.100, the clouds' own command lines. A subcommand's short options are its own; long ones hold from the command on.
/// </summary>
internal static partial class CommandOptionTable
{
    private static readonly Dictionary<string, CommandOptions> Commands = new(StringComparer.Ordinal)
    {
        // Packages of distributions.
        ["apt-get"] = new(Apt),
        ["apt"] = new(Apt),
        ["apt-cache"] = new(Apt),
        ["aptitude"] = new(" -t --target-release -o -F --display-format -w --width -O --sort "),
        ["apt-key"] = new(" --keyring --keyserver "),
        ["dpkg"] = new(" --root --admindir --instdir --log -D --debug --path-include --path-exclude --status-fd "),
        ["apk"] = new(
            " -p --root -X --repository -t --virtual --arch --keys-dir --repositories-file --cache-dir --cache-max-age --wait --progress-fd -o " +
            "--output --url "),
        ["yum"] = new(Dnf),
        ["dnf"] = new(Dnf),
        ["dnf5"] = new(Dnf),
        ["tdnf"] = new(Dnf),
        ["microdnf"] = new(Dnf),
        ["yum-config-manager"] = new(" --add-repo --setopt -c --config "),
        ["rpm"] = new(" --dbpath --root -r --rcfile -D --define --excludepath --prefix --relocate --qf --queryformat --pipe -E --eval "),
        ["zypper"] = new(Zypper, HasSubcommands: true),
        ["zypper install"] = new(" -r --repo --from -t --type -n --name --download "),
        ["zypper in"] = new(" -r --repo --from -t --type -n --name --download "),
        ["zypper addrepo"] = new(" -r --repo -p --priority -t --type -n --name "),
        ["zypper ar"] = new(" -r --repo -p --priority -t --type -n --name "),
        ["pacman"] = new(
            " -b --dbpath -r --root --arch --cachedir --config --gpgdir --hookdir --logfile --ignore --ignoregroup --overwrite --assume-installed "),
        ["brew"] = new(" --cc --appdir --language "),

        // Packages of languages.
        ["pip"] = new(
            " --python --log --log-file --local-log --keyring-provider --proxy --retries --timeout --exists-action --trusted-host --cert --client-cert " +
            "--cache-dir --use-feature --use-deprecated --resume-retries ",
            HasSubcommands: true),
        ["pip install"] = new(PipInstall),
        ["pip download"] = new(PipInstall),
        ["pip wheel"] = new(PipInstall),
        ["pip uninstall"] = new(" -r --requirement --root-user-action "),
        ["pipx"] = new(" --python --index-url -i --pip-args --spec --suffix --preinstall "),
        ["uv"] = new(
            " --cache-dir --color --directory --project --config-file -p --python --index --default-index -i --index-url --extra-index-url -f --find-links " +
            "--index-strategy --keyring-provider --resolution --prerelease -r --requirements --requirement -c --constraint --constraints -e --editable " +
            "--target --prefix --extra --group --only-group --link-mode --with --env-file -C --config-setting --no-binary --only-binary --package "),
        ["poetry"] = new(" -P --project -C --directory --with --without --only -E --extras -G --group -f --format -o --output --source --python "),
        ["conda"] = new(" -n --name -p --prefix -c --channel --file -f --solver --repodata-fn --revision "),
        ["python"] = new(" -m -c -W -X --check-hash-based-pycs "),
        ["npm"] = new(NpmValues),
        ["npx"] = new(" -p --package -c --call -w --workspace --registry --loglevel "),
        ["yarn"] = new(
            " --cwd --registry --modules-folder --cache-folder --preferred-cache-folder --mutex --network-timeout --network-concurrency --proxy " +
            "--https-proxy --use-yarnrc --otp --tag --global-folder --link-folder --prefix --mode "),
        ["pnpm"] = new(
            " -C --dir -F --filter --filter-prod --registry --loglevel --reporter --store-dir --virtual-store-dir --modules-dir --lockfile-dir " +
            "--node-linker --package-import-method --network-concurrency --child-concurrency --otp --tag --config "),
        ["gem"] = new(
            " -v --version -i --install-dir -n --bindir -s --source -P --trust-policy --build-root --platform -p --http-proxy -B --bulk-threshold " +
            "--config-file --document -g --file --without --target-rbconfig --host -k --key --otp "),
        ["bundle"] = new(" --gemfile --path --without --with --jobs -j --retry --shebang --trust-policy --target-rbconfig "),
        ["cargo"] = new(
            " --color --config -Z -C --manifest-path --target --target-dir -j --jobs --features -F -p --package --bin --example --profile --message-format " +
            "--version --vers --git --branch --tag --rev --path --root --index --registry --exclude --lockfile-path "),
        ["composer"] = new(" -d --working-dir --prefer-install --ignore-platform-req --apcu-autoloader-prefix "),
        ["go"] = new(GoBuild, Style: CommandOptionStyle.SingleDash),
        ["java"] = new(
            " -cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules --add-reads --add-exports --add-opens -jar -m " +
            "--module -d --source ",
            Style: CommandOptionStyle.SingleDash),
        ["mvn"] = new(
            " -f --file -s --settings -gs --global-settings -P --activate-profiles -pl --projects -T --threads -l --log-file -rf " +
            "--resume-from ", Style: CommandOptionStyle.SingleDash),
        ["gradle"] = new(
            " -b --build-file -c --settings-file -p --project-dir -g --gradle-user-home -I --init-script -x --exclude-task --max-workers --console " +
            "--project-cache-dir "),
        ["dotnet"] = new(DotnetBuild, Style: CommandOptionStyle.Colon),
        ["msbuild"] = new(" ", Style: CommandOptionStyle.Colon),
        ["nuget"] = new(
            " -Source -OutputDirectory -Version -ConfigFile -Verbosity -Name -UserName -Password -ApiKey -Framework ", Style: CommandOptionStyle.SingleDash),

        // Transfers and archives.
        ["curl"] = new(
            " -A --user-agent -b --cookie -c --cookie-jar -C --continue-at -d --data --data-ascii --data-binary --data-raw --data-urlencode --json -D " +
            "--dump-header -e --referer -E --cert -F --form --form-string -H --header --proxy-header -K --config -m --max-time -o --output --output-dir -P " +
            "--ftp-port -Q --quote -r --range -t --telnet-option -T --upload-file -u --user -U --proxy-user -w --write-out -x --proxy --preproxy -X " +
            "--request -y --speed-time -Y --speed-limit -z --time-cond --cacert --capath --cert-type --ciphers --connect-timeout --connect-to --crlfile " +
            "--doh-url --interface --keepalive-time --key --key-type --limit-rate --local-port --max-filesize --max-redirs --noproxy --pass --pinnedpubkey " +
            "--proto --proto-default --proto-redir --rate --request-target --resolve --retry --retry-delay --retry-max-time --socks4 --socks4a --socks5 " +
            "--socks5-hostname --stderr --tls-max --tls13-ciphers --trace --trace-ascii --unix-socket --url --url-query --variable --aws-sigv4 --hsts " +
            "--netrc-file --oauth2-bearer --parallel-max --create-file-mode --etag-save --etag-compare --mail-from --mail-rcpt --happy-eyeballs-timeout-ms "),
        ["wget"] = new(
            " -O --output-document -o --output-file -a --append-output -e --execute -i --input-file -B --base --config -t --tries --start-pos -T --timeout " +
            "--dns-timeout --connect-timeout --read-timeout -w --wait --waitretry -Q --quota --limit-rate --bind-address --user --password --progress -P " +
            "--directory-prefix --cut-dirs --default-page --http-user --http-password --header --max-redirect --proxy-user --proxy-password --referer -U " +
            "--user-agent --post-data --post-file --method --body-data --body-file --load-cookies --save-cookies --secure-protocol --certificate " +
            "--certificate-type --private-key --ca-certificate --ca-directory --crl-file --pinnedpubkey --ciphers -l --level -A --accept -R --reject -D " +
            "--domains --exclude-domains --follow-tags --ignore-tags -I --include-directories -X --exclude-directories --retry-on-http-error "),
        ["aria2c"] = new(" -o --out -d --dir -x --max-connection-per-server -s --split -j --max-concurrent-downloads --header -i --input-file --checksum "),
        ["ssh"] = new(" -B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -P -Q -R -S -W -w "),
        ["scp"] = new(" -c -D -F -i -J -l -o -P -S -X "),
        ["rsync"] = new(
            " -e --rsh --exclude --include --exclude-from --include-from --files-from --rsync-path --chown --chmod --log-file --bwlimit --port -f " +
            "--filter -T --temp-dir --password-file -B "),
        ["tar"] = new(
            " -f --file -C --directory -b --blocking-factor -T --files-from -X --exclude-from --exclude -I --use-compress-program -g " +
            "--listed-incremental -K " +
            "--starting-file -L --tape-length -N --newer --after-date -V --label -F --info-script --new-volume-script -H --format --strip-components " +
            "--owner " +
            "--group --mode --mtime --transform --xform --to-command --record-size --sort --suffix --checkpoint-action ",
            Style: CommandOptionStyle.OldBundle),
        ["unzip"] = new(" -d -x -P "),
        ["zip"] = new(" -b -n -t -tt -P -x -i "),
        ["gpg"] = new(
            " --keyserver --keyserver-options --homedir --keyring -o --output -u --local-user -r --recipient --passphrase " +
            "--passphrase-file --passphrase-fd --pinentry-mode --default-key --trust-model --status-fd --options "),

        // Clusters and containers.
        ["kubectl"] = new(KubectlShared, HasSubcommands: true),
        ["kubectl apply"] = new(KubectlFiles + "--prune-allowlist "),
        ["kubectl create"] = new(
            KubectlFiles + "--from-literal --from-file --from-env-file --docker-server --docker-username --docker-password --docker-email --image " +
            "--type --cert --key --role --clusterrole --serviceaccount --verb --resource --group --schedule --port --replicas "),
        ["kubectl delete"] = new(KubectlFiles),
        ["kubectl replace"] = new(KubectlFiles),
        ["kubectl diff"] = new(KubectlFiles),
        ["kubectl get"] = new(KubectlFiles),
        ["kubectl describe"] = new(KubectlFiles),
        ["kubectl edit"] = new(KubectlFiles),
        ["kubectl wait"] = new(KubectlFiles),
        ["kubectl scale"] = new(KubectlFiles + "--replicas --current-replicas --resource-version "),
        ["kubectl set"] = new(KubectlFiles + "-c --containers -e --env --from --prefix --keys --limits --requests --serviceaccount "),
        ["kubectl patch"] = new(KubectlFiles + "-p --patch --patch-file --type "),
        ["kubectl label"] = new(KubectlFiles),
        ["kubectl annotate"] = new(KubectlFiles),
        ["kubectl rollout"] = new(KubectlFiles + "--revision --to-revision "),
        ["kubectl expose"] = new(
            KubectlFiles + "--port --target-port --name --type --protocol --cluster-ip --external-ip --load-balancer-ip --session-affinity --overrides "),
        ["kubectl autoscale"] = new(KubectlFiles + "--min --max --cpu-percent --cpu --memory --name "),
        ["kubectl logs"] = new(KubectlContainer),
        ["kubectl exec"] = new(KubectlContainer + "-f --filename "),
        ["kubectl cp"] = new(KubectlContainer + "--retries "),
        ["kubectl attach"] = new(KubectlContainer),
        ["kubectl port-forward"] = new(KubectlShared + "--address --pod-running-timeout "),
        ["kubectl run"] = new(
            KubectlShared + "-f --filename -k --kustomize --image --port -e --env --labels --annotations --overrides --override-type --restart " +
            "--image-pull-policy --serviceaccount --limits --requests --grace-period "),
        ["kubectl drain"] = new(KubectlShared + "--grace-period --pod-selector --skip-wait-for-delete-timeout "),
        ["kubectl config"] = new(KubectlShared + "--exec-command --exec-api-version --exec-arg --exec-env "),
        ["kustomize"] = new(" -o --output --load-restrictor --helm-command -e --env --mount --network-name "),
        ["helm"] = new(HelmShared, HasSubcommands: true),
        ["helm install"] = new(HelmChart),
        ["helm upgrade"] = new(HelmChart),
        ["helm template"] = new(HelmChart),
        ["helm lint"] = new(HelmChart),
        ["helm pull"] = new(HelmChart),
        ["helm fetch"] = new(HelmChart),
        ["helm show"] = new(HelmChart),
        ["helm package"] = new(HelmChart + ""),
        ["helm push"] = new(HelmChart),
        ["helm list"] = new(HelmShared + "-f --filter -m --max --offset -o --output -l --selector --time-format "),
        ["helm history"] = new(HelmChart),
        ["helm get"] = new(HelmChart),
        ["helm status"] = new(HelmChart),
        ["helm rollback"] = new(HelmChart),
        ["helm uninstall"] = new(HelmChart + "--cascade "),
        ["helm repo"] = new(HelmShared + "--username --password --ca-file --cert-file --key-file "),
        ["helm registry"] = new(HelmShared + "-u --username -p --password --ca-file --cert-file --key-file "),
        ["docker"] = new(ContainerShared, HasSubcommands: true),
        ["docker run"] = new(ContainerRun),
        ["docker create"] = new(ContainerRun),
        ["docker container"] = new(ContainerRun),
        ["docker exec"] = new(" --detach-keys -e --env --env-file -u --user -w --workdir "),
        ["docker build"] = new(ContainerBuild),
        ["docker image"] = new(ContainerBuild),
        ["docker buildx"] = new(ContainerBuild + "--driver --driver-opt --name --node --buildkitd-config --config --buildkitd-flags --set "),
        ["docker login"] = new(" -u --username -p --password "),
        ["docker pull"] = new(" --platform "),
        ["docker push"] = new(" --platform "),
        ["docker save"] = new(" -o --output --platform "),
        ["docker load"] = new(" -i --input --platform "),
        ["docker cp"] = new(" "),
        ["docker ps"] = new(" -f --filter --format -n --last "),
        ["docker images"] = new(" -f --filter --format "),
        ["docker inspect"] = new(" -f --format --type "),
        ["docker logs"] = new(" --since --until -n --tail "),
        ["docker stop"] = new(" -s --signal -t --timeout --time "),
        ["docker kill"] = new(" -s --signal "),
        ["docker network"] = new(
            " -d --driver -o --opt --subnet --gateway --ip-range --label --ipam-driver --ipam-opt --aux-address --scope --ip --ip6 --alias --link -f " +
            "--filter --format "),
        ["docker volume"] = new(" -d --driver -o --opt --label --name -f --filter --format "),
        ["docker system"] = new(" --filter --format --since --until "),
        ["docker compose"] = new(ComposeShared, HasSubcommands: true),
        ["docker compose up"] = new(" --attach --no-attach --exit-code-from --pull --scale -t --timeout --wait-timeout "),
        ["docker compose run"] = new(
            " -e --env --env-from-file --entrypoint -l --label --name -p --publish --pull -u --user -v --volume -w --workdir --cap-add --cap-drop "),
        ["docker compose exec"] = new(" -e --env --index -u --user -w --workdir "),
        ["docker compose logs"] = new(" --index --since --until -n --tail "),
        ["docker compose build"] = new(" --build-arg --builder -m --memory --ssh --provenance --sbom "),
        ["docker compose down"] = new(" --rmi -t --timeout "),
        ["docker-compose"] = new(ComposeShared, HasSubcommands: true),
        ["docker-compose up"] = new(" --attach --no-attach --exit-code-from --pull --scale -t --timeout --wait-timeout "),
        ["docker-compose run"] = new(" -e --env --entrypoint -l --label --name -p --publish -u --user -v --volume -w --workdir "),
        ["docker-compose exec"] = new(" -e --env --index -u --user -w --workdir "),
        ["docker-compose logs"] = new(" --since --until --tail "),
        ["docker-compose down"] = new(" --rmi -t --timeout "),
        ["podman"] = new(" --root --runroot --log-level --storage-driver --storage-opt --connection -c --url ", HasSubcommands: true),
        ["podman run"] = new(ContainerRun),
        ["podman build"] = new(ContainerBuild),
        ["podman exec"] = new(" --detach-keys -e --env --env-file -u --user -w --workdir "),
        ["podman login"] = new(" -u --username -p --password --authfile --cert-dir "),
        ["terraform"] = new(" ", Style: CommandOptionStyle.SingleDash),
        ["aws"] = new(" --region --profile --output --query --endpoint-url --cli-read-timeout --cli-connect-timeout --color --ca-bundle "),
        ["trivy"] = new(
            " -c --config --cache-dir --timeout -s --severity -f --format -o --output --exit-code --exit-on-eol --scanners --security-checks --vuln-type --pkg-types -t --template " +
            "--ignorefile --ignore-policy --input --platform --skip-dirs --skip-files --db-repository --java-db-repository --server --token --username --password --image-src "),
        ["grype"] = new(" -c --config -o --output -f --fail-on --file -s --scope --platform --exclude -t --template --add-cpes-if-none --distro --name "),
        ["az"] = new(
            " -g --resource-group -n --name -u --username -p --password -t --tenant --subscription -o --output --query -l --location -i --image --src --src-path --federated-token --certificate "),
        ["gcloud"] = new(" --project --region --zone --image --key-file --format --account --service-account "),
        ["gh"] = new(
            " -R --repo -H --header -f --raw-field -F --field -X --method -q --jq -t --template --json --title --body --body-file --notes " +
            "--notes-file --label --base --head --assignee --reviewer --milestone --hostname --limit -L -b -B "),

        // Version control.
        ["git"] = new(" -C -c --git-dir --work-tree --namespace --super-prefix --config-env --attr-source ", HasSubcommands: true),
        ["git clone"] = new(
            " -b --branch -o --origin -u --upload-pack --reference --reference-if-able --separate-git-dir --depth --shallow-since --shallow-exclude -c " +
            "--config --filter -j --jobs --template --revision --server-option --bundle-uri "),
        ["git commit"] = new(
            " -m --message -F --file -C --reuse-message -c --reedit-message --fixup --squash --author --date -t --template --cleanup --trailer " +
            "--pathspec-from-file "),
        ["git push"] = new(" -o --push-option --repo --receive-pack --exec "),
        ["git fetch"] = new(
            " --depth --deepen --shallow-since --shallow-exclude --filter -j --jobs -o --server-option --refmap --upload-pack --negotiation-tip "),
        ["git pull"] = new(" --depth --deepen --shallow-since -s --strategy -X --strategy-option -j --jobs -o --server-option --upload-pack "),
        ["git checkout"] = new(" -b -B --orphan --conflict --pathspec-from-file "),
        ["git switch"] = new(" -c --create -C --force-create --orphan --conflict "),
        ["git config"] = new(" -f --file --blob --type --default --value --comment --url "),
        ["git log"] = new(" -n --max-count --skip --since --after --until --before --author --committer --grep -L -S -G --format --date "),
        ["git tag"] = new(" -m --message -F --file -u --local-user --cleanup --sort --format "),
        ["git merge"] = new(" -m --message -F --file -s --strategy -X --strategy-option --into-name --cleanup "),
        ["git rebase"] = new(" --onto -s --strategy -X --strategy-option -x --exec "),
        ["git submodule"] = new(" --depth -b --branch --reference --name -j --jobs --filter "),
        ["git reset"] = new(" --pathspec-from-file "),
        ["git archive"] = new(" -o --output --format --prefix --remote --exec --add-file --mtime "),

        // Files and text.
        ["install"] = new(" -g --group -m --mode -o --owner -S --suffix -t --target-directory --strip-program "),
        ["cp"] = new(" -t --target-directory -S --suffix "),
        ["mv"] = new(" -t --target-directory -S --suffix "),
        ["ln"] = new(" -t --target-directory -S --suffix "),
        ["mkdir"] = new(" -m --mode "),
        ["mktemp"] = new(" -p --suffix "),
        ["chmod"] = new(" --reference "),
        ["chown"] = new(" --from --reference "),
        ["touch"] = new(" -d --date -r --reference -t "),
        ["head"] = new(" -n --lines -c --bytes "),
        ["tail"] = new(" -n --lines -c --bytes -s --sleep-interval --pid "),
        ["cut"] = new(" -b --bytes -c --characters -d --delimiter -f --fields --output-delimiter "),
        ["sort"] = new(" -k --key -t --field-separator -o --output -S --buffer-size -T --temporary-directory --parallel "),
        ["grep"] = new(
            " -e --regexp -f --file -m --max-count -A --after-context -B --before-context -C --context --include --exclude --exclude-dir " +
            "--exclude-from --label -d -D "),
        ["egrep"] = new(" -e --regexp -f --file -m --max-count -A --after-context -B --before-context -C --context --include --exclude --exclude-dir "),
        ["sed"] = new(" -e --expression -f --file -l --line-length "),
        ["awk"] = new(" -F --field-separator -f --file -v --assign "),
        ["jq"] = new(" -f --from-file -L --indent "),
        ["yq"] = new(" -o --output-format -p --input-format -I --indent --from-file --expression "),
        ["find"] = new(
            " -name -iname -path -ipath -wholename -regex -iregex -type -xtype -size -mtime -atime -ctime -mmin -amin -cmin -newer -anewer -cnewer " +
            "-maxdepth " +
            "-mindepth -perm -user -group -uid -gid -links -inum -samefile -fstype -printf -fprint -fprintf -used -lname -ilname -regextype ",
            Style: CommandOptionStyle.SingleDash),
        ["openssl"] = new(
            " -in -out -inform -outform -keyout -key -days -subj -newkey -config -extensions -extfile -passin -passout -pass -k -K -iv -md -CA " +
            "-CAkey -CAfile " +
            "-signkey -addext -connect -servername -pkeyopt -algorithm -name ",
            Style: CommandOptionStyle.SingleDash),

        // Users and services.
        ["useradd"] = new(
            " -b --base-dir -c --comment -d --home-dir --home -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R " +
            "--root -P " +
            "--prefix -s --shell -u --uid -Z --selinux-user --selinux-range "),
        ["usermod"] = new(
            " -c --comment -d --home -e --expiredate -f --inactive -g --gid -G --groups -l --login -p --password -R --root -P --prefix -s --shell -u " +
            "--uid -v " +
            "--add-subuids -V --del-subuids -w --add-subgids -W --del-subgids -Z --selinux-user "),
        ["groupadd"] = new(" -g --gid -K --key -p --password -R --root -P --prefix -U --users "),
        ["adduser"] = new(
            " --home --shell --uid --firstuid --lastuid --gid --ingroup --gecos --comment --conf --firstgid --lastgid -h -g -s -G -u -k "),
        ["addgroup"] = new(" --gid -g --conf --firstgid --lastgid "),
        ["chpasswd"] = new(" -c --crypt-method -R --root -P --prefix -s --sha-rounds "),
        ["systemctl"] = new(" -t --type --state -p --property -H --host -M --machine -s --signal -n --lines -o --output --root "),
        ["crontab"] = new(" -u "),

        // Commands that run another one.
        ["env"] = new(" -u --unset -C --chdir -S --split-string -a --argv0 "),
        ["sudo"] = new(
            " -a --auth-type -C --close-from -c --login-class -D --chdir -g --group -h --host -p --prompt -R --chroot -r --role -T --command-timeout " +
            "-t --type -U " +
            "--other-user -u --user "),
        ["doas"] = new(" -a -C -u "),
        ["exec"] = new(" -a "),
        ["time"] = new(" -f --format -o --output "),
        ["nice"] = new(" -n --adjustment "),
        ["ionice"] = new(" -c --class -n --classdata -p --pid -P --pgid -u --uid "),
        ["chrt"] = new(" --sched-runtime -T --sched-period -P --sched-deadline -D "),
        ["stdbuf"] = new(" -i --input -o --output -e --error "),
        ["timeout"] = new(" -k --kill-after -s --signal "),
        ["xargs"] = new(
            " -a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars --process-slot-var "),
        ["tini"] = new(" -p -e "),
        ["dumb-init"] = new(" -r --rewrite "),
        ["setpriv"] = new(
            " --ambient-caps --inh-caps --bounding-set --ruid --euid --reuid --rgid --egid --regid --groups --securebits --pdeathsig --selinux-label " +
            "--apparmor-profile --landlock-access --landlock-rule --seccomp-filter "),
        ["chroot"] = new(" --groups --userspec "),
        ["flock"] = new(" -w --wait --timeout -E --conflict-exit-code -c --command "),
        ["runuser"] = new(" -u --user -c --command --session-command -g --group -G --supp-group -s --shell -w --whitelist-environment "),
        ["su"] = new(" -c --command --session-command -g --group -G --supp-group -s --shell -w --whitelist-environment "),
        ["chpst"] = new(" -u -U -b -/ -e -m -d -o -p -f -c -t -l -L "),
        ["xvfb-run"] = new(" -e --error-file -f --auth-file -n --server-num -p --xauth-protocol -s --server-args -w --wait "),
        ["dbus-run-session"] = new(" --config-file --dbus-daemon "),
        ["fakeroot"] = new(" -l --lib --faked -s -i -b "),
        ["unshare"] = new(" -R --root -w --wd -S --setuid -G --setgid --propagation --setgroups --map-user --map-group "),
        ["nsenter"] = new(" -t --target -S --setuid -G --setgid -N --net-socket "),
    };

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly Dictionary<string, CommandOptions>.AlternateLookup<ReadOnlySpan<char>> Lookup = Commands.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every entry, by command or by command and subcommands.</summary>
    public static IReadOnlyDictionary<string, CommandOptions> Entries => Commands;

    /// <summary>The options of a command.</summary>
    /// <param name="command">Its name, without a directory.</param>
    /// <returns>The options; <see cref="CommandOptions.Unknown"/> when the table lacks it.</returns>
    public static CommandOptions Get(ReadOnlySpan<char> command) =>
        Lookup.TryGetValue(GetFamily(command), out var options) ? options : CommandOptions.Unknown;

    /// <summary>The options of a subcommand.</summary>
    /// <param name="path">The command and the subcommands before, with one blank between.</param>
    /// <returns>The options; null when the table lacks it.</returns>
    public static CommandOptions? Find(ReadOnlySpan<char> path) => Lookup.TryGetValue(path, out var options) ? options : null;

    /// <summary>The name the table lists a command under: versions of one program share their options.</summary>
    /// <param name="command">Its name, such as <c>pip3.12</c>.</param>
    /// <returns>The listed name, such as <c>pip</c>.</returns>
    public static ReadOnlySpan<char> GetFamily(ReadOnlySpan<char> command) => command switch
    {
        _ when IsVersionOf(command, "pip") => "pip",
        _ when IsVersionOf(command, "python") => "python",
        "pypy" or "pypy3" or "py" => "python",
        "gawk" or "mawk" => "awk",
        "bsdtar" or "gtar" => "tar",
        "gpg2" => "gpg",
        "fgrep" => "egrep",
        "conda" or "mamba" or "micromamba" => "conda",
        "bundler" => "bundle",
        "nerdctl" => "docker",
        _ => command,
    };

    private static bool IsVersionOf(ReadOnlySpan<char> command, ReadOnlySpan<char> name) =>
        command.Length > name.Length && command.StartsWith(name, StringComparison.Ordinal) && !command[name.Length..].ContainsAnyExcept(VersionCharacters);
}
