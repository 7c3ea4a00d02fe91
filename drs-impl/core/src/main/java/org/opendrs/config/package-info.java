/**
 * What the operator writes: settings and the inventory file, read from YAML, checked as a whole, and turned into records.
 *
 * <p>Everything that is wrong with a text is reported at once, each with its place, its value and what would be valid. This is the
 * only package that knows how quantities are written ({@code 10s}, {@code 2GiB}, {@code 85%}). May depend on the API, on the
 * settings records of the decision core, and on Jackson. Start at {@link org.opendrs.config.SettingsReader}; the settings
 * themselves are rows of tables in {@code TurnRows}, {@code PlanningRows} and their like.
 */
@NullMarked
package org.opendrs.config;

import org.jspecify.annotations.NullMarked;
