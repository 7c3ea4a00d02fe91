/**
 * The stand-alone agent: one process on a host that watches its guests and moves their balloons, with a settings file, a state file
 * and one line for each turn and a sentence for each command.
 *
 * <p>Depends on everything of the library; backends are joined in one place, {@link org.opendrs.agent.BackendFactory}. Start at
 * {@link org.opendrs.agent.Main}, then {@link org.opendrs.agent.Agent}; what it says is in {@link
 * org.opendrs.agent.Narrator}.
 */
@NullMarked
package org.opendrs.agent;

import org.jspecify.annotations.NullMarked;
