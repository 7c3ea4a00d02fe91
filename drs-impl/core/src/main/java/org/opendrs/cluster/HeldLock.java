package org.opendrs.cluster;

import org.opendrs.model.VmId;
import org.opendrs.spi.FencingToken;

/**
 * The right to migrate one VM.
 *
 * @param vm the VM
 * @param token store revision of the lock
 */
public record HeldLock(VmId vm, FencingToken token) {}
