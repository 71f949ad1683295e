package io.millrace.processors.app;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "config",
        description = {
            "Show the settings in force and where each comes from. Secrets are masked.",
            "Weakest to strongest: defaults, preset, file (--config), environment (MILLRACE_ and the name in capitals,"
                    + " dots and hyphens as underscores), command line (--set).",
            "Settings of Kafka's clients go under kafka., for one kind of client under kafka.consumer.,"
                    + " kafka.producer. or kafka.admin."
        },
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

    @ParentCommand
    private MillraceCli cli;

    @Option(
            names = {"--all", "--help-settings"},
            description = "list every setting with its default and what it means")
    private boolean all;

    @Override
    public Integer call() {
        if (all) {
            describe();
        } else {
            show(cli.settings());
        }
        return ExitCode.OK;
    }

    private void show(EffectiveSettings settings) {
        List<EffectiveSettings.Entry> entries = settings.entries().stream()
                .map(entry -> inForce(entry, settings))
                .toList();
        int name = width(entries.stream().map(EffectiveSettings.Entry::name).toList());
        int value = width(entries.stream().map(EffectiveSettings.Entry::shown).toList());
        for (EffectiveSettings.Entry entry : entries) {
            String line = String.format(
                    Locale.ROOT, "%-" + name + "s  %-" + value + "s  %s", entry.name(), entry.shown(), entry.source());
            cli.out().println(line);
        }
    }

    /** What an empty default comes to. */
    private EffectiveSettings.Entry inForce(EffectiveSettings.Entry entry, EffectiveSettings settings) {
        if (!entry.text().isEmpty()) {
            return entry;
        }
        String text =
                switch (entry.name()) {
                    case "application.id" -> RuntimeSettings.applicationId(cli.application(), settings);
                    case "guarantee" ->
                        RuntimeSettings.guarantee(cli.application(), settings)
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                    default -> "(not set)";
                };
        return new EffectiveSettings.Entry(entry.name(), text, entry.source(), false);
    }

    private void describe() {
        List<Setting<?>> settings = EffectiveSettings.declared(cli.application());
        int name = width(settings.stream().map(Setting::name).toList());
        for (Setting<?> setting : settings) {
            String given = setting.defaultText().isEmpty() ? "" : " (default " + setting.defaultText() + ")";
            cli.out()
                    .println(String.format(
                            Locale.ROOT, "%-" + name + "s  %s%s", setting.name(), setting.about(), given));
        }
        for (Preset preset : Preset.values()) {
            if (!preset.defaults().isEmpty()) {
                cli.out().println();
                cli.out().println("preset=" + preset.name().toLowerCase(Locale.ROOT) + " sets, unless set otherwise:");
                preset.defaults().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .forEach(entry -> cli.out().println("  " + entry.getKey() + "=" + entry.getValue()));
            }
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
