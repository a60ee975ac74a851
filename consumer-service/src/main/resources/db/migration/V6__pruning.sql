CREATE INDEX processed_event_age ON processed_event (processed_at);

-- When a socket came or went last: one that has left is forgotten after a while.
ALTER TABLE participant ADD COLUMN changed_at TIMESTAMP WITH TIME ZONE
    DEFAULT CURRENT_TIMESTAMP NOT NULL;
