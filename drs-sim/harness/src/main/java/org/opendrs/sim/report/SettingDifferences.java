package org.opendrs.sim.report;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.config.DrsSettings;
import org.opendrs.config.OperatorValues;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Finds the settings of a run that are not the defaults, by the names of the records that hold them. */
final class SettingDifferences {
    private SettingDifferences() {}

    /** Returns lines such as {@code turns.period = 20s (default 10s)}, in the order of the records and written as in a file of settings. */
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
        if (value instanceof Duration time) {
            return OperatorValues.print(time);
        }
        if (value instanceof Bytes memory) {
            return OperatorValues.print(memory);
        }
        return value instanceof Millicores cpu ? OperatorValues.print(cpu) : value.toString();
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the setting " + component.getName() + " cannot be read", e);
        }
    }
}
