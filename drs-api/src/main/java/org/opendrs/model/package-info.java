/**
 * What is known about a cluster: identifiers, raw counters as a hypervisor delivers them, snapshots computed from them, and
 * what the operator has granted and ruled.
 *
 * <p>All types are immutable and may be shared between threads. Depends on {@code unit} only. Start at {@link
 * org.opendrs.model.HostSample} (raw) and {@link org.opendrs.model.ClusterSnapshot} (decoded).
 */
@NullMarked
package org.opendrs.model;

import org.jspecify.annotations.NullMarked;
