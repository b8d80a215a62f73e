using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>
/// Lists the keys of the configuration that a program reads. Sources: the public API of <c>Microsoft.Extensions.Configuration</c> and
/// <c>Microsoft.Extensions.Options</c> of .NET 10.
/// </summary>
internal sealed class ConfigurationReader
{
    private readonly CodeScope scope;
    private readonly TextResolver texts;
    private readonly ConfigurationSections sections;
    private readonly List<ConfigurationRead> reads = [];
    private readonly bool validates;

    private ConfigurationReader(CodeScope scope, TextResolver texts)
    {
        this.scope = scope;
        this.texts = texts;
        sections = new ConfigurationSections(scope, texts);
        validates = scope.Invocations.ContainsKey("ValidateDataAnnotations");
    }

    private bool HasUnknown { get; set; }

    /// <summary>Reads the code of a program.</summary>
    /// <param name="scope">The code.</param>
    /// <param name="texts">Resolves keys.</param>
    /// <returns>The reads in the order of files and text, and whether there may be more.</returns>
    public static (IEnumerable<ConfigurationRead> Reads, bool HasUnknown) Read(CodeScope scope, TextResolver texts)
    {
        var reader = new ConfigurationReader(scope, texts);
        foreach (var (name, calls) in scope.Invocations)
        {
            foreach (var call in calls)
            {
                reader.Visit(name, call);
            }
        }

        foreach (var access in scope.Others.OfType<ElementAccessExpressionSyntax>())
        {
            if (scope.MentionsConfiguration(access) && access.ArgumentList.Arguments is [var key] && !IsTarget(access)
                && ConfigurationSections.IsConfiguration(scope.FindType(access.Expression)))
            {
                reader.Add(access, sections: access.Expression, key.Expression, ConfigurationAccess.Value);
            }
        }

        return (reader.reads.Distinct().OrderBy(static read => read.Document.Path, StringComparer.Ordinal).ThenBy(static read => read.Key.Span.Start),
            reader.HasUnknown);
    }

    private static bool IsTarget(ExpressionSyntax expression) =>
        expression.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == expression;

    private void Visit(string name, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        switch (name)
        {
            case "GetEnvironmentVariable" when arguments.Count > 0 && scope.FindSymbol(call) is { ContainingType.Name: "Environment" }:
                Add(call, sections: null, arguments[0].Expression, ConfigurationAccess.EnvironmentVariable);
                return;
            case "GetValue" or "GetConnectionString" or "GetSection" or "GetRequiredSection" when arguments.Count > 0 && IsConfiguration(receiver):
                VisitKey(name, call, receiver!, arguments);
                return;
            case "Get" or "GetChildren" or "AsEnumerable" or "Bind" or "Exists" when IsConfiguration(receiver):
                VisitSection(name, call, receiver!, arguments);
                return;
            case "BindConfiguration" when arguments.Count > 0 && GetOptionsType(call) is { } options:
                foreach (var key in texts.Resolve(arguments[0].Expression))
                {
                    AddBound(key, call, options);
                }

                return;
        }

        if (!scope.MentionsConfiguration(call))
        {
            return;
        }

        foreach (var argument in arguments)
        {
            if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
                && IsConfiguration(argument.Expression))
            {
                VisitArgument(name, call, argument.Expression);
            }
        }

