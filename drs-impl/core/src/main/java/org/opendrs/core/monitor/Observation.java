package org.opendrs.core.monitor;

import org.opendrs.model.HostSnapshot;

/**
 * What came of one sample.
 *
 * @param track what to hand in with the host's next sample
 * @param snapshot the host as decoded
 */
public record Observation(HostTrack track, HostSnapshot snapshot) {}
