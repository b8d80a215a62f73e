using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>The addresses that the code of one file binds a web host to.</summary>
internal sealed class ListenBindings
{
    private readonly List<(string Host, Location Location)> loopback = new();
    private readonly DevelopmentGuard guard;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellationToken;

    private ListenBindings(SemanticModel model, CancellationToken cancellationToken)
    {
        this.model = model;
        guard = new DevelopmentGuard(model.SyntaxTree.GetRoot(cancellationToken));
        this.cancellationToken = cancellationToken;
    }

    /// <summary>The loopback ones, each with the characters that say so.</summary>
    public IReadOnlyList<(string Host, Location Location)> Loopback => loopback;

    /// <summary>Whether there is any other binding, an unknown one, or a host that is installed on a machine rather than shipped in a container.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="model">The file with its bindings.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What its code binds to.</returns>
    public static ListenBindings Find(SemanticModel model, CancellationToken cancellationToken)
    {
        var bindings = new ListenBindings(model, cancellationToken);
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } invocation)
            {
                bindings.Add(invocation, member);
            }
        }

        return bindings;
    }

    private void Add(InvocationExpressionSyntax invocation, MemberAccessExpressionSyntax member)
    {
        var arguments = invocation.ArgumentList.Arguments;
        switch (member.Name.Identifier.ValueText)
        {
            case "UseUrls" when IsAspNetCore(invocation):
                AddUrls(invocation, arguments, first: 0);
                break;
            case "UseSetting" when arguments.Count == 2 && IsUrlsKey(arguments[0].Expression) && IsAspNetCore(invocation):
                AddUrls(invocation, arguments, first: 1);
                break;
            case "Add" when arguments.Count == 1 && member.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Urls" } urls
                && IsAspNetCore(urls):
            case "Run" or "RunAsync" when arguments.Count == 1
                && model.GetSymbolInfo(invocation, cancellationToken).Symbol?.ContainingType?.Name == "WebApplication":
                AddUrls(invocation, arguments, first: 0);
                break;
            case "ListenLocalhost" when arguments.Count > 0 && IsAspNetCore(invocation):
                AddLoopback(invocation, "localhost", member.Name.GetLocation(), IsZero(arguments[0].Expression));
                break;
            case "Listen" when arguments.Count > 0 && IsAspNetCore(invocation):
                AddEndPoint(invocation, arguments);
                break;
            case "ListenAnyIP" or "ListenUnixSocket" or "ListenNamedPipe" or "ListenHandle" when IsAspNetCore(invocation):
            case "UseWindowsService" or "AddWindowsService" or "UseSystemd" or "AddSystemd" or "UseElectron":
                HasOthers = true;
                break;
        }
    }

    private bool IsAspNetCore(ExpressionSyntax expression) => Framework.IsAspNetCoreOrUnknown(model.GetSymbolInfo(expression, cancellationToken).Symbol);

    /// <summary>The setting's key: <c>"urls"</c>, <c>WebHostDefaults.ServerUrlsKey</c>.</summary>
    private static bool IsUrlsKey(ExpressionSyntax key) =>
        key is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ServerUrlsKey" }
        || (key is LiteralExpressionSyntax literal && literal.Token.ValueText.Equals("urls", StringComparison.OrdinalIgnoreCase));

    private void AddUrls(InvocationExpressionSyntax invocation, SeparatedSyntaxList<ArgumentSyntax> arguments, int first)
    {
        for (var i = first; i < arguments.Count; i++)
        {
            var text = StringText.Read(arguments[i].Expression, model, cancellationToken);
            var start = 0;
            while (start <= text.Text.Length)
            {
                var end = text.Text.IndexOf(';', start);
                end = end < 0 ? text.Text.Length : end;
                AddUrl(invocation, text, start, end);
                start = end + 1;
            }
        }
    }

    private void AddUrl(InvocationExpressionSyntax invocation, StringText text, int start, int end)
    {
        var scheme = text.Text.IndexOf("://", start, end - start, StringComparison.Ordinal);
        if (scheme < 0)
        {
            HasOthers |= end > start;
            return;
        }

        var hostStart = scheme + 3;
        var isBracketed = hostStart < end && text.Text[hostStart] == '[';
        hostStart += isBracketed ? 1 : 0;
        var hostEnd = hostStart;
        while (hostEnd < end && (isBracketed ? text.Text[hostEnd] != ']' : text.Text[hostEnd] is not (':' or '/')))
        {
            hostEnd++;
        }

        var host = text.Text.Substring(hostStart, hostEnd - hostStart);
        var portStart = hostEnd + (isBracketed ? 2 : 1);
        var isDynamic = end - portStart == 1 && text.Text[portStart] == '0';
        if (LocalHost.IsLoopback(host))
        {
            AddLoopback(invocation, host, text.GetLocation(hostStart, hostEnd - hostStart), isDynamic);
        }
        else
        {
            HasOthers = true;
        }
    }

    private void AddEndPoint(InvocationExpressionSyntax invocation, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var address = arguments[0].Expression;
        var port = arguments.Count > 1 ? arguments[1].Expression : null;
        if (address is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } endPoint })
        {
            address = endPoint[0].Expression;
            port = endPoint[1].Expression;
        }

        var host = address switch
        {
            MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax, Name.Identifier.ValueText: "Loopback" } => "127.0.0.1",
            MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax, Name.Identifier.ValueText: "IPv6Loopback" } => "::1",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" },
                ArgumentList.Arguments: { Count: 1 } parsed } =>
                ReadAddress(parsed[0].Expression, out address),
            _ => null,
        };
        if (host is not null && LocalHost.IsLoopback(host))
        {
            AddLoopback(invocation, host, address.GetLocation(), port is not null && IsZero(port));
        }
        else
        {
            HasOthers = true;
        }
    }

    private string ReadAddress(ExpressionSyntax expression, out ExpressionSyntax address)
    {
        address = expression;
        var text = StringText.Read(expression, model, cancellationToken).Text;
        return text.IndexOf('.') > 0 && text.IndexOf(':') is var colon and > 0 ? text.Substring(0, colon) : text;
    }

    private void AddLoopback(InvocationExpressionSyntax invocation, string host, Location location, bool isDynamic)
    {
        // Port 0 lets the system choose: a tool that opens a browser, not a service.
        if (!isDynamic && !guard.IsGuarded(invocation))
        {
            loopback.Add((host, location));
        }
    }

    private static bool IsZero(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.ValueText: "0" };
}
