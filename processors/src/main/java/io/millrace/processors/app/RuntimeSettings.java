package io.millrace.processors.app;

/** The settings that every application has. */
public final class RuntimeSettings {

    public static final Setting<String> TOPIC_PREFIX =
            Setting.text("topic.prefix", "", "put before every topic name, for a shared cluster");

    private RuntimeSettings() {}
}
