package outlay.contact;

import java.util.Map;

/**
 * One person.
 *
 * @param id the place in the order of import
 * @param email the address as written
 * @param fields the values by field name, {@code email} included; a blank field is absent
 */
public record Contact(int id, String email, Map<String, String> fields) {}
