package outlay.delivery.writing;

import java.time.Instant;
import outlay.EmailAddress;
import outlay.contact.Contact;
import outlay.delivery.Conversation;
import outlay.delivery.MessageName;

/**
 * One letter to be written.
 *
 * @param step of the campaign
 * @param contact whose fields it is filled with
 * @param to where it goes; mostly the contact's own address
 * @param before what was said before, if the step continues it
 * @param name that the message will have
 */
public record Commission(
        int step,
        Contact contact,
        EmailAddress to,
        Conversation before,
        MessageName name,
        Instant now) {}
