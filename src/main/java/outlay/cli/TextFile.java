package outlay.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import outlay.Problem;

/** Reads files of text. */
final class TextFile {
    private TextFile() {}

    /**
     * Returns a file's text.
     *
     * @param name as the user wrote it
     * @throws Problem INVALID_INPUT when it cannot be read or is no UTF-8
     */
    static String read(Path file, String name) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT, name + " is no UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    "cannot read " + name + ": " + reason(e),
                    "check the name and the permissions",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "no such file"
                : String.valueOf(e.getMessage());
    }
}
