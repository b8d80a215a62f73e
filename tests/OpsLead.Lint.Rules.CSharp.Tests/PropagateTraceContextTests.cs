namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class PropagateTraceContextTests
{
    [Test]
    public void A_message_to_RabbitMQ_is_reported() => Verify(
        Program("channel.[|BasicPublish|](\"\", \"orders\", null, new byte[1]);"),
        "'BasicPublish' sends a message without the trace context, so the trace ends here and the consumer begins another. Inject it into the headers, or "
            + "add the instrumentation of the client.");

    [Test]
    public void A_message_without_waiting_is_reported() => Verify(
        Program("await channel.[|BasicPublishAsync|](\"\", \"orders\", body);"));

    [Test]
    public void A_message_to_Kafka_is_reported() => Verify(
        Program("await producer.[|ProduceAsync|](\"orders\", new Message<string, string> { Value = \"x\" });"));

    [TestCase("Propagators.DefaultTextMapPropagator.Inject(context, properties, Set); channel.BasicPublish(\"\", \"orders\", properties, new byte[1]);",
        TestName = "An_injected_context_is_silent")]
    [TestCase("headers[\"traceparent\"] = id; channel.BasicPublish(\"\", \"orders\", properties, new byte[1]);", TestName = "A_header_is_silent")]
    [TestCase("builder.Services.AddKafkaInstrumentation(); await producer.ProduceAsync(\"orders\", new Message<string, string>());",
        TestName = "The_instrumentation_of_the_client_is_silent")]
    [TestCase("factory.Produce(1);", TestName = "Another_method_of_that_name_is_silent")]
    [TestCase("builder.Services.AddMassTransit(); channel.BasicPublish(\"\", \"orders\", null, new byte[1]);",
        TestName = "A_library_that_carries_it_is_silent")]
    [TestCase("builder.AddServiceDefaults(); channel.BasicPublish(\"\", \"orders\", null, new byte[1]);", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [TestCase("var builder = WebApplication.CreateBuilder(args); channel.BasicPublish(\"\", \"orders\", null, new byte[1]); builder.Build().Run();",
        TestName = "A_program_without_tracing_is_silent")]
    [TestCase("var builder = WebApplication.CreateBuilder(args); builder.Services.AddOpenTelemetry().WithTracing(t => "
        + "t.AddSource(\"RabbitMQ.Client.Publisher\")); await channel.BasicPublishAsync(\"\", \"orders\", body); builder.Build().Run();",
        TestName = "The_source_of_the_client_is_silent")]
    public void Silent_as_a_whole(string program) => Verify(program);

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<PropagateTraceContext>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(\"Shop\")); "
        + statements + " builder.Build().Run();";
}
