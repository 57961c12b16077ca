package outlay;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** Which release of the program this is, as the build wrote it into the jar or the module. */
public final class Release {
    private Release() {}

    /** Returns its number, such as {@code 1.0.0}; empty while it is being developed. */
    public static Optional<String> number() {
        Class<?> here = Release.class;
        return Optional.ofNullable(here.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(here.getPackage().getImplementationVersion()));
    }

    /** Returns the program's name and release. */
    public static String text() {
        return "outlay " + number().orElse("in development");
    }
}
