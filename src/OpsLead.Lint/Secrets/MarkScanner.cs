using System.Buffers;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds what begins with a mark of its own, wherever it stands: a user and password in a URI, a private key in PEM, a command of curl, an entry of <c>.netrc</c>, a password among the options of a command.</summary>
internal static class MarkScanner
{
    private const string Authority = "://";
    private const string Curl = "curl ";

    internal static readonly SearchValues<string> Marks = SearchValues.Create([Authority, PrivateKeyScanner.Begin, Curl, NetrcScanner.Mark, CommandPasswordScanner.LowerOption, CommandPasswordScanner.UpperOption, CommandPasswordScanner.SecureString], StringComparison.Ordinal);

    public static void Scan(SecretScanner scanner)
    {
        var text = scanner.Text.AsSpan();
        var position = 0;
        var keyEnd = 0;
        var commandEnd = 0;
        while (position < text.Length && text[position..].IndexOfAny(Marks) is >= 0 and var offset)
        {
            var hit = position + offset;
            switch (text[hit])
            {
                case ':':
                    position = hit + Authority.Length;
                    UriCredentialScanner.Scan(scanner, hit);
                    break;
                case '-':
                    position = hit + PrivateKeyScanner.Begin.Length;
                    keyEnd = hit >= keyEnd ? PrivateKeyScanner.Scan(scanner, hit) : keyEnd;
                    break;
                case 'm':
                    position = hit + NetrcScanner.Mark.Length;
                    NetrcScanner.Scan(scanner, hit);
                    break;
                case ' ':
                    position = hit + CommandPasswordScanner.LowerOption.Length;
                    CommandPasswordScanner.ScanOption(scanner, hit);
                    break;
                case 'C':
                    position = hit + CommandPasswordScanner.SecureString.Length;
                    CommandPasswordScanner.ScanSecureString(scanner, hit);
                    break;
                default:
                    position = hit + Curl.Length;
                    commandEnd = hit >= commandEnd ? CurlScanner.Scan(scanner, hit) : commandEnd;
                    break;
            }
        }
    }
}
