package org.opendrs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All settings. */
final class SettingTable {
    static final List<SettingGroup<?>> GROUPS = List.of(
            TurnRows.GROUP,
            MonitorRows.GROUP,
            HotspotRows.GROUP,
            PublishRows.GROUP,
            WaterfillRows.GROUP,
            DemandRows.GROUP,
            SafetyRows.GROUP,
            PaceRows.GROUP,
            DistressRows.GROUP,
            FloorRows.GROUP,
            ForeignRows.GROUP,
            PlanningRows.GROUP);

    private static final List<Setting<?>> ALL = rows();

    private SettingTable() {}

    static List<Setting<?>> all() {
        return ALL;
    }

    private static List<Setting<?>> rows() {
        var all = new ArrayList<Setting<?>>();
        GROUPS.forEach(group -> all.addAll(group.settings()));
        return List.copyOf(all);
    }

    static Optional<Setting<?>> at(String path) {
        for (var setting : ALL) {
            if (setting.path().equals(path)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** Returns the path of a setting with this name, whatever its section. */
    static Optional<String> named(String name) {
        return ALL.stream()
                .<String>map(Setting::path)
                .filter(path -> path.endsWith("." + name))
                .findFirst();
    }

    /** Returns the names that may follow the prefix, which is empty or ends with a dot; none if it is no section. */
    static SortedSet<String> namesUnder(String prefix) {
        var names = new TreeSet<String>();
        for (var setting : ALL) {
            if (setting.path().startsWith(prefix)) {
                var rest = setting.path().substring(prefix.length());
                int dot = rest.indexOf('.');
                names.add(dot < 0 ? rest : rest.substring(0, dot));
            }
        }
        return names;
    }
}
