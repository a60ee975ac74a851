package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ReservedNames;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEventRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record of {@code server-events}, and refuses what would harm clients: one that cannot
 * take a packet closes its connection, comes back, and would be sent the same again.
 */
final class EventDecoder {

    private EventDecoder() {}

    /**
     * @throws MalformedRecordException as {@link #decode}
     */
    static LogRecord read(ConsumerRecord<String, byte[]> message) throws MalformedRecordException {
        return new LogRecord(
                message.partition(), message.offset(), message.timestamp(), decode(message));
    }

    /**
     * @throws MalformedRecordException whatever is wrong with the record; nothing else is thrown,
     *     since one record must never stop the reader
     */
    static ServerEvent decode(ConsumerRecord<String, byte[]> message)
            throws MalformedRecordException {
        try {
            ServerEvent event = ServerEventRecord.read(message.headers(), message.value());
            JsonCheck.check(event);
            if (event instanceof Emit emit) {
                check(emit);
            }
            return event;
        } catch (RuntimeException e) {
            throw new MalformedRecordException("record", e.toString());
        }
    }

    private static void check(Emit emit) throws MalformedRecordException {
        if (ReservedNames.contains(emit.type())) {
            throw new MalformedRecordException("ce_type", "reserved by Socket.IO: " + emit.type());
        }
    }
}
