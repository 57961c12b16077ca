package outlay.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Gathers under which licence each library came: the texts in its jar, else the one that is kept
 * here. A library with neither ends the build. Those of Java itself are in the runtime.
 */
final class Licences {
    private final Path kept;
    private final Path documents;

    Licences(Path kept, Path root) {
        this.kept = kept;
        this.documents = root.resolve("share/doc/outlay/licences");
    }

    void collect(List<Path> libraries) throws IOException {
        List<String> underApache = Files.readAllLines(kept.resolve("apache-2.0"));
        StringBuilder index = new StringBuilder();
        index.append(
                "Libraries are as published, old classes only in a newer format of class files.\n");
        index.append("Java (OpenJDK): lib/outlay/legal\n");
        for (Path library : libraries) {
            String name = library.getFileName().toString().replaceFirst("\\.jar$", "");
            if (fromJar(library, name) || keptFor(name)) {
                index.append(name + ": " + name + "/\n");
            } else if (underApache.stream().anyMatch(name::startsWith)) {
                index.append(name + ": Apache License 2.0, as Outlay itself\n");
            } else {
                throw new IllegalStateException(name + " has no licence in " + kept);
            }
        }
        Files.createDirectories(documents);
        Files.writeString(documents.resolve("README"), index);
    }

    /** A jar that has others in it has several of them. */
    private static String plain(ZipEntry entry) {
        return entry.getName().replace("META-INF/", "").replace('/', '-');
    }

    private boolean fromJar(Path library, String name) throws IOException {
        boolean found = false;
        try (ZipFile jar = new ZipFile(library.toFile())) {
            for (ZipEntry entry : jar.stream().map(ZipEntry.class::cast).toList()) {
                String file = entry.getName().replaceFirst(".*/", "");
                if (file.matches("([\\w-]*-)?(LICENSE|NOTICE)(\\.\\w+)?")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.createDirectories(documents.resolve(name));
                        Files.copy(in, documents.resolve(name).resolve(plain(entry)));
                    }
                    found |= file.contains("LICENSE");
                }
            }
        }
        return found;
    }

    private boolean keptFor(String name) throws IOException {
        for (Path text : Folders.files(kept)) {
            String library = text.getFileName().toString();
            if (library.endsWith(".txt") && name.startsWith(library.replace(".txt", ""))) {
                Folders.copy(text, documents.resolve(name).resolve("LICENSE"));
                return true;
            }
        }
        return false;
    }
}
