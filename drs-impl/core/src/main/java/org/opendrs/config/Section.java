package org.opendrs.config;

import java.time.Duration;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * Makes the rows of one section of the file.
 *
 * @param path path of the section, such as {@code turns}
 */
record Section(String path) {
    Section sub(String name) {
        return new Section(path + "." + name);
    }

    Setting<Duration> time(String name, Duration standard, Duration least, Duration most, String doc) {
        return new Setting<>(path + "." + name, Forms.DURATION, standard, least, most, doc);
    }

    /** Returns a row for a ratio from 0 to 1. */
    Setting<Double> ratio(String name, double standard, String doc) {
        return ratio(name, standard, 0, 1, doc);
    }

    Setting<Double> ratio(String name, double standard, double least, double most, String doc) {
        return new Setting<>(path + "." + name, Forms.RATIO, standard, least, most, doc);
    }

    /** Returns a row for an amount of memory from zero on. */
    Setting<Bytes> memory(String name, Bytes standard, Bytes most, String doc) {
        return new Setting<>(path + "." + name, Forms.BYTES, standard, Bytes.ZERO, most, doc);
    }

    Setting<ByteRate> rate(String name, ByteRate standard, ByteRate least, ByteRate most, String doc) {
        return new Setting<>(path + "." + name, Forms.BYTE_RATE, standard, least, most, doc);
    }

    /** Returns a row for a number from one on. */
    Setting<Integer> count(String name, int standard, int most, String doc) {
        return new Setting<>(path + "." + name, Forms.COUNT, standard, 1, most, doc);
    }

    Setting<Boolean> onOff(String name, boolean standard, String doc) {
        return new Setting<>(path + "." + name, Forms.SWITCH, standard, false, true, doc);
    }
}
