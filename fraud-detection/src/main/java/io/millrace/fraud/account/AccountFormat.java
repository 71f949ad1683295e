package io.millrace.fraud.account;

import io.millrace.processors.history.HistoryFormat;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Map;

/** How an account is written in the store. */
final class AccountFormat implements HistoryFormat<AccountHead> {

    @Override
    public byte version() {
        return 1;
    }

    @Override
    public int columns() {
        return Past.COLUMNS;
    }

    @Override
    public AccountHead newHead() {
        return new AccountHead();
    }

    @Override
    public void writeHead(AccountHead head, StateWriter out) {
        out.writeVarLong(head.firstSeen);
        out.writeVarLong(head.watermark);
        out.writeVarLong(head.closedThrough);
        out.writeVarLong(head.lastArrival);
        out.writeVarInt(head.recents.size());
        for (Recent recent : head.recents) {
            writeRecent(recent, out);
        }
        out.writeVarInt(head.earlyReversals.size());
        for (Map.Entry<Long, Long> reversal : head.earlyReversals.entrySet()) {
            out.writeLong(reversal.getKey());
            out.writeVarLong(reversal.getValue());
        }
        out.writeVarInt(head.corrections.size());
        for (Map.Entry<AccountHead.WindowKey, Integer> correction : head.corrections.entrySet()) {
            out.writeVarLong(correction.getKey().start());
            out.writeVarLong(correction.getKey().currency());
            out.writeVarInt(correction.getValue());
        }
    }

    @Override
    public AccountHead readHead(StateReader in) {
        AccountHead head = new AccountHead();
        head.firstSeen = in.readVarLong();
        head.watermark = in.readVarLong();
        head.closedThrough = in.readVarLong();
        head.lastArrival = in.readVarLong();
        for (int count = in.readVarInt(); count > 0; count--) {
            head.recents.add(readRecent(in));
        }
        for (int count = in.readVarInt(); count > 0; count--) {
            head.earlyReversals.put(in.readLong(), in.readVarLong());
        }
        for (int count = in.readVarInt(); count > 0; count--) {
            head.corrections.put(new AccountHead.WindowKey(in.readVarLong(), in.readVarLong()), in.readVarInt());
        }
        return head;
    }

    private static void writeRecent(Recent recent, StateWriter out) {
        out.writeLong(recent.id());
        out.writeVarLong(recent.time());
        out.writeBoolean(recent.alerted());
        out.writeBoolean(recent.isAttached());
        if (!recent.isAttached()) {
            out.writeBytes(recent.value());
        }
    }

    private static Recent readRecent(StateReader in) {
        long id = in.readLong();
        long time = in.readVarLong();
        boolean alerted = in.readBoolean();
        return new Recent(id, time, in.readBoolean() ? null : in.readBytes(), alerted);
    }
}
