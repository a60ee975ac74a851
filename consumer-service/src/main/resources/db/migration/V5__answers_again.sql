-- What a client's callback gets, for the same emit once more; and which record the event came in:
-- the same one again is no emit once more.
ALTER TABLE processed_event ADD COLUMN reply VARCHAR;
ALTER TABLE processed_event ADD COLUMN partition_no INT;
ALTER TABLE processed_event ADD COLUMN record_offset BIGINT;
