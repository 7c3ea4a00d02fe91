@NullMarked
package org.opendrs.agent;

import org.jspecify.annotations.NullMarked;
