package outlay.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/** The same files as a package for Debian and its like: deb(5). */
final class DebianPackage {
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)\\b");

    private final Path sources;
    private final String version;
    private final Instant time;

    DebianPackage(Path sources, String version, Instant time) {
        this.sources = sources;
        this.version = version;
        this.time = time;
    }

    /** Packs what is installed under {@code root}. */
    void pack(Path root, Path target) throws IOException {
        String architecture = System.getProperty("os.arch").replace("aarch64", "arm64");
        Packing data = files(root);
        Path meta = target.resolve("dist/debian");
        Folders.renew(meta);
        Packing control = new Packing();
        for (String script : new String[] {"postinst", "prerm", "postrm", "conffiles"}) {
            control.add("./" + script, sources.resolve(script));
        }
        control.add(
                "./control",
                Files.writeString(meta.resolve("control"), control(data, architecture)));
        control.add("./md5sums", Files.writeString(meta.resolve("md5sums"), sums(data)));

        Path deb = target.resolve("outlay_" + version + "-1_" + architecture + ".deb");
        try (OutputStream out = Files.newOutputStream(deb);
                ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
            put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(ar, "control.tar.gz", control.tarball(time));
            put(ar, "data.tar.gz", data.tarball(time));
        }
    }

    /** Where Debian has what stands in the root's folders. */
    private Packing files(Path root) throws IOException {
        Packing data = new Packing();
        Packing.of(root, "")
                .files()
                .forEach(
                        (name, file) -> {
                            if (name.startsWith("lib/systemd/")) {
                                data.add("./" + name, file);
                            } else if (name.contains("/")) {
                                data.add("./usr/" + name, file);
                            }
                        });
        data.add("./usr/share/doc/outlay/copyright", sources.resolve("copyright"));
        data.add("./etc/outlay/outlay.env", root.resolve("share/doc/outlay/samples/outlay.env"));
        return data;
    }

    private String control(Packing data, String architecture) throws IOException {
        long bytes = 0;
        int glibc = 0;
        for (Path file : data.files().values()) {
            bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
            if (Files.isExecutable(file) || file.toString().matches(".*(\\.so|/sqlite)")) {
                glibc = Math.max(glibc, glibc(file));
            }
        }
        return Files.readString(sources.resolve("control"))
                .replace("${version}", version + "-1")
                .replace("${architecture}", architecture)
                .replace("${glibc}", "2." + glibc)
                .replace("${size}", Long.toString(bytes / 1024));
    }

    /** The newest interface of the C library that a program or library wants. */
    private static int glibc(Path file) throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Matcher wanted = GLIBC.matcher(content);
        int newest = 0;
        while (wanted.find()) {
            newest = Math.max(newest, Integer.parseInt(wanted.group(1)));
        }
        return newest;
    }

    private static String sums(Packing data) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, Path> file : data.files().entrySet()) {
            if (!file.getKey().startsWith("./etc/") && !Files.isSymbolicLink(file.getValue())) {
                sums.append(md5(file.getValue()) + "  " + file.getKey().substring(2) + "\n");
            }
        }
        return sums.toString();
    }

    private static String md5(Path file) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
            return String.format("%032x", new BigInteger(1, sum));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(
                new ArArchiveEntry(name, content.length, 0, 0, 0100644, time.getEpochSecond()));
        ar.write(content);
        ar.closeArchiveEntry();
    }
}
