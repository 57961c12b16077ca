package outlay.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the archive and the Debian package out of what Maven has built: target/outlay.jar and
 * target/lib. Two builds of one commit make the same files: decision D164.
 *
 * <pre>
 *   target/dist/module          the program and its libraries as one module
 *   target/dist/outlay-VERSION  what is installed: bin, lib, share, LICENSE
 *   target/*.tar.gz, *.deb      the same, packed
 * </pre>
 */
public final class Packages {
    private Packages() {}

    /** Takes the checkout, the version, and the time that all files shall have. */
    public static void main(String[] arguments) throws IOException {
        Path checkout = Path.of(arguments[0]).toRealPath();
        String version = arguments[1];
        Instant time = Instant.parse(arguments[2]);
        Path target = checkout.resolve("target");
        Path work = target.resolve("dist");
        Path root = work.resolve("outlay-" + version);
        List<Path> libraries = jars(target.resolve("lib"));

        step("one module of the program and its libraries");
        OneModule module = new OneModule(work.resolve("module"));
        Folders.renew(module.folder());
        for (Path library : libraries) {
            module.add(library);
        }
        module.add(target.resolve("outlay.jar"));
        module.describe(version);

        step("a Java runtime that has it inside");
        Folders.renew(root);
        JavaRuntime runtime = new JavaRuntime(root.resolve("lib/outlay"));
        runtime.link(module.folder());
        new Surroundings(checkout, root, time).lay();
        new Licences(checkout.resolve("src/dist/licences"), root).collect(libraries);
        step("an archive of the classes that usual commands load");
        runtime.archiveClasses(work.resolve("rehearsal"));

        step("the packages");
        String archive = "outlay-" + version;
        Packing.of(root, archive + "/").tarball(target.resolve(archive + ".tar.gz"), time);
        new DebianPackage(checkout.resolve("src/dist/debian"), version, time).pack(root, target);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void step(String what) {
        System.out.println("making " + what);
    }
}
