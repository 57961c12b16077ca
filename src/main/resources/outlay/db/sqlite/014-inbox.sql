-- One row says how far a source of messages has been read: behind which message; or, where messages
-- have names, as in a Maildir, that one of this name has been.
CREATE TABLE inbox_place (
    source TEXT NOT NULL,                -- as it is called whoever names it
    place  TEXT NOT NULL,                -- as the kind of source counts
    PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;

-- What somebody wrote about, to find the email again. It goes with the person.
ALTER TABLE report ADD COLUMN subject TEXT;

CREATE TRIGGER report_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
WHEN NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL
BEGIN
    UPDATE report
    SET subject = NULL
    WHERE message_id IN (SELECT id FROM message WHERE recipient_id = NEW.id);
END;
