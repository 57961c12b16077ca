/**
 * Renders Liquid templates for very many recipients, within bounds of time and memory.
 *
 * <pre>
 * Template --> LiquidSource --> LiquidCompiler --> Chain of filters     once
 *     \-----> Page --> BoundedText                                     for each recipient
 * </pre>
 *
 * <p>May import {@code outlay}, {@code mail} and the engine (liqp), and is the only package that
 * does. Invariant: a value can never become an instruction.
 */
@NullMarked
package outlay.mail.template;

import org.jspecify.annotations.NullMarked;
