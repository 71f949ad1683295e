package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * A row of statistics as it was published last.
 *
 * @param withdrawn a tombstone was published after it: nothing is left to say. The row stays for its revision, which never
 *     goes back
 */
record PublishedRow<T extends SpecificRecord>(T row, boolean withdrawn) {

    private static final int VERSION = 1;

    byte[] encode(AvroFormat<T> format) {
        StateWriter out = new StateWriter(512);
        out.writeByte(VERSION);
        out.writeBoolean(withdrawn);
        out.writeBytes(format.encode(row));
        return out.toBytes();
    }

    static <T extends SpecificRecord> PublishedRow<T> decode(byte[] bytes, AvroFormat<T> format) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "a published row");
        boolean withdrawn = in.readBoolean();
        return new PublishedRow<>(format.decode(in.readBytes()), withdrawn);
    }
}
