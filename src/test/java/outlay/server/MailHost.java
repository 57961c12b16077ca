package outlay.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.crash.Await;
import outlay.mail.smtp.TestKeys;

/**
 * Postfix and Dovecot in one folder. The host knows {@code ann bob away@lead.example} and {@code
 * bounces sam@sender.example}; what it takes for {@code gone full blocked slow@later.example} is
 * refused by the next server.
 */
final class MailHost implements AutoCloseable {
    static final String PASSWORD = "pass-w0rd";

    private static final String LDA = "/usr/lib/dovecot/dovecot-lda";
    private static final String SIEVE = "/usr/lib/dovecot/modules/lib90_sieve_plugin.so";

    /** User and group "nobody", who owns the mailboxes. */
    private static final int NOBODY = 65534;

    private final Path folder;
    private final TestKeys keys;
    private final Map<String, Object> values = new TreeMap<>();
    private final Daemon dovecot;
    private final Daemon postfix;

    MailHost(Path folder) throws Exception {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        this.keys = TestKeys.make(folder, "ip:127.0.0.1");
        choose();
        this.dovecot = startDovecot();
        this.postfix = startPostfix();
    }

    /** Returns what this machine lacks for a mail host. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String file : List.of("/usr/sbin/postfix", "/usr/sbin/dovecot", LDA, SIEVE)) {
            if (Files.notExists(Path.of(file))) {
                missing.add(file);
            }
        }
        if (!System.getProperty("user.name").equals("root")) {
            missing.add("root, which Postfix starts for");
        }
        return missing;
    }

    private void choose() throws IOException {
        values.put("folder", folder);
        values.put("uid", NOBODY);
        values.put("gid", NOBODY);
        values.put("password", PASSWORD);
        values.put("certificate", keys.certificateFile());
        values.put("key", keys.keyFile());
        for (String port : List.of("smtp", "next", "submission", "smtps", "imaps")) {
            values.put(port, Machine.freePort());
        }
    }

    private Daemon startDovecot() throws Exception {
        Path config = configure("dovecot.conf", folder.resolve("dovecot.conf"));
        // Also written by the delivery agent, which is nobody.
        Path log = Files.createFile(folder.resolve("dovecot.log"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-rw-rw-"));
        return Daemon.start(
                folder.resolve("dovecot.out"),
                List.of(port("imaps")),
                "/usr/sbin/dovecot",
                "-F",
                "-c",
                config.toString());
    }

    private Daemon startPostfix() throws Exception {
        Path config = Files.createDirectory(folder.resolve("postfix"));
        configure("main.cf", config.resolve("main.cf"));
        Path master = configure("master.cf", config.resolve("master.cf"));
        Path pipe = folder.resolve("inbox-pipe.sh");
        Files.writeString(master, sample("postfix-master.cf", pipe), StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("forward"), sample("forward", pipe));
        Files.createDirectory(folder.resolve("queue"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Machine.run("chown", "postfix", data.toString());
        ownedByNobody(Files.createDirectory(folder.resolve("mail")));
        Machine.run("/usr/sbin/postfix", "-c", config.toString(), "check");
        return Daemon.start(
                folder.resolve("postfix.log"),
                List.of(port("smtp"), port("next"), port("submission"), port("smtps")),
                "/usr/lib/postfix/sbin/master",
                "-c",
                config.toString(),
                "-s");
    }

    /** Returns a sample of ours as an operator would have changed it. */
    private static String sample(String name, Path pipe) throws IOException {
        return Files.readString(Path.of("samples").resolve(name))
                .replace("/opt/outlay/samples/inbox-pipe.sh", pipe.toString())
                .replace("user=outlay", "user=nobody");
    }

