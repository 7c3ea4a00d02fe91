/**
 * Hosts that run libvirt: {@code Telemetry}, {@code HostControl} and {@code Inventory} of KVM hosts, and of other hypervisors as far
 * as their drivers go.
 *
 * <p>The only package that sees {@code org.libvirt} and JNA. Connection, event loop and raw interface are libvirt-java's; what it
 * lacks is bound in {@code LibvirtNative}. Its domain objects are not used. Rules that everything in here keeps:
 *
 * <ul>
 *   <li>Each native call, opening included, runs in a {@code CallRunner} on a platform thread and has a deadline. An overdue call
 *       cannot be ended, it is left to itself and counted.
 *   <li>A connection is never closed under a call in flight.
 *   <li>libvirt's last error belongs to the thread, so it is read right after the call, in the same thread.
 *   <li>Native code calls us back on its own threads; such callbacks only hand over.
 * </ul>
 *
 * <p>Depends on the API, SLF4J, the JDK's XML parser and Jackson's reader of JSON. Start at {@link org.opendrs.libvirt.LibvirtBackend}.
 */
@NullMarked
package org.opendrs.libvirt;

import org.jspecify.annotations.NullMarked;
