package outlay.lead;

import java.util.Arrays;
import outlay.Nearest;
import outlay.Problem;
import outlay.contact.Field;
import outlay.contact.Fields;
import outlay.contact.HeaderAliases;

/** The names of fields as users write them. */
public final class FieldNames {
    private FieldNames() {}

    /**
     * Returns the name under which {@code import} keeps a field: {@code "Lead Tier"} is lead_tier.
     */
    public static String field(String written) {
        String name = HeaderAliases.fieldNamed(written);
        // An option says technology of what import calls technologies.
        return Arrays.stream(Field.values())
                .filter(field -> field.option().filter(name::equals).isPresent())
                .map(Field::toString)
                .findFirst()
                .orElse(name);
    }

    /**
     * Returns the number of a field.
     *
     * @throws Problem USAGE when no contact can have it
     */
    public static int require(Fields fields, String written) {
        int id = fields.id(field(written));
        if (id == 0) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "unknown field '" + written + "'",
                    Nearest.hint(written, fields.names()));
        }
        return id;
    }
}
