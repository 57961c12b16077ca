/**
 * What is left after the worst moment: the real program as a process of its own, killed at its
 * system calls, out of disk space, stopped, interrupted, or ten times at once.
 *
 * <p>With {@code strace} installed, processes are killed at chosen system calls: a sample of them,
 * drawn with a fixed seed, or with {@code -Doutlay.crash=full} at every single one. Without it they
 * are killed at random moments.
 */
@NullMarked
package outlay.crash;

import org.jspecify.annotations.NullMarked;
