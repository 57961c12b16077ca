package outlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but their owner may use: persons and passwords are in them. */
public final class OwnerOnly {
    /** Makes a file so. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

    /** Makes a folder so. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode("rwx------");

    private OwnerOnly() {}

    /** Says whether a file or folder that is there is so. */
    public static boolean is(Path file) throws IOException {
        return PosixFilePermissions.fromString("rwx------")
                .containsAll(Files.getPosixFilePermissions(file));
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
