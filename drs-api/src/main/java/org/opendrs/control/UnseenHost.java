package org.opendrs.control;

import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;

/**
 * A host that did not answer in a turn.
 *
 * @param host the host
 * @param reason for how long it has not answered, and how many VMs were seen there last and nowhere else since
 */
public record UnseenHost(HostId host, Reason reason) {}
