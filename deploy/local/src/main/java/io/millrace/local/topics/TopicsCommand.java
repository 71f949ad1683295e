package io.millrace.local.topics;

import io.millrace.contracts.Topic;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.BrokerAddress;
import io.millrace.local.stack.LocalException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the topics: partitions, records, and what one record means.",
            "Records are counted by offsets: in a compacted or transactional topic there are fewer."
        })
public final class TopicsCommand implements Callable<Integer> {

    private final Applications applications;

    @Option(names = "--all", description = "Also internal topics: changelogs, repartitions, Kafka's own.")
    private boolean all;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "What the deployment puts before topic names.")
    private String prefix;

    @Mixin
    private BrokerAddress broker;

    @Spec
    private CommandSpec spec;

    public TopicsCommand(Applications applications) {
        this.applications = applications;
    }

    @Override
    public Integer call() {
        KnownTopics known = new KnownTopics(applications);
        Map<String, Found> found = look();
        PrintWriter out = spec.commandLine().getOut();
        List<Row> rows = new ArrayList<>();
        for (Topic<?, ?> topic : known.all()) {
            String name = prefix + topic.name();
            Found there = found.remove(name);
            rows.add(
                    there == null
                            ? new Row(name, "missing", "", topic.about())
                            : new Row(name, String.valueOf(there.partitions()), counted(there), topic.about()));
        }
        found.forEach((name, there) -> {
            if (all || !isInternal(name)) {
                rows.add(new Row(name, String.valueOf(there.partitions()), counted(there), ""));
            }
        });
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        out.printf(
                "%-" + Math.max(width, 5) + "s  %10s  %12s  %s%n", "TOPIC", "PARTITIONS", "RECORDS", "ONE RECORD IS");
        for (Row row : rows) {
            out.printf(
                    "%-" + Math.max(width, 5) + "s  %10s  %12s  %s%n",
                    row.name(),
                    row.partitions(),
                    row.records(),
                    row.about());
        }
        out.flush();
        return 0;
    }

    private static String counted(Found found) {
        return String.format(Locale.ROOT, "%,d", found.records());
    }

    private static boolean isInternal(String name) {
        return name.startsWith("__") || name.endsWith("-changelog") || name.endsWith("-repartition");
    }

    private Map<String, Found> look() {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.putIfAbsent("default.api.timeout.ms", "15000");
        settings.putIfAbsent("request.timeout.ms", "10000");
        try (Admin admin = Admin.create(settings)) {
            Map<String, TopicDescription> described = admin.describeTopics(
                            admin.listTopics(new ListTopicsOptions().listInternal(true))
                                    .names()
                                    .get())
                    .allTopicNames()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> first = offsets(admin, described, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> last = offsets(admin, described, OffsetSpec.latest());
            Map<String, Long> records = new HashMap<>();
            last.forEach((partition, end) -> records.merge(
                    partition.topic(), end.offset() - first.get(partition).offset(), Long::sum));
            Map<String, Found> found = new TreeMap<>();
            described.forEach((name, description) ->
                    found.put(name, new Found(description.partitions().size(), records.getOrDefault(name, 0L))));
            return found;
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new LocalException(
                    "the brokers at " + broker.bootstrapServers() + " did not answer: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach((name, description) -> description
                .partitions()
                .forEach(partition -> wanted.put(new TopicPartition(name, partition.partition()), which)));
        return admin.listOffsets(wanted).all().get();
    }

    private record Found(int partitions, long records) {}

    private record Row(String name, String partitions, String records, String about) {}
}
