package org.opendrs.config;

import java.util.Optional;

/**
 * One row of the table of settings.
 *
 * @param path where it stands in the file, such as {@code turns.period}
 * @param form how it is written
 * @param standard the value if it is not in the file
 * @param least smallest valid value
 * @param most largest valid value
 * @param doc one sentence on what it does
 * @param <T> kind of value
 */
record Setting<T extends Comparable<? super T>>(String path, Form<T> form, T standard, T least, T most, String doc) {
    /** Returns what is wrong with the value, if it is out of range; {@code written} is how it stands in the text. */
    Optional<String> complaint(T value, String written) {
        if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
            return Optional.empty();
        }
        Form<T> spoken = form.like(written);
        return Optional.of(Problems.quoted(written) + " is out of range; " + range(spoken)
                + " is valid, the default is " + spoken.print(standard));
    }

    /** Returns the valid range in words. */
    String range() {
        return range(form);
    }

    private String range(Form<T> spoken) {
        return spoken.print(least) + " to " + spoken.print(most);
    }
}
