-- Number of the last connection of a socket that was heard of: the end of an older one may be told
-- after the beginning of a younger one.
ALTER TABLE participant ADD COLUMN connection BIGINT DEFAULT 0 NOT NULL;
