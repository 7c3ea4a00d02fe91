package org.opendrs.lab;

import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opendrs.unit.Bytes;

/**
 * A guest that is about to be started: unless told otherwise with 128 MiB of memory, one virtual CPU, and a balloon that neither
 * deflates by itself when the guest runs short nor reports free pages, and whose statistics stay as they were when its driver was
 * loaded until somebody sets a period.
 */
public final class NewGuest {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final BiFunction<String, String, LabGuest> creation;
    private final String name;
    private final Path image;
    private Bytes maximum = mib(128);
    private @Nullable Bytes current;
    private int vcpus = 1;
    private boolean autodeflate;
    private boolean freePageReporting;
    private boolean driver = true;
    private boolean balloon = true;
    private Duration statsPeriod = Duration.ZERO;

    /** Takes who makes a guest of its name and description. */
    NewGuest(BiFunction<String, String, LabGuest> creation, String name, Path image) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a guest's name has small letters, digits and hyphens, got " + name);
        }
        this.creation = creation;
        this.name = name;
        this.image = image;
    }

    /** Sets the maximum memory. The kernel needs 72 MiB to boot. */
    public NewGuest memory(Bytes amount) {
        maximum = amount;
        return this;
    }

    /** Sets the memory that the balloon shall leave from the start on; otherwise the maximum. */
    public NewGuest current(Bytes amount) {
        current = amount;
        return this;
    }

    /** Sets the number of virtual CPUs. */
    public NewGuest vcpus(int count) {
        vcpus = count;
        return this;
    }

    /** Lets the balloon deflate by itself when the guest runs out of memory. */
    public NewGuest autodeflate() {
        autodeflate = true;
        return this;
    }

    /** Lets the guest give pages back to the host as soon as it has freed them. */
    public NewGuest freePageReporting() {
        freePageReporting = true;
        return this;
    }

    /** Lets the balloon report statistics so often; whole seconds. */
    public NewGuest statsPeriod(Duration period) {
        statsPeriod = period;
        return this;
    }

    /** Leaves the balloon's driver out of the guest; the device is there, but nobody serves it. */
    public NewGuest withoutDriver() {
        driver = false;
        return this;
    }

    /** Leaves the balloon's device out of the guest. */
    public NewGuest withoutBalloon() {
        balloon = false;
        return this;
    }

    /** Starts the guest and waits until its agent answers. */
    public LabGuest start() {
        LabGuest guest = launch();
        guest.awaitAgent();
        return guest;
    }

    /** Starts the guest and does not wait until it has booted, so that several may boot at once. */
    public LabGuest launch() {
        return creation.apply(name, xml());
    }

    /** Returns the guest in libvirt's language. Emulated, because nested virtualisation is not to be relied on. */
    String xml() {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='b'>%d</memory>
                  <currentMemory unit='b'>%d</currentMemory>
                  <vcpu>%d</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc'>hvm</type>
                    <kernel>%s/vmlinuz</kernel>
                    <initrd>%s/initrd.gz</initrd>
                    <cmdline>%s</cmdline>
                  </os>
                  <features><acpi/><tcg><tb-cache unit='MiB'>32</tb-cache></tcg></features>
                  <cpu mode='custom' match='exact'><model fallback='forbid'>qemu64</model></cpu>
                  <on_poweroff>destroy</on_poweroff>
                  <on_reboot>restart</on_reboot>
                  <on_crash>destroy</on_crash>
                  <devices>
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    <controller type='usb' model='none'/>
                    <controller type='virtio-serial'/>
                    <serial type='file'><source path='/var/log/libvirt/serial-%s.log'/></serial>
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    %s
                  </devices>
                </domain>
                """.formatted(
                        name,
                        maximum.value(),
                        (current == null ? maximum : current).value(),
                        vcpus,
                        image,
                        image,
                        kernelArguments(),
                        name,
                        balloon());
    }

    /** They leave out what costs a boot time and a test does not need. */
    private String kernelArguments() {
        return "console=ttyS0 panic=-1 quiet nokaslr mitigations=off nopti no_timer_check tsc=reliable cryptomgr.notests"
                + (driver ? "" : " lab.noballoon");
    }

    private String balloon() {
        return balloon
                ? "<memballoon model='virtio'" + balloonAttributes() + ">" + statistics() + "</memballoon>"
                : "<memballoon model='none'/>";
    }

    private String balloonAttributes() {
        return (autodeflate ? " autodeflate='on'" : "") + (freePageReporting ? " freePageReporting='on'" : "");
    }

    private String statistics() {
        return statsPeriod.isZero() ? "" : "<stats period='" + statsPeriod.toSeconds() + "'/>";
    }
}
