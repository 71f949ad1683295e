package io.millrace.processors.replay;

import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import java.util.Map;

/** Settings given by a test, the defaults for the rest. */
record Given(Map<String, String> texts) implements Settings {

    static Given nothing() {
        return new Given(Map.of());
    }

    static Given of(Setting<?> setting, String text) {
        return new Given(Map.of(setting.name(), text));
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.parse().apply(texts.getOrDefault(setting.name(), setting.defaultText()));
    }

    @Override
    public boolean isSet(Setting<?> setting) {
        return texts.containsKey(setting.name());
    }
}
