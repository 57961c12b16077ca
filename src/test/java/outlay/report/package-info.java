/** The report in a browser. */
@NullMarked
package outlay.report;

import org.jspecify.annotations.NullMarked;
