-- Several instances on one database.

-- Whose turn it is to publish, and until when by the clock of the database. A turn lasts over
-- several transactions, since none is kept open while Kafka is waited for. Every taking raises the
-- number: whoever was frozen for longer than its turn finds another number, and changes nothing.
ALTER TABLE outbox_turn ADD COLUMN holder VARCHAR;
ALTER TABLE outbox_turn ADD COLUMN turn_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE outbox_turn ADD COLUMN ends_at TIMESTAMP WITH TIME ZONE;

-- Counted apart for each partition: instances with different partitions do not wait for each other.
CREATE TABLE partition_tally (
    partition_no INT     NOT NULL,
    outcome      VARCHAR NOT NULL,
    namespace    VARCHAR NOT NULL,
    event_type   VARCHAR NOT NULL,
    events       BIGINT  NOT NULL,
    PRIMARY KEY (partition_no, outcome, namespace, event_type)
);
INSERT INTO partition_tally (partition_no, outcome, namespace, event_type, events)
    SELECT 0, outcome, namespace, event_type, events FROM tally;
DROP TABLE tally;
ALTER TABLE partition_tally RENAME TO tally;
