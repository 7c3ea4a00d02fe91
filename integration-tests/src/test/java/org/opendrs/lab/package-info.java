/**
 * A lab of real hypervisors on one machine, as a JUnit extension: hosts with a libvirtd, a network address and memory of their own,
 * and guests that are told through their guest agent what load to make. Tests in any package here may use it; it depends on
 * {@code org.opendrs.unit} and on the scripts in {@code src/lab} only, and speaks to libvirt by {@code virsh}, so that it can judge
 * our own binding. Start with {@link org.opendrs.lab.Lab}. What ends in {@code IT} needs root and runs with {@code -Dlab}.
 */
@NullMarked
package org.opendrs.lab;

import org.jspecify.annotations.NullMarked;
