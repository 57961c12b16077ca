package outlay.lead;

import java.util.Arrays;
import outlay.contact.Field;
import outlay.contact.HeaderAliases;

/** The names of fields as users write them. */
final class FieldNames {
    private FieldNames() {}

    /**
     * Returns the name under which {@code import} keeps a field: {@code "Lead Tier"} is lead_tier.
     */
    static String field(String written) {
        String name = HeaderAliases.fieldNamed(written);
        // An option says technology of what import calls technologies.
        return Arrays.stream(Field.values())
                .filter(field -> field.option().filter(name::equals).isPresent())
                .map(Field::toString)
                .findFirst()
                .orElse(name);
    }
}
