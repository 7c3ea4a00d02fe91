package org.opendrs.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.model.GuestStats;
import org.opendrs.model.MemoryState;

/**
 * Components that records of this version may lack, because the first of them were written before there were these. All of them are
 * optional, and left out where they are empty.
 */
final class YoungerComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "nothing";

    /** One of them in each of these records. */
    private static final String RECLAIM = "reclaim";

    private static final List<Class<?>> RECORDS = List.of(GuestStats.class, MemoryState.class, GuestHistory.class);

    /** Returns what stands in for those that are missing. */
    static InjectableValues values() {
        return new InjectableValues.Std().addValue(NOTHING, Optional.empty());
    }

    /** Returns whether a record may lack the component. */
    static boolean mayLack(Class<?> type, String component) {
        return component.equals(RECLAIM) && RECORDS.contains(type);
    }

    /** Uses a shorter constructor than the newest, which the oldest Jackson that is supported does not have. */
    @Override
    @SuppressWarnings("deprecation")
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return null;
        }
        var type = parameter.getDeclaringClass();
        if (!type.isRecord()) {
            return null;
        }
        var components = type.getRecordComponents();
        // Shorter constructors have none of them.
        return parameter.getIndex() < components.length && mayLack(type, components[parameter.getIndex()].getName())
                ? JacksonInject.Value.construct(NOTHING, true)
                : null;
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
        return annotated instanceof AnnotatedMember member && mayLack(member.getDeclaringClass(), member.getName())
                ? JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS)
                : JsonInclude.Value.empty();
    }
}
