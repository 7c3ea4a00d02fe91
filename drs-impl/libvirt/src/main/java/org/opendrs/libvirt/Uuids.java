package org.opendrs.libvirt;

import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.opendrs.model.VmId;

/** Guests are called by their UUID, in lower case as libvirt writes it. */
final class Uuids {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Reads 16 bytes in the order of the text. */
    static UUID read(Pointer memory) {
        return new UUID(Long.reverseBytes(memory.getLong(0)), Long.reverseBytes(memory.getLong(Long.BYTES)));
    }

    /** Writes 16 bytes in the order of the text. */
    static void write(UUID uuid, Pointer memory) {
        memory.setLong(0, Long.reverseBytes(uuid.getMostSignificantBits()));
        memory.setLong(Long.BYTES, Long.reverseBytes(uuid.getLeastSignificantBits()));
    }

    static VmId id(UUID uuid) {
        return new VmId(uuid.toString());
    }

    /** Returns the UUID of a VM; empty for a name that no guest of libvirt can have. */
    static Optional<UUID> of(VmId vm) {
        return FORM.matcher(vm.value()).matches() ? Optional.of(UUID.fromString(vm.value())) : Optional.empty();
    }
}
