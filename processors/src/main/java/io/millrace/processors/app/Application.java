package io.millrace.processors.app;

import io.millrace.contracts.Topic;
import java.util.List;

/** One Kafka Streams application: what it is called, what it reads and writes, what can be set, and how it is assembled. */
public interface Application {

    /** Also the default {@code application.id} and the name of the jar. */
    String name();

    /** What it does, in a line. */
    String about();

    List<Topic<?, ?>> inputs();

    /** Without the dead letter topic, which every application has. */
    List<Topic<?, ?>> outputs();

    /** The application's own settings; the runtime has others. */
    List<Setting<?>> settings();

    Guarantee guarantee();

    /** Called once for each start: what belongs to a running instance is created here and held by nothing else. */
    Assembly assemble(Context context);

    /** Subcommands of the jar beside those of the runtime: objects with picocli annotations. */
    default List<Object> commands() {
        return List.of();
    }

    enum Guarantee {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }
}
