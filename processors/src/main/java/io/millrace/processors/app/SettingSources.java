package io.millrace.processors.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where settings come from, weakest first.
 *
 * @param file what the settings file says
 * @param fileName how the file is called in messages
 * @param environment variables of the process; those that begin with {@code MILLRACE_} count
 * @param commandLine what was given there
 */
public record SettingSources(
        Map<String, String> file, String fileName, Map<String, String> environment, Map<String, String> commandLine) {

    private static final String VARIABLE = "MILLRACE_";

    /** Variables that other programs of the project read. */
    private static final Set<String> LAUNCHER = Set.of("MILLRACE_OPTS");

    /** Reads the file, where there is one: Java properties in UTF-8. */
    public static SettingSources of(
            Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
        Map<String, String> values = new TreeMap<>();
        if (file.isPresent()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (NoSuchFileException e) {
                throw new SettingsException(List.of(file.get() + ": there is no such settings file"));
            } catch (IOException | IllegalArgumentException e) {
                throw new SettingsException(
                        List.of(file.get() + ": cannot be read as a properties file: " + e.getMessage()));
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return new SettingSources(values, file.map(Path::toString).orElse(""), environment, commandLine);
    }

    /** The strongest word on each name that was given. */
    Map<String, EffectiveSettings.Entry> layered(Map<String, Setting<?>> known, List<String> faults) {
        Map<String, EffectiveSettings.Entry> given = new TreeMap<>();
        file.forEach((name, text) -> take(name, text, "file " + fileName, known, given, faults));
        variables(known, given, faults);
        commandLine.forEach((name, text) -> take(name, text, "command line", known, given, faults));
        return given;
    }

    private static void take(
            String name,
            String text,
            String source,
            Map<String, Setting<?>> known,
            Map<String, EffectiveSettings.Entry> given,
            List<String> faults) {
        if (known.containsKey(name) || EffectiveSettings.passesThrough(name)) {
            given.put(name, new EffectiveSettings.Entry(name, text, source, false));
        } else {
            faults.add(name + " (" + source + "): there is no such setting" + meant(name, known.keySet()));
        }
    }

    private void variables(
            Map<String, Setting<?>> known, Map<String, EffectiveSettings.Entry> given, List<String> faults) {
        Map<String, String> byVariable = new HashMap<>();
        known.values().forEach(setting -> byVariable.put(setting.variable(), setting.name()));
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!variable.startsWith(VARIABLE) || LAUNCHER.contains(variable)) {
                return;
            }
            String source = "environment " + variable;
            String name = byVariable.getOrDefault(
                    variable,
                    variable.substring(VARIABLE.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.'));
            if (known.containsKey(name) || EffectiveSettings.passesThrough(name)) {
                given.put(name, new EffectiveSettings.Entry(name, text, source, false));
            } else {
                Set<String> variables =
                        known.values().stream().map(Setting::variable).collect(Collectors.toSet());
                faults.add(variable + " (environment): there is no such setting" + meant(variable, variables));
            }
        });
    }

    private static String meant(String typed, Set<String> names) {
        return NearestName.of(typed, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
