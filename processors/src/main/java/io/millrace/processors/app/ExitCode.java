package io.millrace.processors.app;

/** What the process says when it ends. */
public final class ExitCode {

    public static final int OK = 0;
    /** The application stopped after a failure, or a command failed. */
    public static final int FAILED = 1;
    /** The command line or a setting is wrong. */
    public static final int USAGE = 2;
    /** The topics are not what the application needs. */
    public static final int TOPICS = 3;
    /** Kafka does not answer, or refuses. */
    public static final int CLUSTER = 4;
    /** Refused, because something is in use: a group with active members, a port. */
    public static final int IN_USE = 5;

    private ExitCode() {}

    static final String[] LIST = {
        " 0:all went well",
        " 1:the application stopped after a failure, or the command failed",
        " 2:the command line or a setting is wrong",
        " 3:the topics are not what the application needs",
        " 4:Kafka does not answer, or refuses",
        " 5:refused, because something is in use (active members, a port)"
    };
}
