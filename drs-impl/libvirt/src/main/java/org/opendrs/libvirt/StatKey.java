package org.opendrs.libvirt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of one name in libvirt's statistics, found once for each name.
 *
 * @param field which figure it is
 * @param vcpu number of the virtual CPU, zero for figures of the whole guest
 */
record StatKey(Field field, int vcpu) {
    private static final Pattern OF_VCPU = Pattern.compile("vcpu\\.([0-9]{1,4})\\.(.{1,70})");

    /** Figures that are used. */
    enum Field {
        STATE,
        REASON,
        CURRENT,
        MAXIMUM,
        RESIDENT,
        UNUSED,
        USABLE,
        TOTAL,
        CACHES,
        SWAPPED_IN,
        SWAPPED_OUT,
        MAJOR_FAULTS,
        LAST_UPDATE,
        POLL_SUCCESS,
        POLL_FAIL,
        VCPU_COUNT,
        VCPU_RUN,
        VCPU_DELAY,
        VCPU_POLL_SUCCESS,
        VCPU_POLL_FAIL,
        NODE_KERNEL,
        NODE_USER,
        NODE_INTERRUPTS,
        NODE_TOTAL,
        NODE_FREE,
        NODE_BUFFERS,
        NODE_CACHED,
        /** Anything else. */
        OTHER
    }

    /** Returns what a name of domain or node statistics means. */
    static StatKey of(String name) {
        Matcher vcpu = OF_VCPU.matcher(name);
        if (vcpu.matches()) {
            return new StatKey(ofVcpu(vcpu.group(2)), Integer.parseInt(vcpu.group(1)));
        }
        return new StatKey(ofGuest(name), 0);
    }

    private static Field ofVcpu(String name) {
        return switch (name) {
            case "time" -> Field.VCPU_RUN;
            case "delay" -> Field.VCPU_DELAY;
            case "halt_poll_success_ns.sum" -> Field.VCPU_POLL_SUCCESS;
            case "halt_poll_fail_ns.sum" -> Field.VCPU_POLL_FAIL;
            default -> Field.OTHER;
        };
    }

    private static Field ofGuest(String name) {
        return switch (name) {
            case "state.state" -> Field.STATE;
            case "state.reason" -> Field.REASON;
            case "balloon.current" -> Field.CURRENT;
            case "balloon.maximum" -> Field.MAXIMUM;
            case "balloon.rss" -> Field.RESIDENT;
            case "balloon.unused" -> Field.UNUSED;
            case "balloon.usable" -> Field.USABLE;
            case "balloon.available" -> Field.TOTAL;
            case "balloon.disk_caches" -> Field.CACHES;
            case "balloon.swap_in" -> Field.SWAPPED_IN;
            case "balloon.swap_out" -> Field.SWAPPED_OUT;
            case "balloon.major_fault" -> Field.MAJOR_FAULTS;
            case "balloon.last-update" -> Field.LAST_UPDATE;
            case "cpu.haltpoll.success.time" -> Field.POLL_SUCCESS;
            case "cpu.haltpoll.fail.time" -> Field.POLL_FAIL;
            case "vcpu.maximum" -> Field.VCPU_COUNT;
            default -> ofNode(name);
        };
    }

    private static Field ofNode(String name) {
        return switch (name) {
            case "kernel" -> Field.NODE_KERNEL;
            case "user" -> Field.NODE_USER;
            case "intr" -> Field.NODE_INTERRUPTS;
            case "total" -> Field.NODE_TOTAL;
            case "free" -> Field.NODE_FREE;
            case "buffers" -> Field.NODE_BUFFERS;
            case "cached" -> Field.NODE_CACHED;
            default -> Field.OTHER;
        };
    }
}
