/**
 * Tells whether somebody says in plain words that he wants no more mail.
 *
 * <pre>
 * OptOuts            sentence by sentence, in what he wrote himself
 *   |         \--- SentenceCutter
 * OptOutLanguages    one look tells that most sentences are no such wish in any language
 *   |         \--- Phrases, WordIndex, Beginnings     what is looked for where a word begins
 * OptOutLanguage     what passes is weighed, a language at a time; optouts.txt has the words
 * </pre>
 *
 * <p>May import {@code outlay} and {@code refusal}. Invariant: knows no message.
 */
@NullMarked
package outlay.inbound.optout;

import org.jspecify.annotations.NullMarked;
