package org.opendrs.balloon;

import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * Memory that a host keeps for a VM that is about to arrive.
 *
 * @param vm the VM that will arrive
 * @param amount memory that it will hold here, overhead included
 */
public record Promise(VmId vm, Bytes amount) {}
