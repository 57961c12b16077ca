package outlay.contact;

import java.util.Map;
import outlay.EmailAddress;

/**
 * One person.
 *
 * @param id the place in the order of import
 * @param address where the person is written to
 * @param fields the values by field name, {@code email} as written included; a blank field is
 *     absent
 */
public record Contact(int id, EmailAddress address, Map<String, String> fields) {}
