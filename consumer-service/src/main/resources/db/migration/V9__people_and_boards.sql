-- Who is in which room of the chat page: one row for each socket and room, kept while it may come back.
CREATE TABLE room_person (
    socket     VARCHAR                  NOT NULL,
    room       VARCHAR                  NOT NULL,
    name       VARCHAR                  NOT NULL,
    present    BOOLEAN                  NOT NULL,
    -- Number of the last connection that was heard of, as in participant.
    connection BIGINT                   NOT NULL,
    -- Since when it is there, or not.
    since      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (socket, room)
);
CREATE INDEX room_person_room ON room_person (room);

-- The list of a room's people grows by one with each change, so that the younger of two is known.
CREATE TABLE room_people (
    room    VARCHAR NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL
);

-- Strokes up to gone_to are gone: cleared, or more than a board keeps.
CREATE TABLE board (
    board    VARCHAR NOT NULL PRIMARY KEY,
    last_seq BIGINT  NOT NULL,
    gone_to  BIGINT  NOT NULL
);

CREATE TABLE board_stroke (
    board     VARCHAR NOT NULL,
    seq       BIGINT  NOT NULL,
    stroke_id VARCHAR NOT NULL,
    color     VARCHAR NOT NULL,
    width     INT     NOT NULL,
    -- As JSON: x, y, x, y ...
    points    VARCHAR NOT NULL,
    PRIMARY KEY (board, seq)
);
