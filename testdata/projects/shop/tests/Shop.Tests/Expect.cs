namespace Shop.Tests;

internal static class Expect
{
    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new TestFailedException($"expected '{expected}', got '{actual}'");
        }
    }

    public static async Task ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException)
        {
            return;
        }

        throw new TestFailedException($"expected {typeof(TException).Name}");
    }
}

internal sealed class TestFailedException(string message) : Exception(message);
