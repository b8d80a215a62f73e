using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;


namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>The addresses that the code of one file binds a web host to.</summary>
internal sealed class ListenBindings
{
    private readonly List<ListenBinding> bindings = new();
    private readonly DevelopmentGuard guard;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellationToken;

    private ListenBindings(SemanticModel model, CancellationToken cancellationToken)
    {
        this.model = model;
        guard = new DevelopmentGuard(model.SyntaxTree.GetRoot(cancellationToken));
        this.cancellationToken = cancellationToken;
    }

    /// <summary>All of them, in the order of the text.</summary>
    public IReadOnlyList<ListenBinding> All => bindings;

    /// <summary>Whether the host listens on sockets or pipes too, or is installed on a machine rather than shipped in a container.</summary>
    public bool HasOtherListeners { get; private set; }

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

    /// <summary>The setting's key: <c>"urls"</c>, <c>WebHostDefaults.ServerUrlsKey</c>.</summary>
    private static bool IsUrlsKey(ExpressionSyntax key) =>
        key is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ServerUrlsKey" }
        || (key is LiteralExpressionSyntax literal && literal.Token.ValueText.Equals("urls", StringComparison.OrdinalIgnoreCase));

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
                Add(invocation, null, "localhost", GetPort(arguments[0].Expression), member.Name.GetLocation(), arguments[0].Expression);
                break;
            case "ListenAnyIP" when arguments.Count > 0 && IsAspNetCore(invocation):
                Add(invocation, null, "*", GetPort(arguments[0].Expression), member.Name.GetLocation(), arguments[0].Expression);
                break;
            case "Listen" when arguments.Count > 0 && IsAspNetCore(invocation):
                AddEndPoint(invocation, arguments);
                break;
            case "ListenUnixSocket" or "ListenNamedPipe" or "ListenHandle" when IsAspNetCore(invocation):
            case "UseWindowsService" or "AddWindowsService" or "UseSystemd" or "AddSystemd" or "UseElectron":
                HasOtherListeners = true;
                break;
        }
    }

    private bool IsAspNetCore(ExpressionSyntax expression) => Framework.IsAspNetCoreOrUnknown(model.GetSymbolInfo(expression, cancellationToken).Symbol);

    private int? GetPort(ExpressionSyntax expression) =>
        model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: int port } ? port : null;

    private void Add(
        InvocationExpressionSyntax invocation, string? scheme, string? host, int? port, Location location, ExpressionSyntax? expression) =>
        bindings.Add(new ListenBinding(scheme, host, port, location, guard.IsGuarded(invocation), expression));

    private void AddUrls(InvocationExpressionSyntax invocation, SeparatedSyntaxList<ArgumentSyntax> arguments, int first)
    {
        for (var i = first; i < arguments.Count; i++)
        {
            var text = StringText.Read(arguments[i].Expression, model, cancellationToken);
            var start = 0;
            while (start < text.Text.Length)
            {
                var end = text.Text.IndexOf(';', start);
                end = end < 0 ? text.Text.Length : end;
                if (end > start)
                {
                    AddUrl(invocation, text, start, end);
                }

                start = end + 1;
            }
        }
    }

    private void AddUrl(InvocationExpressionSyntax invocation, StringText text, int start, int end)
    {
        var url = ListenUrl.Parse(text.Text.Substring(start, end - start));
        if (url is null)
        {
            Add(invocation, null, null, null, text.GetLocation(start, end - start), text.Expression);
        }
        else
        {
            Add(invocation, url.Scheme, url.Host, url.Port, text.GetLocation(start + url.HostStart, url.HostLength), text.Expression);
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
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Loopback" } => "127.0.0.1",
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IPv6Loopback" } => "::1",
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" or "IPv6Any" } => "*",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" },
                ArgumentList.Arguments: { Count: 1 } parsed } =>
                ReadAddress(parsed[0].Expression, out address),
            _ => null,
        };
        Add(invocation, null, host, port is null ? null : GetPort(port), address.GetLocation(), host is null ? null : port);
    }

    private string? ReadAddress(ExpressionSyntax expression, out ExpressionSyntax address)
    {
        address = expression;
        var text = StringText.Read(expression, model, cancellationToken);
        if (!text.IsConstant)
        {
            return null;
        }

        var host = text.Text.IndexOf('.') > 0 && text.Text.IndexOf(':') is var colon and > 0 ? text.Text.Substring(0, colon) : text.Text;
        return host is "0.0.0.0" or "::" ? "*" : host;
    }
}
