-- Where all who share a database take turns. It is there before anything else.
-- One row, which whoever changes anything locks first. Its number grows with each change.
CREATE TABLE IF NOT EXISTS writer (
    id    BIGINT PRIMARY KEY CHECK (id = 1),
    epoch BIGINT NOT NULL
);

-- What was committed last, so that one whose connection broke in that moment learns whether it was.
CREATE TABLE IF NOT EXISTS committed (
    token TEXT COLLATE "C" PRIMARY KEY,
    epoch BIGINT NOT NULL
);

-- Who is at an activity, and until when by the server's clock unless he says so again.
CREATE TABLE IF NOT EXISTS lease (
    activity TEXT COLLATE "C" PRIMARY KEY,
    holder   TEXT COLLATE "C" NOT NULL,
    ends_at  TIMESTAMP WITH TIME ZONE NOT NULL
);

INSERT INTO writer (id, epoch) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;
