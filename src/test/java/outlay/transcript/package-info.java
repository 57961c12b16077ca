/**
 * Transcripts: sessions at a shell, written down with what they must answer. They are run in this
 * process by {@link outlay.transcript.TranscriptTest}, and read as documentation.
 *
 * <p>The language of {@code src/test/resources/transcripts/*.test}:
 *
 * <pre>
 * # a comment
 * file NAME                 makes a file of the lines below that are indented by four spaces
 * $ outlay credits buy 5    runs a command; words may be quoted; VAR=value may stand before it;
 *                           &lt; FILE and &gt; FILE redirect stdin and stdout
 * $ tty outlay ...          runs it as on a terminal
 * $ export VAR=value        sets a variable for all that follows
 * $ mailserver MODE [EMAIL]  starts a mail server for what follows: see {@link
 *                           outlay.transcript.MailServer}
 * $ cat FILE                and other small commands: see {@link outlay.transcript.Builtins}
 * &lt; answer                  an answer to a prompt
 * Bought: 5                 a line of stdout
 * ! notice                  a line of stderr
 * =&gt; 6                      the exit code, when it is not 0
 * </pre>
 *
 * <p>In an expected line {@code <time>}, {@code <number>} and {@code <id>} stand for a value that
 * changes, {@code ...} for any text; a line of {@code ...} alone for any lines; {@code <here>} is
 * the folder of the session. A line that begins with a backslash is taken as it is after that.
 */
@NullMarked
package outlay.transcript;

import org.jspecify.annotations.NullMarked;
