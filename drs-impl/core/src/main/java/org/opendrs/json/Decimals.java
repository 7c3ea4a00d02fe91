package org.opendrs.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with few decimals. Written from these a figure has one text on every JDK; that of a double differs between them. */
public final class Decimals {
    private Decimals() {}

    /** Returns the number rounded to so many decimals, half to even, without zeros at its end. */
    public static BigDecimal of(BigDecimal value, int decimals) {
        return plain(value.setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** Returns the number rounded to so many decimals, half to even, without zeros at its end. */
    public static BigDecimal of(double value, int decimals) {
        return of(new BigDecimal(value), decimals);
    }

    /** Returns the number cut down to so many decimals, so that a lower bound stays one. */
    public static BigDecimal floor(BigDecimal value, int decimals) {
        return plain(value.setScale(decimals, RoundingMode.FLOOR));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
