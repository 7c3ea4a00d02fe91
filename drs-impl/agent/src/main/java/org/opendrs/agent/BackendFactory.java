package org.opendrs.agent;

/** Opens hypervisors. The one place at which the agent and its backends meet. */
@FunctionalInterface
interface BackendFactory {
    /**
     * Returns the hypervisor at this address; connections may still be under way.
     *
     * @throws BackendException if there is none that could ever be reached so
     */
    Backend open(AgentSettings settings);

    /** A hypervisor cannot be reached by these settings; the message says why and what to do. */
    final class BackendException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BackendException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
