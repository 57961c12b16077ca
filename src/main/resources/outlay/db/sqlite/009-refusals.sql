-- What the mail server said when it last refused the sender; absent once it has taken an email.
ALTER TABLE campaign ADD COLUMN refused TEXT;
