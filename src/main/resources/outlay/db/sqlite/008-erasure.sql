-- What a mail server said about somebody goes with the person.
CREATE INDEX message_of_recipient ON message (recipient_id);

CREATE TRIGGER message_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
WHEN NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL
BEGIN
    UPDATE message
    SET reply = NULL
    WHERE recipient_id = NEW.id;
END;

-- Earlier versions kept it, and the address in it.
UPDATE message
SET reply = NULL
WHERE reply IS NOT NULL
  AND recipient_id IN (SELECT id FROM recipient WHERE contact_id IS NULL);

UPDATE do_not_email
SET reason = 'bounced: erased'
WHERE reason LIKE 'bounced: %'
  AND entry NOT LIKE '@%'
  AND instr(lower(reason), lower(substr(entry, 1, instr(entry, '@') - 1))) > 0;
