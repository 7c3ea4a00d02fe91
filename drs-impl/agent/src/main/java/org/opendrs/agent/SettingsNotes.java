package org.opendrs.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.Automation;

/** What an operator should know of settings that are valid: they may have no effect, or fail later for another user. */
final class SettingsNotes {
    private SettingsNotes() {}

    /** Returns the notes; looks at files and changes nothing. */
    static List<String> of(AgentSettings settings) {
        var notes = new ArrayList<String>();
        if (settings.onStop() == OnStopSetting.SPREAD && settings.mode() != Automation.ACT) {
            notes.add("on-stop: spread has an effect in mode act only");
        }
        if (settings.qemuMonitor()) {
            notes.add(
                    "qemu-monitor: libvirt calls each guest that is asked tainted (custom-monitor) until it is started anew, and the"
                            + " connection is not read-only");
        }
        Path state = settings.state().toAbsolutePath();
        Path place = Files.exists(state) ? state : folder(state);
        if (!Files.isWritable(place)) {
            notes.add("this user may not write " + state
                    + "; the systemd unit makes /var/lib/drs-agent for the agent's user");
        }
        var both = new ArrayList<>(settings.guests().only());
        both.retainAll(settings.guests().except());
        if (!both.isEmpty()) {
            notes.add("guests under only and except are left alone: " + String.join(", ", both));
        }
        return notes;
    }

    /** The agent makes folders that are missing. */
    private static Path folder(Path file) {
        Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? file : folder;
    }
}
