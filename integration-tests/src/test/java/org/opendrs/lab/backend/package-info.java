/**
 * The libvirt backend on the real hypervisors of the lab: what it reads is held against {@code virsh}, what it commands against what
 * guests do, and it is robbed of its daemon. Depends on the API, the libvirt backend, the contract kits and the lab. Start with
 * {@link org.opendrs.lab.backend.SamplingIT}.
 */
@NullMarked
package org.opendrs.lab.backend;

import org.jspecify.annotations.NullMarked;
