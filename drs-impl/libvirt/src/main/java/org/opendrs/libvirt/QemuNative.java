package org.opendrs.libvirt;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The call of libvirt that passes a command on to QEMU. It is in a library of its own, which is loaded only where this is wanted. A
 * domain that was asked so counts as tainted by {@code custom-monitor}, because libvirt cannot know what the command changes. Only for
 * threads of a {@link CallRunner}.
 */
final class QemuNative {
    /** An answer has less than a thousand characters. */
    private static final int MOST_BYTES = 1 << 16;

    static {
        Native.register(QemuNative.class, NativeLibrary.getInstance("virt-qemu"));
    }

    private QemuNative() {}

    static native int virDomainQemuMonitorCommand(long domain, String command, long result, int flags);

    /** Returns what QEMU answers to a command of its monitor, both in JSON. */
    static String ask(long domain, String command) throws LibvirtFailure {
        var result = Buffers.ofThread().result;
        result.setLong(0, 0);
        LibvirtFailure.check(
                "virDomainQemuMonitorCommand",
                virDomainQemuMonitorCommand(domain, command, Buffers.address(result), 0));
        long text = result.getLong(0);
        if (text == 0) {
            return "";
        }
        try {
            boolean bounded = LibvirtNative.MEMORY.indexOf(text, (byte) 0) <= MOST_BYTES;
            return bounded ? LibvirtNative.MEMORY.getString(text, "UTF-8") : "";
        } finally {
            LibvirtNative.free(text);
        }
    }
}
