/** Tests of the backend; those tagged {@code native} need libvirt's client library and use its test driver. */
@NullMarked
package org.opendrs.libvirt;

import org.jspecify.annotations.NullMarked;
