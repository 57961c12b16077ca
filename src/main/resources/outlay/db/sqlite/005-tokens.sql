-- Signed, together with the number, into the message's tokens. Numbers come again when a backup is
-- restored; this does not, so that no token ever names two messages. Empty for messages sent before
-- this column was there: the tokens out there about them have only the number in them.
ALTER TABLE message ADD COLUMN salt BLOB NOT NULL DEFAULT x'';
