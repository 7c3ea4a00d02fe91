package org.opendrs.spi;

import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * What the orchestrator says about one VM.
 *
 * @param memory what it gave the VM of memory
 * @param cpu what it gave the VM of CPU
 * @param automation how far the library may go with this VM; the cluster's level is a further bound
 * @param facts what is known of the guest beforehand
 */
public record VmPolicy(Allocation<Bytes> memory, Allocation<Millicores> cpu, Automation automation, GuestFacts facts) {}
