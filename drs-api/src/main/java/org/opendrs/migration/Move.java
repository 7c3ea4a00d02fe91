package org.opendrs.migration;

import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;

/**
 * One VM's way from one host to another.
 *
 * @param vm the VM
 * @param from where it runs
 * @param to where it shall run
 * @param claim what the destination must have room for
 * @param cost what the migration is expected to cost
 * @param reason why this VM and this destination
 */
public record Move(VmId vm, HostId from, HostId to, ResourceVector claim, MigrationCost cost, Reason reason) {}
