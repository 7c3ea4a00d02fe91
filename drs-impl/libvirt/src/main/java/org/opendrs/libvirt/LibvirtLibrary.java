package org.opendrs.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.virError;

/** The native library of this process. */
final class LibvirtLibrary {
    private static final int POINTER_BYTES = 8;

    /** libvirt keeps no reference to it, so it must be kept here. */
    private static final Libvirt.VirErrorCallback SILENCE = new Libvirt.VirErrorCallback() {
        @Override
        public void errorCallback(@Nullable Pointer userData, @Nullable virError error) {
            // Every error also reaches the caller of the function that failed.
        }
    };

    private LibvirtLibrary() {}

    /**
     * Loads the library.
     *
     * @throws IllegalStateException if it is missing, or if this is a machine whose memory layout is not known here
     */
    static void load() {
        if (Native.POINTER_SIZE != POINTER_BYTES || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException(
                    "libvirt is used on 64-bit little-endian machines only, this is " + Platform.RESOURCE_PREFIX);
        }
        try {
            // Before anything else: even asking for the last error crashes a library that is not initialised.
            if (LibvirtNative.virInitialize() < 0) {
                throw new IllegalStateException("libvirt's client library cannot be initialised");
            }
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "libvirt's client library (libvirt.so.0) cannot be loaded: " + e.getMessage()
                            + "; install it (Debian and Ubuntu: libvirt0, Fedora: libvirt-libs)",
                    e);
        }
    }

    /** Keeps libvirt from printing every error to the standard error stream. Holds for the whole process. */
    static void silence() {
        Libvirt.INSTANCE.virSetErrorFunc(null, SILENCE);
    }
}
