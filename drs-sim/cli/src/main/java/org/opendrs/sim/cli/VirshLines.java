package org.opendrs.sim.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.opendrs.core.doctor.Remedy;

/** Commands of virsh that an operator can paste into a shell. */
final class VirshLines {
    private final String virsh;

    /** Takes the host in the user's words: virsh without it may take another one. */
    VirshLines(String uri) {
        virsh = "virsh -c " + CommandText.quoted(uri) + " ";
    }

    /** Returns each command as a line that does it to all of these guests. */
    List<String> of(Remedy remedy, List<String> guests) {
        return remedy.virsh().stream().map(command -> line(command, guests)).toList();
    }

    private String line(String command, List<String> guests) {
        if (guests.size() == 1) {
            return virsh + command.replace(Remedy.GUEST, CommandText.quoted(guests.get(0)));
        }
        String names = guests.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
        return "for g in " + names + "; do " + virsh + command.replace(Remedy.GUEST, "\"$g\"") + "; done";
    }
}
