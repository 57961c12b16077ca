package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/** A server has to prove its name, by an authority that the user names. */
final class EncryptionIT {
    @TempDir Path folder = Path.of("");

    @Test
    void speaksOnlyWithTheServerThatItMeans() throws IOException, InterruptedException {
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ours -keyout ca.key -out ca.crt");
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout x.key -out x.crt");
        openssl("req -newkey rsa:2048 -nodes -subj /CN=db -keyout server.key -out server.csr");
        Files.writeString(folder.resolve("names"), "subjectAltName=IP:127.0.0.1\n");
        openssl(
                "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2"
                        + " -extfile names -out server.crt");
        try (Cluster cluster = Cluster.start()) {
            String url = cluster.database();
            cluster.put("server.crt", Files.readString(folder.resolve("server.crt")));
            cluster.put("server.key", Files.readString(folder.resolve("server.key")));
            String sure = url + "?sslmode=verify-full&sslrootcert=" + folder;
            Operator operator = new Operator(folder);
            operator.text(7, "credits", "buy", "1", "--db", sure + "/ca.crt");
            cluster.restart("ssl=on");
            operator.text(0, "credits", "buy", "1", "--db", sure + "/ca.crt");
            operator.text(0, "status", "--db", url);
            operator.text(7, "status", "--db", sure + "/x.crt");
            assertTrue(operator.notices().contains("certificate"), operator.notices());
            operator.text(7, "status", "--db", sure.replace("127.0.0.1", "localhost") + "/ca.crt");
            assertTrue(operator.notices().contains("localhost"), operator.notices());
            operator.text(7, "status", "--db", sure + "/none.crt");
        }
        Operator operator = new Operator(folder);
        operator.text(2, "status", "--db", "postgresql://me@db.example.com/outlay?sslmode=require");
        assertTrue(operator.notices().contains("any server could answer"), operator.notices());
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of("openssl"));
        words.addAll(List.of(arguments.split(" ")));
        Process process =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("openssl.log").toFile())
                        .start();
        assertTrue(process.waitFor() == 0, Files.readString(folder.resolve("openssl.log")));
    }
}
