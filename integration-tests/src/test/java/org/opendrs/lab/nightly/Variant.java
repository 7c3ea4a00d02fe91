package org.opendrs.lab.nightly;

import static org.opendrs.unit.Bytes.mib;

import java.util.Locale;
import org.opendrs.config.DrsSettings;
import org.opendrs.core.balloon.Policies;
import org.opendrs.lab.LabHost;
import org.opendrs.lab.engine.LabEngine;
import org.opendrs.lab.engine.SmallHosts;
import org.opendrs.sim.rival.Rivals;
import org.opendrs.unit.Bytes;

/** Who controls the balloons of a host during a run. */
enum Variant {
    /** Nobody. */
    NONE,

    /**
     * The policy of the thesis, in the production engine. Its two amounts are an eighth of the thesis', as the host and its guests
     * are small; all else is as the thesis has it, and it looks as often as ours takes turns.
     */
    THESIS,

    /** The production engine with its own policy. */
    OURS;

    /** An eighth of the 200 MiB that the thesis never takes from a guest. */
    private static final Bytes GUEST_RESERVED = mib(25);

    /** An eighth of the 500 MB that the thesis keeps for the hypervisor. */
    private static final Bytes HOST_USE = mib(62);

    /** Starts controlling a host. */
    Control on(LabHost host) {
        DrsSettings settings = SmallHosts.SETTINGS;
        return switch (this) {
            case NONE -> Control.NOBODY;
            case THESIS -> Control.by(LabEngine.on(host, settings, Rivals.thesisText(GUEST_RESERVED, HOST_USE)));
            case OURS -> Control.by(LabEngine.on(host, settings, Policies.waterfill(settings.ballooning())));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
