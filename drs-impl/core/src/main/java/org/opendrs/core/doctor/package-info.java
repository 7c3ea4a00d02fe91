/**
 * What keeps guests from being cared for, what endangers them, and what an operator can do about it.
 *
 * <p>Pure: what was seen, what is known beforehand and what is remembered in, findings out. Depends on the API, {@code core.balloon} and
 * the settings of {@code core.monitor}. Start at {@link org.opendrs.core.doctor.Doctor}; {@code GuestDoctor} says in which order a guest
 * is examined.
 */
@NullMarked
package org.opendrs.core.doctor;

import org.jspecify.annotations.NullMarked;
