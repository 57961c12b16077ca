/** The commands under Contacts on the start page; see {@link outlay.cli.contacts.ContactsRoom}. */
@NullMarked
package outlay.cli.contacts;

import org.jspecify.annotations.NullMarked;
