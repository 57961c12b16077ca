package outlay.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files by the names that they will have, packed in one order, with one owner and one time. */
final class Packing {
    private final Map<String, Path> files = new TreeMap<>();

    /** Returns all files of a folder, their names behind a prefix such as {@code outlay-1.0.0/}. */
    static Packing of(Path folder, String prefix) throws IOException {
        Packing packing = new Packing();
        for (Path file : Folders.files(folder)) {
            packing.add(prefix + folder.relativize(file), file);
        }
        return packing;
    }

    void add(String name, Path file) {
        files.put(name, file);
    }

    Map<String, Path> files() {
        return files;
    }

    /** Writes them as a gzipped tar. */
    void tarball(Path archive, Instant time) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            out.write(tarball(time));
        }
    }

    byte[] tarball(Instant time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            TreeMap<String, Path> entries = new TreeMap<>(files);
            files.keySet().forEach(name -> folders(name, entries));
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                put(tar, entry.getKey(), entry.getValue(), time);
            }
        }
        return bytes.toByteArray();
    }

    /** Adds the folders above a file. */
    private static void folders(String name, Map<String, Path> entries) {
        for (int i = name.indexOf('/'); i >= 0; i = name.indexOf('/', i + 1)) {
            entries.put(name.substring(0, i + 1), Path.of(""));
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, Path file, Instant time)
            throws IOException {
        TarArchiveEntry entry;
        if (name.endsWith("/")) {
            entry = new TarArchiveEntry(name);
            entry.setMode(0755);
        } else if (Files.isSymbolicLink(file)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(file).toString());
            entry.setMode(0777);
        } else {
            entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(file));
            entry.setMode(Files.isExecutable(file) ? 0755 : 0644);
        }
        entry.setModTime(time.toEpochMilli());
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }
}
