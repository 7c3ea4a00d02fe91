package org.opendrs.sim.report;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.config.DrsSettings;
import org.opendrs.unit.Millicores;

/** Finds the settings of a run that are not the defaults, by the names of the records that hold them. */
final class SettingDifferences {
    private static final double MILLIS_PER_SECOND = 1000;

    private SettingDifferences() {}

    /** Returns lines such as {@code turns.period = 20.0 s (default 10.0 s)}, in the order of the records. */
    static List<String> from(DrsSettings settings) {
        var lines = new ArrayList<String>();
        compare("", settings, DrsSettings.DEFAULT, lines);
        return lines;
    }

    private static void compare(String path, Object value, Object usual, List<String> lines) {
        if (value.equals(usual)) {
            return;
        }
        boolean nested = value.getClass().getPackageName().startsWith("org.opendrs.")
                && !value.getClass().getPackageName().equals("org.opendrs.unit")
                && value instanceof Record
                && value.getClass() == usual.getClass();
        if (!nested) {
            lines.add(path + " = " + text(value) + " (default " + text(usual) + ")");
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            compare(name, read(component, value), read(component, usual), lines);
        }
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() / MILLIS_PER_SECOND + " s";
        }
        return value instanceof Millicores cpu ? cpu.toCores() + " cores" : value.toString();
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the setting " + component.getName() + " cannot be read", e);
        }
    }
}
