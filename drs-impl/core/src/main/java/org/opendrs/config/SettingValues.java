package org.opendrs.config;

import java.util.TreeMap;

/** Values of settings as read from a text; what is not there has its default. */
final class SettingValues {
    private final TreeMap<String, Given> given = new TreeMap<>();

    private record Given(Object value, String written, Place place) {}

    <T extends Comparable<? super T>> void put(Setting<T> setting, T value, String written, Place place) {
        given.put(setting.path(), new Given(value, written, place));
    }

    <T extends Comparable<? super T>> T get(Setting<T> setting) {
        var found = given.get(setting.path());
        return found == null ? setting.standard() : setting.form().type().cast(found.value());
    }

    /** Returns the value as it stands in the text; as it would be written if it is the default. */
    <T extends Comparable<? super T>> String written(Setting<T> setting) {
        var found = given.get(setting.path());
        return found == null ? setting.form().print(setting.standard()) : found.written();
    }

    /** Returns whether the text has the setting. */
    boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting.path());
    }

    /** Returns the value, the way another setting is written in the text. */
    <T extends Comparable<? super T>> String writtenLike(Setting<T> setting, Setting<T> other) {
        return setting.form().like(written(other)).print(get(setting));
    }

    /** Returns where one of the two settings was given: the first if both were. */
    Place placeOf(Setting<?> first, Setting<?> second) {
        var found = given.getOrDefault(first.path(), given.get(second.path()));
        return found == null ? Place.NOWHERE : found.place();
    }
}
