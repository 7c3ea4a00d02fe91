package org.opendrs.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.model.Allocation;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Makes records with random components, whatever components they have, so that a new one is tested without further ado. */
final class RandomRecords {
    private static final int MAX_LIST = 3;

    private final SplittableRandom random;
    private final List<PlacementFilter> filters;
    private int ids;

    RandomRecords(long seed, List<PlacementFilter> filters) {
        random = new SplittableRandom(seed);
        this.filters = filters;
    }

    <T> T next(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return oneOf(List.of(raw.getEnumConstants()));
        }
        if (raw.equals(PlanningLimits.class)) {
            return limits();
        }
        if (raw.equals(ReclaimCounters.class)) {
            return new ReclaimCounters(
                    small(), Long.MAX_VALUE - small(), Bytes.ZERO, new Bytes(small()), Bytes.ZERO, new Bytes(small()));
        }
        if (raw.equals(PlacementRule.class)) {
            return value(oneOf(List.of(PlacementRule.class.getPermittedSubclasses())));
        }
        return raw.isRecord() && !isLeaf(raw) ? record(raw) : leaf(raw);
    }

    private Object generic(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var argument = type.getActualTypeArguments()[0];
        if (raw.equals(List.class)) {
            var list = new ArrayList<Object>();
            for (int i = random.nextInt(MAX_LIST + 1); i > 0; i--) {
                list.add(value(argument));
            }
            return list;
        }
        if (raw.equals(SortedSet.class)) {
            return new TreeSet<>(List.of((VmId) value(argument)));
        }
        if (raw.equals(Optional.class)) {
            return random.nextBoolean() ? Optional.of(value(argument)) : Optional.empty();
        }
        if (raw.equals(Allocation.class)) {
            return argument.equals(Bytes.class)
                    ? new Allocation<>(new Bytes(small()), new Bytes(Long.MAX_VALUE - small()), 1 + small())
                    : new Allocation<>(new Millicores(small()), new Millicores(Long.MAX_VALUE), 1 + small());
        }
        throw new AssertionError("the generator must learn to make a " + type);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            values[i] = value(component.getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError("a random " + type.getSimpleName() + " is not valid", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static boolean isLeaf(Class<?> type) {
        return List.of(VmId.class, HostId.class, Bytes.class, ByteRate.class, Millicores.class, Resource.class)
                .contains(type);
    }

    private Object leaf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "long" -> number();
            case "int" -> (int) number();
            case "boolean" -> random.nextBoolean();
            case "double" -> ratio();
            case "String" -> text();
            case "Duration" -> Duration.ofSeconds(random.nextLong(-1000, 1_000_000), random.nextInt(1_000_000_000));
            case "Instant" -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            case "VmId" -> new VmId(text());
            case "HostId" -> new HostId(text());
            case "Bytes" -> new Bytes(number() & Long.MAX_VALUE);
            case "ByteRate" -> new ByteRate(number() & Long.MAX_VALUE);
            case "Millicores" -> new Millicores(number() & Long.MAX_VALUE);
            case "Resource" -> resource();
            case "ResourceVector" -> vector();
            case "PlacementFilter" -> oneOf(filters);
            default -> throw new AssertionError("the generator must learn to make a " + type);
        };
    }

    /** Different at every call, because ids must not stand twice in one list; with all that makes text difficult. */
    private String text() {
        return oneOf(List.of("vm", "a/b", "ü\u2028\uD83D\uDE00", "\"\\\n\t\u0000", "\uD800")) + ids++;
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> (1L << 53) + 1;
            case 2 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
            default -> small();
        };
    }

    private long small() {
        return random.nextInt(1_000_000);
    }

    private double ratio() {
        return switch (random.nextInt(6)) {
            case 0 -> 0.1 + 0.2;
            case 1 -> -0.0;
            case 2 -> Double.MIN_VALUE;
            case 3 -> oneOf(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
            default -> random.nextDouble();
        };
    }

    private Resource resource() {
        return new Resource(oneOf(List.of("cpu", "gpu", "network")), "units");
    }

    private ResourceVector vector() {
        var two = ResourceVector.of(new Millicores(number() & Long.MAX_VALUE), new Bytes(number() & Long.MAX_VALUE));
        return random.nextInt(3) > 0 ? two : two.with(resource(), small());
    }

    private PlanningLimits limits() {
        var random = this.random;
        return new PlanningLimits(
                random.nextDouble(0.1, 0.5),
                random.nextDouble(0.5, 1),
                1 + random.nextInt(9),
                1 + random.nextInt(9),
                1 + random.nextInt(99),
                1 + random.nextInt(99),
                new ByteRate(1 + small()),
                Duration.ofNanos(small()),
                Duration.ofSeconds(small()),
                Duration.ofSeconds(small()),
                Duration.ofDays(1).plusSeconds(small()),
                random.nextDouble(0.1, 1));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
