/** The library as an embedder meets it: examples of the documentation, compiled and run on the class path that they promise. */
@NullMarked
package org.opendrs.embedding;

import org.jspecify.annotations.NullMarked;
