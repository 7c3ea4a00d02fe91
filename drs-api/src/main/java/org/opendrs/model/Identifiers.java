package org.opendrs.model;

/** The one rule for identifiers. Names from outside reach reports and store keys, so their size is bounded here. */
final class Identifiers {
    private static final int MAX_LENGTH = 256;

    private Identifiers() {}

    static void check(String kind, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a " + kind + " id must have 1 to " + MAX_LENGTH
                    + " characters and not be blank, got " + value.length() + " characters");
        }
    }
}
