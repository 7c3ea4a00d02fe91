package org.opendrs.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * How values of one kind are written.
 *
 * @param type the kind
 * @param valid what is valid, in words with examples
 * @param parser returns the value of a text, or empty if it is not written like this
 * @param printer returns the text of a value
 * @param inPercent how a value that was written in per cent is answered; empty if none of this kind is
 * @param <T> the kind
 */
record Form<T>(
        Class<T> type,
        String valid,
        Function<String, Optional<T>> parser,
        Function<T, String> printer,
        Optional<Form<T>> inPercent) {
    Form(Class<T> type, String valid, Function<String, Optional<T>> parser, Function<T, String> printer) {
        this(type, valid, parser, printer, Optional.empty());
    }

    /** Returns the form in which somebody is answered who has written this. */
    Form<T> like(String written) {
        return written.strip().endsWith("%") ? inPercent.orElse(this) : this;
    }

    Optional<T> parse(String text) {
        return parser.apply(text);
    }

    String print(T value) {
        return printer.apply(value);
    }
}
