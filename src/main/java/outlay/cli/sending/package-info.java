/** The commands under Sending on the start page; see {@link outlay.cli.sending.SendingRoom}. */
@NullMarked
package outlay.cli.sending;

import org.jspecify.annotations.NullMarked;
