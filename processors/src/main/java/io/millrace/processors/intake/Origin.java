package io.millrace.processors.intake;

/**
 * Where a record stands in the log.
 *
 * @param offset in a replay: the record's place among those of its topic
 */
public record Origin(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
