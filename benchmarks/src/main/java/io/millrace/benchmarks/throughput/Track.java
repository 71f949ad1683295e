package io.millrace.benchmarks.throughput;

import io.millrace.benchmarks.BenchException;
import io.millrace.benchmarks.process.Books;
import io.millrace.benchmarks.process.Child;
import io.millrace.benchmarks.process.Meter;
import io.millrace.benchmarks.process.Words;
import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Where contenders run one after the other over the same transactions, each as if it were the only one. */
public final class Track implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration DELETE_PATIENCE = Duration.ofMinutes(1);
    private static final Duration RUN_PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_MILLIS = 50;

    private final String bootstrapServers;
    private final long brokerPid;
    private final Path folder;
    private final List<String> jvm;
    private final long records;
    private final Admin admin;
    private final Progress progress;
    private final Verification verification;

    /**
     * @param folder for the state and the logs of the contenders
     * @param jvm arguments of their virtual machines
     * @param records in the topic {@code transactions}
     */
    public Track(
            String bootstrapServers,
            long brokerPid,
            Path folder,
            List<String> jvm,
            long records,
            VelocityReference reference)
            throws InterruptedException {
        this.bootstrapServers = bootstrapServers;
        this.brokerPid = brokerPid;
        this.folder = folder;
        this.jvm = jvm;
        this.records = records;
        this.admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        Topic<?, ?> transactions = FraudTopics.TRANSACTIONS;
        this.progress = Progress.of(admin, transactions.name(), transactions.partitions());
        this.verification = new Verification(reference, new Outputs(bootstrapServers));
    }

    /** Alerts of the velocity rule that each run of the application must leave open. */
    public int expectedAlerts() {
        return verification.alerts();
    }

    /**
     * Runs a contender over all transactions, checks what came out, and clears it away.
     *
     * @param committed is told of the number of records committed, again and again
     */
    public Run run(Contender contender, int round, LongConsumer committed) throws InterruptedException {
        String group = "bench-" + round + "-" + contender.name().replaceAll("[^a-z0-9]+", "-");
        if (contender instanceof Contender.Copy) {
            createCopyTopic();
        }
        Contender.Site site = new Contender.Site(bootstrapServers, group, folder.resolve(group), jvm);
        Meter.Reading reading;
        try (Child child = contender.start(site)) {
            Child.Word first = child.await(Words.FIRST, START_PATIENCE);
            Meter meter = Meter.start(child, brokerPid, first.nanos());
            progress.awaitEnd(group, child, RUN_PATIENCE, committed);
            reading = meter.read();
            verify(contender, child);
        }
        forget();
        return new Run(
                contender,
                round,
                records,
                reading.elapsed(),
                reading.cpu(),
                reading.brokerCpu(),
                reading.peakBytes(),
                reading.otherCores());
    }

    private void verify(Contender contender, Child child) throws InterruptedException {
        if (contender instanceof Contender.Copy) {
            verification.ofCopy(Contender.Copy.TOPIC, records);
        } else {
            child.tell(Words.BOOKS);
            Books books = Books.parse(child.await(Words.BOOKS, START_PATIENCE).text());
            verification.ofApplication(books, records);
        }
    }

    private void createCopyTopic() throws InterruptedException {
        Topic<?, ?> original = FraudTopics.TRANSACTIONS;
        NewTopic copy = new NewTopic(Contender.Copy.TOPIC, Optional.of(original.partitions()), Optional.empty())
                .configs(new HashMap<>(original.configuration()));
        try {
            admin.createTopics(List.of(copy)).all().get();
        } catch (ExecutionException e) {
            throw new BenchException("the topic of the copy cannot be made: " + e.getCause(), e);
        }
    }

    /** Deletes every topic but the transactions: the next contender finds what this one found. */
    private void forget() throws InterruptedException {
        try {
            Set<String> topics = ours();
            admin.deleteTopics(topics).all().get();
            long deadline = System.nanoTime() + DELETE_PATIENCE.toNanos();
            while (!ours().isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new BenchException("after " + DELETE_PATIENCE.toSeconds()
                            + " s the broker still has topics of the last run: " + ours());
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (ExecutionException e) {
            throw new BenchException("the topics of a run cannot be deleted: " + e.getCause(), e);
        }
    }

    private Set<String> ours() throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream()
                .filter(name -> !name.equals(FraudTopics.TRANSACTIONS.name()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        admin.close();
    }
}
