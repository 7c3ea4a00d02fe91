package org.opendrs.sim.scenario;

/** Names of the members of a group. */
final class Numbered {
    private Numbered() {}

    /**
     * Returns {@code name-7}; with leading zeros, so that all names of a group have one length, which keeps their order that of their
     * numbers.
     */
    static String name(String group, int number, int of) {
        var digits = new StringBuilder(Integer.toString(number));
        while (digits.length() < Integer.toString(of).length()) {
            digits.insert(0, '0');
        }
        return group + "-" + digits;
    }
}
