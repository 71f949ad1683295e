package io.millrace.processors.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.ExitCode;
import io.millrace.processors.app.MillraceCli;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.topics.DeclaredTopics;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "list",
        description = "Show the newest dead letters, oldest first, and how many there are for each reason.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final int WIDTH = 160;

    @ParentCommand
    private DeadLettersCommand parent;

    @Mixin
    private SelectionOptions options;

    @Option(names = "--limit", defaultValue = "50", description = "show at most so many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "one JSON object a line, values in full")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        MillraceCli cli = parent.cli();
        EffectiveSettings settings = cli.settings();
        DeclaredTopics topics = new DeclaredTopics(cli.application(), settings);
        Comparator<DeadLetter> byTime = Comparator.comparing(
                        (DeadLetter letter) -> letter.description().time())
                .thenComparing(letter -> letter.place().partition())
                .thenComparing(letter -> letter.place().offset());
        PriorityQueue<DeadLetter> newest = new PriorityQueue<>(byTime);
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        int strangers;
        try (DeadLetterReader reader =
                new DeadLetterReader(new KafkaSettings(cli.application(), settings).consumer())) {
            strangers = reader.read(topics.deadLetters().name(), options.selection(), letter -> {
                counts.merge(letter.description().reason(), 1, Integer::sum);
                newest.add(letter);
                if (newest.size() > limit) {
                    newest.remove();
                }
            });
        }
        Preview preview = new Preview(topics, RuntimeSettings.wire(settings));
        List<DeadLetter> shown = newest.stream().sorted(byTime).toList();
        for (DeadLetter letter : shown) {
            cli.out().println(json ? asJson(letter, preview) : asText(letter, preview));
        }
        if (!json) {
            summarise(cli.out(), topics.deadLetters().name(), counts, shown.size(), strangers);
        }
        return ExitCode.OK;
    }

    private static String asText(DeadLetter letter, Preview preview) {
        DeadLetterRecord from = letter.description();
        return from.time() + "  " + letter.place() + "  " + from.reason() + "  " + from.origin() + "  key "
                + cut(Preview.raw(letter.key())) + "\n    " + from.message() + "\n    "
                + (letter.atSource() ? "value: still at its source" : cut(preview.value(from.topic(), letter.value())));
    }

    private static String asJson(DeadLetter letter, Preview preview) throws JsonProcessingException {
        DeadLetterRecord from = letter.description();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("place", letter.place().toString());
        fields.put("time", from.time().toString());
        fields.put("reason", from.reason().name());
        fields.put("message", from.message());
        fields.put("topic", from.topic());
        fields.put("partition", from.partition());
        fields.put("offset", from.offset());
        fields.put("application", from.application());
        fields.put("version", from.version());
        fields.put("key", letter.key() == null ? null : Preview.raw(letter.key()));
        fields.put("value", letter.value() == null ? null : preview.value(from.topic(), letter.value()));
        return new ObjectMapper().writeValueAsString(fields);
    }

    private static void summarise(
            PrintWriter out, String topic, Map<Reason, Integer> counts, int shown, int strangers) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (total == 0) {
            out.println("no such dead letters in " + topic);
        } else {
            out.println(total + (total == 1 ? " dead letter" : " dead letters") + " in " + topic + " " + counts
                    + (shown < total ? ", the newest " + shown + " shown (--limit)" : ""));
        }
        if (strangers > 0) {
            out.println(strangers + " records are no dead letters: something else writes to " + topic);
        }
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }
}
