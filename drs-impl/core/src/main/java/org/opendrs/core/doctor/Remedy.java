package org.opendrs.core.doctor;

import java.util.List;

/**
 * What to do about a finding.
 *
 * @param text in a sentence, without a full stop
 * @param virsh commands of virsh that do it or show more, without the word virsh; {@link #GUEST} stands for the guest's name, for a
 *     shell to take as one word. Empty if there are none
 */
public record Remedy(String text, List<String> virsh) {
    /** Stands for the name of the guest in commands. */
    public static final String GUEST = "GUEST";

    /** Copies the list. */
    public Remedy {
        virsh = List.copyOf(virsh);
    }

    static Remedy of(String text, String... virsh) {
        return new Remedy(text, List.of(virsh));
    }
}
