package io.millrace.processors.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings in layers, each with the source it came from: defaults, the preset, the file, the environment, the command
 * line. All that is wrong is reported at once.
 */
public final class EffectiveSettings implements Settings {

    /** Where {@code kafka.} and {@code schema.registry.} names go. */
    private static final String KAFKA = "kafka.";

    private static final String SCHEMA_REGISTRY = "schema.registry.";

    private static final String DEFAULT = "default";
    private static final String PRESET = "preset";

    /** A setting as it stands. */
    public record Entry(String name, String text, String source, boolean secret) {

        /** The text, or stars for a secret. */
        public String shown() {
            return secret && !text.isEmpty() ? "********" : text;
        }
    }

    private final Map<String, Object> values;
    private final Map<String, Entry> entries;
    private final Map<String, Setting<?>> known;

    private EffectiveSettings(Map<String, Setting<?>> known, Map<String, Object> values, Map<String, Entry> entries) {
        this.known = known;
        this.values = values;
        this.entries = entries;
    }

    /** Settings given as they would be on the command line, with neither file nor environment. */
    public static EffectiveSettings of(Application application, Map<String, String> given) {
        return resolve(application, new SettingSources(Map.of(), "", Map.of(), given));
    }

    /** Throws {@link SettingsException} that names every unknown, invalid or contradictory setting. */
    public static EffectiveSettings resolve(Application application, SettingSources sources) {
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        declared(application).forEach(setting -> known.put(setting.name(), setting));
        List<String> faults = new ArrayList<>();
        Map<String, Entry> given = sources.layered(known, faults);
        Map<String, Entry> entries = new LinkedHashMap<>();
        known.forEach((name, setting) ->
                entries.put(name, new Entry(name, setting.defaultText(), DEFAULT, setting.secret())));
        preset(given, known)
                .defaults()
                .forEach((name, text) -> entries.put(name, new Entry(name, text, PRESET, false)));
        given.forEach((name, entry) -> {
            Setting<?> setting = known.get(name);
            boolean secret = setting == null ? looksSecret(name) : setting.secret();
            entries.put(name, new Entry(name, entry.text(), entry.source(), secret));
        });
        Map<String, Object> values = new LinkedHashMap<>();
        known.values().forEach(setting -> parse(setting, entries.get(setting.name()), values, faults));
        contradictions(entries, faults);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new EffectiveSettings(known, values, entries);
    }

    @Override
    @SuppressWarnings("unchecked") // put there by this setting's own parser
    public <T> T get(Setting<T> setting) {
        if (!known.containsKey(setting.name())) {
            throw new IllegalArgumentException(
                    "the application does not declare the setting " + setting.name() + "; add it to settings()");
        }
        return (T) values.get(setting.name());
    }

    @Override
    public boolean isSet(Setting<?> setting) {
        Entry entry = entries.get(setting.name());
        return entry != null
                && !entry.source().equals(DEFAULT)
                && !entry.source().equals(PRESET);
    }

    @Override
    public Map<String, String> kafka() {
        return under(KAFKA);
    }

    @Override
    public Map<String, String> schemaRegistry() {
        Map<String, String> settings = under(SCHEMA_REGISTRY);
        settings.remove("url");
        return settings;
    }

    /** Every setting that has a value, in the order in which they are declared, what is passed through at the end. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Every setting that the application has: the runtime's first. */
    public static List<Setting<?>> declared(Application application) {
        List<Setting<?>> declared = new ArrayList<>(RuntimeSettings.all());
        declared.addAll(application.settings());
        return declared;
    }

    private Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), entry.text());
            }
        });
        return found;
    }

    private static Preset preset(Map<String, Entry> given, Map<String, Setting<?>> known) {
        Entry entry = given.get(RuntimeSettings.PRESET.name());
        if (entry == null || !known.containsKey(RuntimeSettings.PRESET.name())) {
            return Preset.DEFAULT;
        }
        try {
            return RuntimeSettings.PRESET.parse().apply(entry.text());
        } catch (IllegalArgumentException e) {
            return Preset.DEFAULT; // reported when the setting itself is parsed
        }
    }

    private static void parse(Setting<?> setting, Entry entry, Map<String, Object> values, List<String> faults) {
        try {
            values.put(setting.name(), setting.parse().apply(entry.text()));
        } catch (IllegalArgumentException e) {
            faults.add(setting.name() + " (" + entry.source() + "): '" + entry.shown() + "': " + e.getMessage());
        }
    }

    private static void contradictions(Map<String, Entry> entries, List<String> faults) {
        OwnedKafkaSettings.refuse(entries, faults);
        Entry protocol = entries.get(RuntimeSettings.GROUP_PROTOCOL.name());
        Entry instance = entries.get(RuntimeSettings.GROUP_INSTANCE_ID.name());
        if (protocol.text().trim().toLowerCase(Locale.ROOT).equals("streams")
                && !instance.text().isBlank()
                && !instance.text().trim().equals("none")) {
            faults.add(instance.name() + " (" + instance.source()
                    + "): static membership is not there with group.protocol=streams; leave it out");
        }
    }

    static boolean passesThrough(String name) {
        return (name.startsWith(KAFKA) && name.length() > KAFKA.length())
                || (name.startsWith(SCHEMA_REGISTRY) && name.length() > SCHEMA_REGISTRY.length());
    }

    private static boolean looksSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("secret")
                || lower.contains("token")
                || lower.contains("jaas")
                || lower.contains("credential")
                || lower.contains("user.info")
                || lower.endsWith(".key");
    }
}