    /**
     * Sets up the mail pipe that the addresses {@code unsub@sender.example} and {@code
     * nobody@local.example} have.
     *
     * @param outlay the folder of what it calls
     */
    void pipe(Path outlay) throws IOException {
        Path pipe = folder.resolve("inbox-pipe.sh");
        Files.writeString(
                pipe,
                Files.readString(Path.of("samples/inbox-pipe.sh"))
                        .replace("/opt/outlay/bin", outlay.toString()));
        Files.setPosixFilePermissions(pipe, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Tries at once to deliver what was put off. */
    void tryAgain() throws Exception {
        Machine.run("/usr/sbin/postqueue", "-c", folder.resolve("postfix").toString(), "-f");
    }

    /** Writes a configuration with the values of this host. */
    private Path configure(String name, Path target) throws IOException {
        try (InputStream in = MailHost.class.getResourceAsStream("/server/" + name)) {
            String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
            }
            return Files.writeString(target, text);
        }
    }

    private static Path ownedByNobody(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:gid", NOBODY);
        return file;
    }

    /** Returns the port of {@code smtp}, {@code submission}, {@code smtps} or {@code imaps}. */
    int port(String service) {
        return (Integer) requireNonNull(values.get(service), service);
    }

    /** Where mail is taken from this machine without more ado. */
    String smtp() {
        return "smtp://127.0.0.1:" + port("smtp");
    }

    /** The authority that vouches for the host. */
    String caFile() {
        return keys.caFile().toString();
    }

    String postfixLog() throws IOException {
        return Files.readString(folder.resolve("postfix.log"));
    }

    Path mailbox(String user) {
        return folder.resolve("mail").resolve(user);
    }

    /** Gives a mailbox a Sieve script, run over what comes in. */
    void script(String user, String script) throws IOException {
        if (Files.notExists(mailbox(user))) {
            ownedByNobody(Files.createDirectory(mailbox(user)));
        }
        ownedByNobody(Files.writeString(mailbox(user).resolve("script.sieve"), script));
    }

    /** Waits until there are so many new messages in a mailbox, and returns them. */
    List<String> await(String user, int howMany) throws Exception {
        Await.until(() -> newMail(user).size() >= howMany);
        List<String> messages = new ArrayList<>();
        for (Path file : newMail(user)) {
            messages.add(Files.readString(file));
        }
        return messages;
    }

    private List<Path> newMail(String user) throws IOException {
        return mail(user, "new");
    }

    private List<Path> mail(String user, String part) throws IOException {
        Path folder = mailbox(user).resolve(part);
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Throws away all mail, also that which is still on its way. */
    void clear() throws Exception {
        String config = folder.resolve("postfix").toString();
        Await.until(() -> !queue(config).matches("(?s).*\"(maildrop|incoming|active)\".*"));
        Machine.run("/usr/sbin/postsuper", "-c", config, "-d", "ALL");
        for (String user : List.of("ann", "bob", "away", "bounces", "sam")) {
            for (String part : List.of("new", "cur")) {
                for (Path file : mail(user, part)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns a line of JSON for each message that has not been delivered yet. */
    private static String queue(String config) throws Exception {
        return Machine.run("/usr/sbin/postqueue", "-c", config, "-j");
    }

    /** Hands in a message as its writer does. */
    void submit(String from, String to, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("submitted"), message);
        String config = folder.resolve("postfix").toString();
        String command = "exec /usr/sbin/sendmail -C \"$1\" -f \"$2\" -- \"$3\" < \"$4\"";
        Machine.run("sh", "-c", command, "sendmail", config, from, to, file.toString());
    }

    /** Gives up on all that could not be delivered yet. */
    void giveUp() throws Exception {
        String config = folder.resolve("postfix").toString();
        Machine.run("/usr/sbin/postconf", "-c", config, "maximal_queue_lifetime=0");
        Machine.run("/usr/sbin/postfix", "-c", config, "reload");
        Machine.run("/usr/sbin/postqueue", "-c", config, "-f");
    }

    @Override
    public void close() throws IOException {
        postfix.close();
        dovecot.close();
    }
}
