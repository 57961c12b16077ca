/** The program on a database of a PostgreSQL server. */
@NullMarked
package outlay.postgres;

import org.jspecify.annotations.NullMarked;
