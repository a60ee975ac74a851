-- The chat of Socket.IO's tutorial: ids grow, and a client's own name for a message counts once.

CREATE TABLE numbered_message (
    id            BIGINT                   NOT NULL PRIMARY KEY,
    client_offset VARCHAR                  UNIQUE,
    body          VARCHAR                  NOT NULL,
    stored_at     TIMESTAMP WITH TIME ZONE NOT NULL
);

-- One row, locked by the transaction that stores the next message.
CREATE TABLE numbered_last (
    row_id  INT    NOT NULL PRIMARY KEY,
    last_id BIGINT NOT NULL
);
INSERT INTO numbered_last (row_id, last_id) VALUES (1, 0);
