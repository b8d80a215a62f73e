namespace OpsLead.Lint.Engine;

/// <summary>
/// What the engine does for one input language: it takes the language's rules in, walks each of its files once with all of
/// their callbacks, and leaves facts for the rules across files. One instance serves all files and threads; it is
/// read-only after <see cref="Register"/>.
/// </summary>
internal abstract class LanguageDriver
{
    /// <summary>Takes a rule in if it is one of this language.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="index">Its index in the linter.</param>
    /// <param name="linter">The linter that is being built; gives the registration contexts their common parts.</param>
    /// <returns>Whether the rule is of this language.</returns>
    public abstract bool Register(Rule rule, int index, LinterBuilder linter);

    /// <summary>Walks a file if it is of this language, and adds its facts.</summary>
    /// <param name="file">The file.</param>
    public abstract void Analyze(FileAnalysis file);
}
