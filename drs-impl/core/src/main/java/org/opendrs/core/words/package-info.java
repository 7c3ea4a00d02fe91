/**
 * Reasons in words: a sentence for each code that the library gives, and amounts in units for people, for logs, pages and command
 * lines.
 *
 * <p>Decisions are data and never depend on this package; whoever tells them to people does. Pure, but that the sentences are read
 * once from a file in the same jar. Depends on drs-api only. Start at {@link org.opendrs.core.words.ReasonWords}; sentences for
 * codes of a policy or filter of one's own are added by {@link org.opendrs.core.words.Sentences}.
 */
@NullMarked
package org.opendrs.core.words;

import org.jspecify.annotations.NullMarked;
