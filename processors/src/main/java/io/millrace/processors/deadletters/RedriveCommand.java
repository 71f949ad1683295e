package io.millrace.processors.deadletters;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.app.CommandException;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.ExitCode;
import io.millrace.processors.app.MillraceCli;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.topics.DeclaredTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "redrive",
        description = {
            "Submit dead letters to their topics again, with their own key, value, timestamp and headers.",
            "Says what it would do; does it only with --yes.",
            "A record that the application has counted before is a duplicate to it, so that doing it again does no harm."
        },
        mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {

    @ParentCommand
    private DeadLettersCommand parent;

    @Mixin
    private SelectionOptions options;

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    @ArgGroup(exclusive = true)
    private Mended mended = new Mended();

    /** A value in place of the one that was not accepted. */
    static final class Mended {
        @Option(
                names = "--value-file",
                paramLabel = "FILE",
                description = "for one selected record: submit the bytes of this file in place of its value")
        private Path bytes;

        @Option(
                names = "--value-json",
                paramLabel = "FILE",
                description = "for one selected record: submit this JSON, encoded as its topic is")
        private Path json;
    }

    @Override
    public Integer call() throws IOException {
        MillraceCli cli = parent.cli();
        EffectiveSettings settings = cli.settings();
        DeclaredTopics topics = new DeclaredTopics(cli.application(), settings);
        KafkaSettings kafka = new KafkaSettings(cli.application(), settings);
        String deadLetters = topics.deadLetters().name();
        List<DeadLetter> letters = new ArrayList<>();
        try (DeadLetterReader reader = new DeadLetterReader(kafka.consumer())) {
            reader.read(deadLetters, options.selection(), letters::add);
            if (letters.isEmpty()) {
                cli.out().println("no such dead letters in " + deadLetters);
                return ExitCode.OK;
            }
            Optional<byte[]> value = mendedValue(letters, topics, RuntimeSettings.wire(settings));
            cli.out().println(description(letters) + (value.isPresent() ? " with a mended value" : ""));
            if (!yes) {
                cli.out().println("nothing was done; with --yes they are submitted");
                return ExitCode.OK;
            }
            try (Redrive redrive = new Redrive(deadLetters, Redrive.careful(kafka.producer()), reader)) {
                return report(cli, redrive.submit(letters, value));
            }
        }
    }

    private static int report(MillraceCli cli, Redrive.Outcome outcome) {
        cli.out().println("submitted " + outcome.submitted());
        outcome.lost().forEach(letter -> cli.err()
                .println("not submitted: " + letter.place() + ": its bytes are no longer at "
                        + letter.description().origin()));
        return outcome.lost().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String description(List<DeadLetter> letters) {
        Map<String, Integer> byTopic = new TreeMap<>();
        Map<Reason, Integer> byReason = new EnumMap<>(Reason.class);
        letters.forEach(letter -> {
            byTopic.merge(letter.description().topic(), 1, Integer::sum);
            byReason.merge(letter.description().reason(), 1, Integer::sum);
        });
        return letters.size() + (letters.size() == 1 ? " dead letter " : " dead letters ") + byReason + " back to "
                + byTopic;
    }

    private Optional<byte[]> mendedValue(List<DeadLetter> letters, DeclaredTopics topics, Wire wire)
            throws IOException {
        if (mended.bytes == null && mended.json == null) {
            return Optional.empty();
        }
        if (letters.size() != 1) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "a mended value is for one record, and " + letters.size()
                            + " are selected; choose one with --offset partition@offset, as dead-letters list shows it");
        }
        Path file = mended.bytes == null ? mended.json : mended.bytes;
        if (!Files.isReadable(file)) {
            throw new CommandException(ExitCode.USAGE, file + " cannot be read");
        }
        byte[] content = Files.readAllBytes(file);
        if (mended.bytes != null) {
            return Optional.of(content);
        }
        String source = letters.get(0).description().topic();
        Topic<?, ?> topic = topics.named(source)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        source + " is not a declared topic of the application, so its encoding is not known;"
                                + " give the bytes (--value-file)"));
        return Optional.of(encoded(topic, new String(content, StandardCharsets.UTF_8).trim(), wire));
    }

    private static <V> byte[] encoded(Topic<?, V> topic, String json, Wire wire) {
        try (var serde = topic.values().serde(wire)) {
            return serde.serializer().serialize(topic.name(), topic.values().fromJson(json));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE, "the value is not one of " + topic.name() + ": " + e.getMessage());
        }
    }
}
