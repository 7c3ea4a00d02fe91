package org.opendrs.core.doctor;

import java.util.Optional;
import org.opendrs.model.HostSnapshot;

/**
 * All that is known of one host.
 *
 * @param host what was seen of it last
 * @param mayCommand whether balloon targets can be set there at all
 * @param memoryPressure share of time in which some task waited for memory ({@code some avg10} of {@code /proc/pressure/memory}); empty
 *     if the host does not tell
 */
public record HostCase(HostSnapshot host, boolean mayCommand, Optional<Double> memoryPressure) {}
