package outlay.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.contact.AddressList;

/** A file that the command line names, or standard input for {@code -}. */
record InputFile(Environment environment, String name) {

    /**
     * Opens it; the caller closes it.
     *
     * @throws Problem INVALID_INPUT when it cannot be read
     */
    InputStream open() {
        if (name.equals("-")) {
            return new BufferedInputStream(environment.streams().in());
        }
        Path file = environment.file(name);
        try {
            if (Files.isDirectory(file)) {
                throw unreadable("it is a folder", null);
            }
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw unreadable("no such file", e);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private Problem unreadable(String why, @org.jspecify.annotations.Nullable IOException e) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                "cannot read " + name + ": " + why,
                "check the name and the permissions",
                e);
    }

    /**
     * Returns the addresses in it.
     *
     * @throws Problem INVALID_INPUT with the line for what is no address
     */
    List<EmailAddress> addresses() {
        try (InputStream in = open()) {
            AddressList<EmailAddress> list = AddressList.read(in, name, AddressList.Kind.ADDRESS);
            for (AddressList.Failure failure : list.failures()) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        name + ":" + failure.line() + ": " + failure.reason(),
                        "mend the line or take it out");
            }
            return list.entries().stream().map(AddressList.Entry::value).toList();
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }
}
