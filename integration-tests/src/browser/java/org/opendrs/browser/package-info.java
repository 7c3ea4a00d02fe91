/** Pages of reports in a real browser. Compiled only if one is named, see the profile {@code browser}. */
@NullMarked
package org.opendrs.browser;

import org.jspecify.annotations.NullMarked;
