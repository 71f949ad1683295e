package io.millrace.benchmarks.throughput;

import io.millrace.benchmarks.process.ApplicationProcess;
import io.millrace.benchmarks.process.Child;
import io.millrace.benchmarks.process.CopyProcess;
import io.millrace.contracts.fraud.FraudTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured: a program that reads all transactions, once, and commits how far it is. */
public sealed interface Contender {

    String name();

    /** The program in a process of its own, in a group that has not been there before. */
    Child start(Site site);

    /**
     * Where a program runs.
     *
     * @param group of the program, new for each run
     * @param folder for its state and its log, new for each run
     * @param jvm arguments of its virtual machine
     */
    record Site(String bootstrapServers, String group, Path folder, List<String> jvm) {

        Path log() {
            return folder.resolve("log.txt");
        }
    }

    /** The yardstick. */
    record Copy(Duration commits) implements Contender {

        static final String TOPIC = "transactions_copy";

        @Override
        public String name() {
            return "copy, commits every " + commits.toMillis() + " ms";
        }

        @Override
        public Child start(Site site) {
            List<String> arguments = List.of(
                    site.bootstrapServers(),
                    site.group(),
                    FraudTopics.TRANSACTIONS.name(),
                    TOPIC,
                    String.valueOf(commits.toMillis()));
            return Child.start(name(), CopyProcess.class, site.jvm(), arguments, site.log());
        }
    }

    /** Fraud detection. Settings are those of its command line. */
    record Application(String name, Map<String, String> settings) implements Contender {

        @Override
        public Child start(Site site) {
            List<String> arguments = new ArrayList<>(List.of(
                    "bootstrap.servers=" + site.bootstrapServers(),
                    "application.id=" + site.group(),
                    "state.dir=" + site.folder().resolve("state"),
                    "http.port=0"));
            settings.forEach((setting, value) -> arguments.add(setting + "=" + value));
            return Child.start(name, ApplicationProcess.class, site.jvm(), arguments, site.log());
        }
    }
}
