package io.millrace.processors.app;

/** A command that cannot do what was asked, for a reason that the user can do something about: no stack trace. */
public final class CommandException extends RuntimeException {

    private final int code;

    /** @param code one of {@link ExitCode} */
    public CommandException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exit code. */
    public int code() {
        return code;
    }
}
