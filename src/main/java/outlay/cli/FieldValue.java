package outlay.cli;

import java.lang.reflect.Field;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/** The field of a command that the value of an option goes into. */
final class FieldValue implements IGetter, ISetter {
    private final Object owner;
    private final Field field;

    /**
     * @param named class and name of the field, as {@link #named} writes them
     */
    FieldValue(Object owner, String named) {
        this.owner = owner;
        int space = named.indexOf(' ');
        try {
            field =
                    Class.forName(named.substring(0, space))
                            .getDeclaredField(named.substring(space + 1));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no field " + named, e);
        }
        field.setAccessible(true);
    }

    /** Names a field by its class and itself. */
    static String named(Object field) {
        Field named = (Field) field;
        return named.getDeclaringClass().getName() + " " + named.getName();
    }

    Field field() {
        return field;
    }

    // Whatever T is asked for, it is what the field holds: picocli casts it.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T get() {
        try {
            return (T) field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T set(T value) {
        T before = get();
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return before;
    }
}