        if (IsConfiguration(receiver) && !IsOwn(call) && !IsFramework(call))
        {
            // A package's extension: what it reads cannot be seen.
            HasUnknown = true;
        }
    }

    private void VisitKey(string name, InvocationExpressionSyntax call, ExpressionSyntax receiver, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (name == "GetConnectionString")
        {
            Add(call, receiver, arguments[0].Expression, ConfigurationAccess.ConnectionString);
        }
        else if (name == "GetValue")
        {
            var isByType = arguments[0].Expression is TypeOfExpressionSyntax;
            var key = arguments[isByType && arguments.Count > 1 ? 1 : 0].Expression;
            Add(call, receiver, key, ConfigurationAccess.Value, arguments.Count > (isByType ? 2 : 1) ? arguments[^1].Expression : null);
        }
        else if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == call)
        {
            Add(value, receiver, arguments[0].Expression, ConfigurationAccess.Value, isRequired: name == "GetRequiredSection");
        }
        else if (!IsReadElsewhere(call))
        {
            Add(call, receiver, arguments[0].Expression, ConfigurationAccess.Section, isRequired: name == "GetRequiredSection");
        }
    }

    /// <summary>Whether the use of a section is a read that is listed by itself.</summary>
    private bool IsReadElsewhere(InvocationExpressionSyntax section) => section.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Parent is InvocationExpressionSyntax,
        ElementAccessExpressionSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsBinding(call) || IsOwn(call),
        _ => false,
    };

    private void VisitSection(string name, InvocationExpressionSyntax call, ExpressionSyntax receiver, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        ITypeSymbol? type = name switch
        {
            "Get" => (scope.FindSymbol(call) as IMethodSymbol)?.TypeArguments is [var argument] ? argument
                : arguments is [{ Expression: TypeOfExpressionSyntax of }, ..] ? scope.FindModel(of)?.GetTypeInfo(of.Type).Type : null,
            "Bind" when arguments.Count > 0 => scope.FindType(arguments[^1].Expression),
            _ => null,
        };
        foreach (var section in GetSections(receiver))
        {
            if (name == "Bind" && arguments.Count == 2)
            {
                foreach (var key in texts.Resolve(arguments[0].Expression))
                {
                    AddBound(Combine(section, key), call, type);
                }
            }
            else if (name is "Get" or "Bind")
            {
                AddBound(section, call, type);
            }
            else
            {
                AddSection(section, call);
            }
        }
    }

    private void VisitArgument(string name, InvocationExpressionSyntax call, ExpressionSyntax argument)
    {
        if (IsBinding(call))
        {
            var type = name == "Bind" ? GetOptionsType(call) : GetTypeArgument(call);
            foreach (var section in GetSections(argument))
            {
                AddBound(section, call, type);
            }
        }
        else if (!IsOwn(call) && GetName(call) is not ("AddConfiguration" or "AddSingleton" or "ThrowIfNull"))
        {
            foreach (var section in GetSections(argument))
            {
                AddSection(section, call);
            }
        }
        else if (GetName(call) == "AddConfiguration")
        {
            foreach (var section in GetSections(argument))
            {
                // 'builder.AddConfiguration(other)' adds a source; 'logging.AddConfiguration(section)' reads one.
                if (section.IsKnown && section.Value.Length > 0)
                {
                    AddSection(section, call);
                }
            }
        }
    }

    private static string? GetName(InvocationExpressionSyntax call) => InvocationName.Find(call)?.Identifier.ValueText;

    private bool IsConfiguration(ExpressionSyntax? expression) =>
        expression is not null && scope.MentionsConfiguration(expression) && ConfigurationSections.IsConfiguration(scope.FindType(expression));

    private bool IsFramework(InvocationExpressionSyntax call) => scope.FindSymbol(call) is { } symbol && Framework.IsFramework(symbol.ContainingAssembly);

    private bool IsOwn(InvocationExpressionSyntax call) => scope.FindSymbol(call) is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } or
        IMethodSymbol { ReducedFrom.DeclaringSyntaxReferences.Length: > 0 };

    /// <summary><c>services.Configure&lt;T&gt;(section)</c> and <c>AddOptions&lt;T&gt;().Bind(section)</c>.</summary>
    private bool IsBinding(InvocationExpressionSyntax call) => GetName(call) switch
    {
        "Configure" => GetTypeArgument(call) is not null,
        "Bind" => GetOptionsType(call) is not null,
        _ => false,
    };

    private ITypeSymbol? GetTypeArgument(InvocationExpressionSyntax call) => InvocationName.Find(call)
        is GenericNameSyntax { TypeArgumentList.Arguments: [var type] }
        ? scope.FindModel(type)?.GetTypeInfo(type).Type
        : null;

    /// <summary>The options of the <c>OptionsBuilder&lt;T&gt;</c> that a method is called on.</summary>
    private ITypeSymbol? GetOptionsType(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member && scope.FindType(member.Expression) is INamedTypeSymbol { Name: "OptionsBuilder",
            TypeArguments: [var type] }
            ? type
            : null;

    /// <summary>A section, at the characters of its last name.</summary>
    private IEnumerable<DocumentFact<string>> GetSections(ExpressionSyntax expression)
    {
        var place = expression is InvocationExpressionSyntax { ArgumentList.Arguments: [var name] } ? name.Expression : expression;
        var written = texts.Resolve(place);
        foreach (var prefix in sections.GetPrefixes(expression))
        {
            var at = written is [{ IsKnown: true } single] ? single : new DocumentFact<string>(scope.GetDocument(place),
                Fact<string>.Unknown(CodeScope.ToSpan(place)));
            yield return new DocumentFact<string>(at.Document, prefix is null ? Fact<string>.Unknown(at.Span) : Fact<string>.Known(prefix, at.Span));
        }
    }

    private static DocumentFact<string> Combine(DocumentFact<string> section, DocumentFact<string> key) => new(
        key.Document,
        section.IsKnown && key.IsKnown ? Fact<string>.Known(ConfigurationSections.Combine(section.Value, key.Value),
            key.Span) : Fact<string>.Unknown(key.Span));

    private void Add(
        ExpressionSyntax read, ExpressionSyntax? sections, ExpressionSyntax key, ConfigurationAccess access, ExpressionSyntax? fallback = null,
            bool isRequired = false)
    {
        var use = ConfigurationUse.Read(read, fallback, scope, texts);
        foreach (var prefix in sections is null ? [""] : this.sections.GetPrefixes(sections))
        {
            foreach (var name in texts.Resolve(key))
            {
                var isKnown = prefix is not null && name.IsKnown;
                var section = access == ConfigurationAccess.ConnectionString && prefix is not null ? ConfigurationSections.Combine(prefix,
                    "ConnectionStrings") : prefix;
                HasUnknown |= !isKnown && access != ConfigurationAccess.EnvironmentVariable;
                reads.Add(new ConfigurationRead(
                    name.Document, isKnown ? Fact<string>.Known(ConfigurationSections.Combine(section!, name.Value),
                        name.Span) : Fact<string>.Unknown(name.Span), access)
                {
                    Default = use.Default,
                    IsRequired = isRequired || use.IsRequired,
                    IsDevelopmentOnly = scope.IsDevelopmentOnly(read),
                });
            }
        }
    }

    private void AddSection(DocumentFact<string> section, SyntaxNode call)
    {
        if (!section.IsKnown || section.Value.Length == 0)
        {
            // The whole configuration, handed on.
            HasUnknown |= !IsHarmless(call);
            return;
        }

        reads.Add(new ConfigurationRead(section.Document, section.Fact, ConfigurationAccess.Section)
        {
            Default = new DocumentFact<string>(section.Document, Fact<string>.Absent(section.Span)),
            IsDevelopmentOnly = scope.IsDevelopmentOnly(call),
        });
    }

    /// <summary>The framework's own methods that take the configuration and read no key of the program's.</summary>
    private bool IsHarmless(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        && GetName(invocation) is "UseConfiguration" or "AddConfiguration" or "Create" or "Exists" or "ReadFrom" && (IsFramework(invocation)
            || GetName(invocation) == "Create");

    private void AddBound(DocumentFact<string> section, InvocationExpressionSyntax call, ITypeSymbol? type)
    {
        var isDevelopmentOnly = scope.IsDevelopmentOnly(call);
        if (!section.IsKnown || type is null or { TypeKind: TypeKind.Error or TypeKind.TypeParameter })
        {
            AddSection(section, call);
            return;
        }

        if (section.Value.Length == 0 && (OptionsProperties.IsSimple(type) || OptionsProperties.IsCollection(type)))
        {
            HasUnknown = true;
            return;
        }

        if (section.Value.Length > 0)
        {
            reads.Add(new ConfigurationRead(section.Document, section.Fact, ConfigurationAccess.BoundSection)
            {
                Default = new DocumentFact<string>(section.Document, Fact<string>.Absent(section.Span)),
                IsDevelopmentOnly = isDevelopmentOnly,
            });
        }

        if (OptionsProperties.IsSimple(type) || OptionsProperties.IsCollection(type))
        {
            // 'Get<string[]>()' binds the section itself.
            reads[^1] = reads[^1] with { Access = OptionsProperties.IsSimple(type) ? ConfigurationAccess.Value : ConfigurationAccess.BoundCollection };
            return;
        }

        foreach (var property in OptionsProperties.Find(type))
        {
            var declaration = property.Symbol.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax() : null;
            var (document, span) = declaration switch
            {
                PropertyDeclarationSyntax written => (scope.GetDocument(written), new OpsLead.Lint.Text.TextSpan(written.Identifier.SpanStart,
                    written.Identifier.Span.Length)),
                ParameterSyntax written => (scope.GetDocument(written), new OpsLead.Lint.Text.TextSpan(written.Identifier.SpanStart,
                    written.Identifier.Span.Length)),
                _ => (section.Document, section.Span),
            };
            var initializer = property.Initializer is { } value ? texts.ResolveSingle(value) : new DocumentFact<string>(document, Fact<string>.Absent(span));
            reads.Add(new ConfigurationRead(
                document,
                Fact<string>.Known(ConfigurationSections.Combine(section.Value, property.Path), span),
                property.IsCollection ? ConfigurationAccess.BoundCollection : ConfigurationAccess.BoundProperty)
            {
                Default = initializer,
                IsRequired = validates && property.IsMarkedRequired && initializer.IsAbsent,
                IsDevelopmentOnly = isDevelopmentOnly,
            });
        }
    }
}
