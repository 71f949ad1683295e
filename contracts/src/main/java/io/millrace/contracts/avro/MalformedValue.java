package io.millrace.contracts.avro;

/**
 * A value that its schema does not describe, with the path to the part that is wrong. It is caught at the edge of this
 * package. It has no stack trace: a stream of garbage raises millions of them.
 */
final class MalformedValue extends RuntimeException {

    private final String path;
    private final String problem;

    MalformedValue(String problem) {
        this("", problem);
    }

    private MalformedValue(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem, null, false, false);
        this.path = path;
        this.problem = problem;
    }

    static MalformedValue expected(AvroType type, Object found) {
        return new MalformedValue("expected " + type.describe() + ", found "
                + (found == null ? "null" : "a " + found.getClass().getName()));
    }

    /** The same problem, seen from the record, list or map around it. */
    MalformedValue within(String step) {
        if (path.isEmpty()) {
            return new MalformedValue(step, problem);
        }
        return new MalformedValue(path.startsWith("[") ? step + path : step + "." + path, problem);
    }
}
