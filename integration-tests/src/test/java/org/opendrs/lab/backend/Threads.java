package org.opendrs.lab.backend;

import java.util.List;

/** The threads of this process. */
final class Threads {
    /** For each host one to open connections, one for definitions, four for commands and five to read; one each for timer and events. */
    static final int MOST_FOR_TWO_HOSTS = 2 * (1 + 1 + 4 + 5) + 2;

    private Threads() {}

    /** Returns the names of the threads that live and whose name begins so. */
    static List<String> named(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }
}
