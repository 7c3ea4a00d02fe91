package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.core.stats.Fading;

/**
 * By what rules histories learn from samples. Make one and use it for all guests: it remembers what is the same for all samples of a
 * turn. The memory changes no result. May be used by several threads at once.
 */
public final class Learning {
    private final WaterfillSettings settings;
    private final long uncertainForNanos;
    private final Fading peak;
    private final Fading growth;

    /**
     * Learns by these rules.
     *
     * @param uncertainFor longer than the time after which a late command can still take effect
     */
    public Learning(WaterfillSettings settings, Duration uncertainFor) {
        this.settings = settings;
        this.uncertainForNanos = uncertainFor.toNanos();
        this.peak = new Fading(settings.demand().peakDecay().toNanos());
        this.growth = new Fading(settings.demand().growthDecay().toNanos());
    }

    WaterfillSettings settings() {
        return settings;
    }

    long uncertainForNanos() {
        return uncertainForNanos;
    }

    /** Returns how the peak of a load fades. */
    Fading peak() {
        return peak;
    }

    /** Returns how the growth of a load fades. */
    Fading growth() {
        return growth;
    }
}
