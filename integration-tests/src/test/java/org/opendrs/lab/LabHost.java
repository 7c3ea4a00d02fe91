package org.opendrs.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.opendrs.unit.Bytes;

/** A hypervisor host of a lab: libvirtd, its guests, and what may happen to it. For one thread. */
public final class LabHost {
    /** A libvirtd that lives answers within milliseconds, on a busy machine within a second. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private static final Duration TO_DIE = Duration.ofSeconds(30);

    private final RunningLab lab;
    private final String name;
    private boolean frozen;
    private boolean cut;

    LabHost(RunningLab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Returns the name of the host, which is also what it calls itself and what other hosts find it by. */
    public String name() {
        return name;
    }

    /** Returns the address of its libvirtd for anybody on this machine. */
    public String uri() {
        return "qemu+unix:///system?socket=" + lab.folder().resolve(name).resolve("run/libvirt/libvirt-sock");
    }

    /** Returns the address of its libvirtd for other hosts of the lab, as migrations need it. */
    public String peerUri() {
        return "qemu+tcp://" + name + "/system";
    }

    /** Returns virsh on this host. */
    public Virsh virsh() {
        return new Virsh(uri());
    }

    /** Prepares a guest of this host, by a name of small letters, digits and hyphens. */
    public NewGuest guest(String guest) {
        return new NewGuest(this::create, guest, lab.folder().resolve("image"));
    }

    /** Returns the names of all guests that libvirt knows here, those included that are still arriving. */
    public List<String> guests() {
        return virsh().run("list", "--all", "--name")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Returns whether a guest is here and runs, which one that is paused or still arriving does not. */
    public boolean runs(String guest) {
        return virsh().attempt(TO_ANSWER, "domstate", guest).out().strip().equals("running");
    }

    /** Returns whether libvirtd answers. */
    public boolean answers() {
        return virsh().attempt(TO_ANSWER, "version").ok();
    }

    /** Returns what the kernel knows of the host's memory. */
    public HostMemory memory() {
        return HostMemory.of(lab.group(name));
    }

    /** Returns a line of the host's /proc/meminfo, what the host itself and its libvirtd believe, by its name. */
    public Bytes meminfo(String line) {
        String text = run("cat", "/proc/meminfo")
                .lines()
                .filter(candidate -> candidate.startsWith(line + ":"))
                .findFirst()
                .orElseThrow();
        return Bytes.kib(Long.parseLong(text.replaceAll("\\D", "")));
    }

    /** Runs a program in the host, as somebody logged in would, and returns what it printed. */
    public String run(String... command) {
        var arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(command));
        return lab.order("in", arguments.toArray(String[]::new));
    }

    /** Returns the command that runs a program in the host, for tests that start it themselves. */
    public List<String> entering(List<String> command) {
        return lab.entering(name, command);
    }

    /** Cuts the power: libvirtd and all guests are gone when this returns. */
    public void crash() {
        lab.order("crash", name);
        frozen = false;
    }

    /** Powers the host on after a crash, or starts a libvirtd that was killed, and waits until libvirtd answers. */
    public void restart() {
        lab.order("start", name);
        frozen = false;
    }

    /** Kills libvirtd; guests run on. */
    public void killDaemon() {
        Signals.kill(daemon(), TO_DIE);
        frozen = false;
    }

    /** Lets libvirtd hang: connections stay open and new ones are accepted, but nothing is answered. Guests run on. */
    public void freezeDaemon() {
        Signals.stop(daemon());
        frozen = true;
    }

    /** Lets a libvirtd that hangs go on. */
    public void thawDaemon() {
        Signals.go(daemon());
        frozen = false;
    }

    /** Pulls the cable: the other hosts do not reach this one any more. Its libvirtd can still be asked by its {@link #uri}. */
    public void cut() {
        lab.order("link", name, "down");
        cut = true;
    }

    /** Plugs the cable in again. */
    public void join() {
        lab.order("link", name, "up");
        cut = false;
    }

    @Override
    public String toString() {
        return name;
    }

    private LabGuest create(String guest, String xml) {
        try {
            Path file = Files.createTempFile(lab.folder(), guest, ".xml");
            Files.writeString(file, xml);
            virsh().run("create", file.toString());
            LabGuest created = new LabGuest(guest, this);
            lab.add(created);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the host work again whatever was done to it, and removes all guests but those. */
    void heal(Collection<String> guestsToKeep) {
        if (cut) {
            join();
        }
        if (frozen) {
            thawDaemon();
        }
        if (processes("libvirtd"::equals).isEmpty()) {
            restart();
        }
        for (String guest : guests()) {
            // Sooner than libvirt would do it, and it works on guests that are stopped.
            emulators(guest)
                    .forEach(guestsToKeep.contains(guest) ? Signals::go : emulator -> Signals.kill(emulator, TO_DIE));
        }
        Lab.within(TO_DIE).until(() -> guestsToKeep.containsAll(guests()));
    }

    /** Returns the process of a guest. */
    ProcessHandle emulator(String guest) {
        return single("QEMU of " + guest, emulators(guest));
    }

    private List<ProcessHandle> emulators(String guest) {
        return processesOf(pid -> text(pid, "cmdline").contains("\0guest=" + guest + ","));
    }

    /** Returns the process of libvirtd. */
    public ProcessHandle daemon() {
        return single("libvirtd", processes("libvirtd"::equals));
    }

    private ProcessHandle single(String what, List<ProcessHandle> found) {
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " processes are " + what + " on " + name);
        }
        return found.get(0);
    }

    private List<ProcessHandle> processes(Predicate<String> program) {
        return processesOf(pid -> program.test(text(pid, "comm").strip()));
    }

    /** Looks among the processes of this host only; whatever else runs on the machine is none of our business. */
    private List<ProcessHandle> processesOf(Predicate<Long> wanted) {
        try (var pids = Files.lines(lab.group(name).resolve("cgroup.procs"))) {
            return pids.map(Long::valueOf)
                    .filter(wanted)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            // It has ended since it was listed.
            return "";
        }
    }
}
