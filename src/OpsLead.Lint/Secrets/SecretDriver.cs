using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Secrets;

/// <summary>Looks for secrets in every file, whatever its kind.</summary>
internal sealed class SecretDriver : LanguageDriver
{
    private readonly SecretActions actions = new();
    private bool isIdle = true;

    public override bool Register(Rule rule, int index, LinterBuilder linter)
    {
        if (rule is not SecretRule secretRule)
        {
            return false;
        }

        secretRule.Initialize(new SecretContext(index, linter, actions));
        isIdle = actions.IsEmpty;
        return true;
    }

    public override void Analyze(FileAnalysis file)
    {
        if (isIdle || file.Text.Length == 0)
        {
            return;
        }

        foreach (var match in file.Secrets.Matches)
        {
            actions.Get(match.Decision).Invoke(file, match);
        }
    }
}
