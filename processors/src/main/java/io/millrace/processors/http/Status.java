package io.millrace.processors.http;

import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.streams.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** The state of an instance at one moment, as {@code /status} shows it. */
public final class Status {

    /** A stream thread with its tasks. */
    public record ThreadView(String name, String state, List<String> active, List<String> standby) {}

    /**
     * How far behind the committed input is, in records. Topics written in transactions have a marker after each one,
     * which counts.
     *
     * @param total over all partitions of this instance
     * @param max of one partition
     * @param byPartition where it is not zero
     */
    public record Lag(long total, long max, SortedMap<String, Long> byPartition) {}

    /**
     * The books of intake for a topic.
     *
     * @param in records that Kafka Streams has read from the topic, by its own count
     * @param balanced whether {@code in = accepted + rejected + duplicate}; a record in work can be missing for an
     *     instant, a record that failed behind intake and before admission is missing for good and counted in failures
     */
    public record Books(
            long in, long accepted, long duplicate, long rejected, Map<Reason, Long> rejectedBy, boolean balanced) {}

    /** All of it. */
    public record View(
            String application,
            String version,
            String applicationId,
            String state,
            boolean ready,
            String notReadyBecause,
            Instant since,
            String uptime,
            List<ThreadView> threads,
            SortedMap<String, Long> restoring,
            SortedMap<String, Long> standbyLag,
            Lag lag,
            SortedMap<String, Books> intake,
            Map<String, Long> failures,
            int threadsReplaced) {}

    private static final int LOOKS = 20;

    private final String application;
    private final String version;
    private final String applicationId;
    private volatile KafkaStreams streams;
    private final Health health;
    private final RestoreProgress restore;
    private final IntakeAccounts accounts;
    private final Instruments instruments;
    private final IntSupplier replaced;
    private final Clock clock;
    private final Instant since;

    public Status(
            Identity identity,
            Health health,
            RestoreProgress restore,
            IntakeAccounts accounts,
            Instruments instruments,
            IntSupplier replaced,
            Clock clock) {
        this.application = identity.application();
        this.version = identity.version();
        this.applicationId = identity.applicationId();
        this.health = health;
        this.restore = restore;
        this.accounts = accounts;
        this.instruments = instruments;
        this.replaced = replaced;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** From now on, threads and tasks are shown. */
    public void attach(KafkaStreams client) {
        this.streams = client;
    }

    /** Who the status is of. */
    public record Identity(String application, String version, String applicationId) {}

    /** Now. */
    public View view() {
        return new View(
                application,
                version,
                applicationId,
                health.state().name(),
                health.notReady().isEmpty(),
                health.notReady().orElse(null),
                since,
                Duration.ofSeconds(Duration.between(since, clock.instant()).toSeconds())
                        .toString(),
                threads(),
                restore.remaining(),
                standbyLag(),
                lag(),
                books(),
                failures(),
                replaced.getAsInt());
    }

    /** Records that the committed input is behind; empty while nothing is assigned. */
    public OptionalLong totalLag() {
        List<TaskMetadata> tasks = activeTasks();
        return tasks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(lagOf(tasks).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Records of state that are still to be restored. */
    public long restoring() {
        return restore.remaining().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The books of each input topic. */
    public SortedMap<String, Books> books() {
        SortedMap<String, Books> books = look();
        for (int look = 1; look < LOOKS && !books.values().stream().allMatch(Books::balanced); look++) {
            Thread.onSpinWait(); // a record is on its way from the source to its entry
            books = look();
        }
        return books;
    }

    private SortedMap<String, Books> look() {
        SortedMap<String, Long> read = instruments.reads().byTopic();
        SortedMap<String, Books> books = new TreeMap<>();
        accounts.balances().forEach((topic, balance) -> {
            long in = read.getOrDefault(topic, 0L);
            long rejected = balance.rejected().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            boolean balanced = in == balance.accepted() + rejected + balance.duplicate();
            books.put(
                    topic,
                    new Books(in, balance.accepted(), balance.duplicate(), rejected, balance.rejected(), balanced));
        });
        return books;
    }

    private Map<String, Long> failures() {
        Map<String, Long> byStage = new LinkedHashMap<>();
        instruments.failures().counts().forEach((stage, count) -> byStage.put(stage.label(), count));
        return byStage;
    }

    private List<ThreadView> threads() {
        if (!running()) {
            return List.of();
        }
        List<ThreadView> threads = new ArrayList<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            threads.add(new ThreadView(
                    thread.threadName(),
                    thread.threadState(),
                    thread.activeTasks().stream()
                            .map(task -> task.taskId().toString())
                            .sorted()
                            .toList(),
                    thread.standbyTasks().stream()
                            .map(task -> task.taskId().toString())
                            .sorted()
                            .toList()));
        }
        threads.sort(Comparator.comparing(ThreadView::name));
        return threads;
    }

    private Lag lag() {
        SortedMap<String, Long> behind = lagOf(activeTasks());
        long total = behind.values().stream().mapToLong(Long::longValue).sum();
        long max = behind.values().stream().mapToLong(Long::longValue).max().orElse(0);
        behind.values().removeIf(lag -> lag == 0);
        return new Lag(total, max, behind);
    }

    private static SortedMap<String, Long> lagOf(List<TaskMetadata> tasks) {
        SortedMap<String, Long> behind = new TreeMap<>();
        for (TaskMetadata task : tasks) {
            for (Map.Entry<TopicPartition, Long> end : task.endOffsets().entrySet()) {
                long committed = task.committedOffsets().getOrDefault(end.getKey(), -1L);
                behind.put(end.getKey().toString(), Math.max(0, end.getValue() - Math.max(0, committed)));
            }
        }
        return behind;
    }

    private List<TaskMetadata> activeTasks() {
        if (!running()) {
            return List.of();
        }
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .toList();
    }

    private SortedMap<String, Long> standbyLag() {
        SortedMap<String, Long> behind = new TreeMap<>();
        if (running()) {
            Set<String> standby = new HashSet<>();
            streams.metadataForLocalThreads().forEach(thread -> thread.standbyTasks()
                    .forEach(task -> standby.add(String.valueOf(task.taskId().partition()))));
            if (!standby.isEmpty()) {
                for (Map.Entry<String, Map<Integer, LagInfo>> store :
                        streams.allLocalStorePartitionLags().entrySet()) {
                    store.getValue().forEach((partition, lag) -> {
                        if (standby.contains(String.valueOf(partition))) {
                            behind.put(store.getKey() + "/" + partition, lag.offsetLag());
                        }
                    });
                }
            }
        }
        return behind;
    }

    private boolean running() {
        return streams != null
                && (health.state() == KafkaStreams.State.RUNNING || health.state() == KafkaStreams.State.REBALANCING);
    }
}
