package org.opendrs.libvirt;

import java.util.Arrays;

/**
 * What one cycle read of one guest, before it is made sense of. Used again for the next guest, so that reading leaves no garbage.
 * Confined to one thread.
 */
final class GuestReading implements TypedParams.Sink {
    /** A figure that was not told. */
    static final long ABSENT = -1;

    /** More virtual CPUs than any hypervisor offers; a name with a higher number is passed over. */
    private static final int MOST_VCPUS = 4096;

    private static final StatKey.Field[] FIELDS = StatKey.Field.values();

    private final long[] figures = new long[FIELDS.length];
    private int vcpus;
    private long[] run = new long[16];
    private long[] delay = new long[16];
    private long[] polled = new long[16];

    GuestReading() {
        clear();
    }

    void clear() {
        Arrays.fill(figures, ABSENT);
        Arrays.fill(run, 0, vcpus, 0);
        Arrays.fill(delay, 0, vcpus, 0);
        Arrays.fill(polled, 0, vcpus, 0);
        vcpus = 0;
    }

    @Override
    public void put(StatKey key, long value) {
        switch (key.field()) {
            case VCPU_RUN -> vcpu(key.vcpu(), run, value);
            case VCPU_DELAY -> vcpu(key.vcpu(), delay, value);
            case VCPU_POLL_SUCCESS, VCPU_POLL_FAIL -> vcpu(key.vcpu(), polled, value);
            default -> figures[at(key.field())] = value;
        }
    }

    void put(StatKey.Field field, long value) {
        figures[at(field)] = value;
    }

    void putVcpu(int number, long runNanos) {
        vcpu(number, run, runNanos);
    }

    private void vcpu(int number, long[] kind, long value) {
        if (number >= MOST_VCPUS) {
            return;
        }
        long[] target = kind;
        if (number >= run.length) {
            int length = Integer.highestOneBit(number) * 2;
            boolean isRun = kind == run;
            boolean isDelay = kind == delay;
            run = Arrays.copyOf(run, length);
            delay = Arrays.copyOf(delay, length);
            polled = Arrays.copyOf(polled, length);
            target = isRun ? run : isDelay ? delay : polled;
        }
        target[number] += value;
        vcpus = Math.max(vcpus, number + 1);
    }

    long get(StatKey.Field field) {
        return figures[at(field)];
    }

    boolean has(StatKey.Field field) {
        return figures[at(field)] != ABSENT;
    }

    int vcpus() {
        return vcpus;
    }

    /** Returns time on a core, halt-polling included, in nanoseconds. */
    long run(int vcpu) {
        return run[vcpu];
    }

    /** Returns time runnable but waiting, in nanoseconds. */
    long delay(int vcpu) {
        return delay[vcpu];
    }

    /** Returns time that the virtual CPU did nothing but poll for work, in nanoseconds; zero if it is not told for each. */
    long polled(int vcpu) {
        return polled[vcpu];
    }

    /** Returns the time that all virtual CPUs of the guest polled, where it is told for the guest only. */
    long polledByGuest() {
        return Math.max(0, get(StatKey.Field.POLL_SUCCESS)) + Math.max(0, get(StatKey.Field.POLL_FAIL));
    }

    /** An {@code EnumMap} would box each figure. */
    @SuppressWarnings("EnumOrdinal")
    private static int at(StatKey.Field field) {
        return field.ordinal();
    }
}
