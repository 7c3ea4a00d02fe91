package org.opendrs.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells which settings differ between two records, by the names of their components. */
final class SettingsDifference {
    private SettingsDifference() {}

    /** Returns a text such as {@code settings.turns.period: PT10S -> PT5S} for each difference, in the order of the components. */
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
            differences.add(path + ": " + before + " -> " + after);
            return;
        }
        for (RecordComponent part : parts) {
            String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
            compare(name, value(part, before), value(part, after), differences);
        }
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
