/**
 * Reads what people give as CSV: files of contacts and lists of addresses.
 *
 * <pre>
 * ContactFile                                 AddressList
 *    |-- ColumnMapping                           |-- AddressColumns, AddressLine
 *    |     |-- OptOutColumns -- Consent -- ConsentWord
 *    |     \-- FormulaGuard
 *    |                                           |
 * CsvRecords, CellCollector -- Cells, OpenQuote  |
 *    |                                           |
 * FileStart ------------------------------------/    delimiter, {@code sep=}, blank lines
 *    |
 * TextSource -- Gunzip, ForeignForm, StrictReader    gzip, encodings, what is no text
 * </pre>
 *
 * <p>May import {@code outlay} and {@code outlay.contact} (what a header means), FastCSV, and
 * opencsv's parser. Invariants: knows no database; what cannot be read is said with its line, and
 * nothing of a file is skipped in silence.
 */
@NullMarked
package outlay.csv;

import org.jspecify.annotations.NullMarked;
