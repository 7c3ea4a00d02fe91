package org.opendrs.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.opendrs.core.words.Amounts;
import org.opendrs.unit.Bytes;

/** Tells which settings differ between two records, by the names of their components. */
final class SettingsDifference {
    private static final double MILLIS = 1000;

    private SettingsDifference() {}

    /** Returns a text such as {@code settings.turns.period: 10 s -> 5 s} for each difference, in the order of the components. */
    static List<String> between(AgentSettings before, AgentSettings after) {
        var differences = new ArrayList<String>();
        compare("", before, after, differences);
        return differences;
    }

    private static void compare(String path, Object before, Object after, List<String> differences) {
        if (Objects.equals(before, after)) {
            return;
        }
        // Quantities are records of one component; their own text is what an operator reads.
        RecordComponent[] parts = before.getClass().getRecordComponents();
        if (parts == null || parts.length < 2) {
            differences.add(path + ": " + written(before) + " -> " + written(after));
            return;
        }
        for (RecordComponent part : parts) {
            String name = path.isEmpty() ? asInTheFile(part.getName()) : path + "." + part.getName();
            compare(name, value(part, before), value(part, after), differences);
        }
    }

    /** The agent's own settings are written with hyphens, those of the engine as in Java. */
    private static String asInTheFile(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String written(Object value) {
        if (value instanceof Duration time) {
            return Amounts.span(time.toMillis() / MILLIS);
        }
        if (value instanceof Bytes amount) {
            return Amounts.memory(amount.value());
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static Object value(RecordComponent part, Object owner) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("component " + part.getName() + " cannot be read", e);
        }
    }
}
