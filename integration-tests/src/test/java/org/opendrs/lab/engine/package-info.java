/**
 * The production engine on real guests: the libvirt backend, the default policy, real time. Depends on the API, the engine, the
 * libvirt backend and the lab. Start with {@link org.opendrs.lab.engine.LabEngine}.
 */
@NullMarked
package org.opendrs.lab.engine;

import org.jspecify.annotations.NullMarked;
