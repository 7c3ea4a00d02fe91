package org.opendrs.sim.trace;

import java.nio.charset.StandardCharsets;

/** Decimal numbers as traces write them: digits, at most one point, perhaps a sign and an exponent. */
final class Numbers {
    /** Up to here whole numbers and powers of ten are exact as double, so that one division rounds once, and correctly. */
    private static final long EXACT = 1L << 53;

    private static final int MOST_DIGITS = 18;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Numbers() {}

    /** Returns the number that the bytes spell, or NaN if they spell none. */
    static double parse(byte[] text, int from, int to) {
        long digits = 0;
        int point = -1;
        if (to - from > MOST_DIGITS) {
            return parseAny(text, from, to);
        }
        for (int i = from; i < to; i++) {
            int c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0 && i > from) {
                point = i;
            } else {
                return parseAny(text, from, to);
            }
        }
        if (digits >= EXACT || from == to) {
            return parseAny(text, from, to);
        }
        return point < 0 ? digits : digits / TENS[to - point - 1];
    }

    /** {@link Double#parseDouble} takes more than numbers: NaN, hexadecimals, a letter for the type. */
    private static double parseAny(byte[] text, int from, int to) {
        int at = from < to && text[from] == '-' ? from + 1 : from;
        int end = digits(text, at, to);
        if (end == at) {
            return Double.NaN;
        }
        if (end < to && text[end] == '.') {
            end = digits(text, end + 1, to);
        }
        if (end < to && (text[end] == 'e' || text[end] == 'E')) {
            int sign = end + 1 < to && (text[end + 1] == '-' || text[end + 1] == '+') ? end + 2 : end + 1;
            end = digits(text, sign, to);
            if (end == sign) {
                return Double.NaN;
            }
        }
        return end == to
                ? Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII))
                : Double.NaN;
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
