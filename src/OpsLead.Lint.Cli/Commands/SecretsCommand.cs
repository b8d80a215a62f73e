using System.CommandLine;
using OpsLead.Lint.Cli.Git;
using OpsLead.Lint.Cli.Secrets;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>secrets history|staged</c>: looks for secrets where git keeps them, not in the working tree.</summary>
internal sealed class SecretsCommand : Command
{
    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public SecretsCommand(CommandHost host)
        : base("secrets", "Look for secrets in git's history or in what is staged.")
    {
        Add(new HistoryCommand(host));
        Add(new StagedCommand(host));
    }

    /// <summary>What both commands take, and how both run.</summary>
    private abstract class ScanCommand : Command
    {
        private readonly CommandHost host;
        private readonly SelectionOptions selection = new();
        private readonly ReportOptions report = new();
        private readonly Option<bool> noForeignConfig = ChangeOptions.CreateNoForeignConfig();
        private readonly Option<string> baseline = new("--baseline") { Description = "A file of known findings, which do not count.", HelpName = "FILE" };

        protected ScanCommand(CommandHost host, string name, string description)
            : base(name, description)
        {
            this.host = host;
            selection.AddTo(this);
            report.AddTo(this);
            Add(baseline);
            Add(noForeignConfig);
            SetAction(Run);
        }

        protected abstract IEnumerable<GitFile> Read(GitRepository repository, ParseResult result);

        private int Run(ParseResult result)
        {
            var (select, extendSelect, ignore) = selection.Read(result);
            var settings = report.Read(result, host.CurrentDirectory);
            var repository = GitRepository.Open(host.CurrentDirectory, host);
            var run = new SecretsRun(host, repository, new SecretsSettings
            {
                Select = select,
                ExtendSelect = extendSelect,
                Ignore = ignore,
                Report = settings,
                Baseline = result.GetValue(baseline),
                HonorsForeignConfiguration = !result.GetValue(noForeignConfig),
            });
            return run.Run(Read(repository, result));
        }
    }

    private sealed class HistoryCommand : ScanCommand
    {
        private readonly CommandHost host;
        private readonly Argument<string?> range = new("RANGE")
        {
            Description = "Commits as git names them: 'main..topic', a branch, a tag. All that any branch, tag or stash leads to when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public HistoryCommand(CommandHost host)
            : base(host, "history", "Look through every content that commits brought, each once.")
        {
            this.host = host;
            Add(range);
        }

        protected override IEnumerable<GitFile> Read(GitRepository repository, ParseResult result)
        {
            if (repository.IsShallow)
            {
                host.Error.WriteLine("warning: This clone is shallow: older commits are not here and not looked at. 'git fetch --unshallow' gets them.");
            }

            return repository.ReadHistory(result.GetValue(range));
        }
    }

    private sealed class StagedCommand(CommandHost host) : ScanCommand(host, "staged", "Look at what the next commit would bring: the index, not the files.")
    {
        protected override IEnumerable<GitFile> Read(GitRepository repository, ParseResult result) => repository.ReadStaged();
    }
}
