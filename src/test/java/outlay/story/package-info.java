/** Whole stories of an operator, told through the command line against real files and sockets. */
@NullMarked
package outlay.story;

import org.jspecify.annotations.NullMarked;
