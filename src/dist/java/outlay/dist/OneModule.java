package outlay.dist;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * The program and all its libraries as one open module, which jlink can put into a runtime. Only
 * what is inside a runtime may be archived as loaded classes and still be moved to another folder.
 */
final class OneModule {
    private static final String SERVICES = "META-INF/services/";

    /** Of no use inside: who made a jar, and native libraries, of which ours stands beside. */
    private static final Pattern LEFT_OUT =
            Pattern.compile(
                    "module-info\\.class|META-INF/(MANIFEST\\.MF|maven/.*|native-image/.*|versions/.*)"
                            + "|META-INF/(licenses/.*|[^/]*(LICENSE|NOTICE)[^/]*)|OSGI-INF/.*"
                            + "|org/sqlite/native/.*|org/jline/nativ/.*/.*");

    /** Found by name only, so that no class says that they are needed. */
    private static final List<String> ALSO_REQUIRED =
            List.of("java.logging", "jdk.charsets", "jdk.crypto.ec", "jdk.unsupported");

    private final Path folder;
    private final Map<String, Set<String>> provided = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    OneModule(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Takes in what a jar has for this Java. */
    void add(Path jar) throws IOException {
        for (ModuleReference module : ModuleFinder.of(jar).findAll()) {
            used.addAll(module.descriptor().uses());
        }
        try (JarFile file =
                new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : file.versionedStream().toList()) {
                if (entry.isDirectory() || LEFT_OUT.matcher(entry.getName()).matches()) {
                    continue;
                }
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    boolean isClass = entry.getName().endsWith(".class");
                    add(entry.getName(), isClass ? shaped(content) : content);
                }
            }
        }
    }

    private static byte[] shaped(byte[] content) {
        return DateFormats.leftOut(ClassFormat.renewed(content));
    }

    private void add(String name, byte[] content) throws IOException {
        String service = name.startsWith(SERVICES) ? name.substring(SERVICES.length()) : "/";
        if (!service.contains("/")) {
            provide(service, new String(content, StandardCharsets.UTF_8));
            return;
        }
        Path file = folder.resolve(name);
        if (Files.exists(file) && !Arrays.equals(content, Files.readAllBytes(file))) {
            throw new IllegalStateException("two libraries have another " + name);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void provide(String service, String providers) {
        providers
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(
                        each ->
                                provided.computeIfAbsent(service, s -> new LinkedHashSet<>())
                                        .add(each));
    }

    /** Writes what the module needs, uses and provides. */
    void describe(String version) throws IOException {
        used.addAll(provided.keySet());
        used.removeIf(service -> !isThere(service));
        StringBuilder text = new StringBuilder("open module outlay {\n");
        required().forEach(module -> text.append("requires " + module + ";\n"));
        // What exports nothing, Java would not load unless told to; and being told costs time.
        text.append("exports outlay.cli;\n");
        used.forEach(service -> text.append("uses " + service + ";\n"));
        provided.forEach(
                (service, providers) -> {
                    if (used.contains(service)) {
                        text.append("provides " + service + " with ");
                        text.append(providers.stream().collect(joining(", ")) + ";\n");
                    }
                });
        Path source = Files.writeString(folder.resolveSibling("module-info.java"), text + "}\n");
        JdkTool.run(
                "javac",
                "--patch-module=outlay=" + folder,
                "--module-version=" + version,
                "-d",
                folder.toString(),
                source.toString());
    }

    private Set<String> required() {
        String found =
                JdkTool.run(
                        "jdeps",
                        "--ignore-missing-deps",
                        "--multi-release=base",
                        "--print-module-deps",
                        folder.toString());
        Set<String> modules = new TreeSet<>(ALSO_REQUIRED);
        modules.addAll(List.of(found.strip().split(",")));
        modules.remove("java.base");
        return modules;
    }

    /** Libraries also serve what another Java than this one has, or nobody here. */
    private boolean isThere(String service) {
        String file = service.replace('.', '/') + ".class";
        return Files.exists(folder.resolve(file))
                || ClassLoader.getPlatformClassLoader().getResource(file) != null;
    }
}
