-- A message's number is signed into its Message-ID and never used again. The next one is counted
-- from the highest that is there: so none may go.
CREATE TRIGGER message_is_never_deleted BEFORE DELETE ON message
BEGIN
    SELECT RAISE(ABORT, 'messages are never deleted');
END;
