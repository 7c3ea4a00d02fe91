package org.opendrs.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Further connections beside the main one of a link, for calls that begin while another one is under way there: each takes one call
 * at a time. Opened when they are needed; a few are kept. Safe for use by any thread.
 */
final class Spares {
    /** A host with many guests is read in as many parts at once. */
    private static final int KEPT = Sampler.PARTS;

    private final LibvirtConnection.Recipe recipe;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<LibvirtConnection> spares = new ArrayList<>();
    private int opening;

    Spares(LibvirtConnection.Recipe recipe) {
        this.recipe = recipe;
        this.most = KEPT + recipe.settings().mostOverdue();
    }

    /** Returns a connection in which a call has begun. May block for ever, as any native call. */
    LibvirtConnection enter() throws LibvirtFailure {
        lock.lock();
        try {
            for (LibvirtConnection spare : spares) {
                if (spare.enter()) {
                    return spare;
                }
            }
            if (spares.size() + opening >= most) {
                throw new LibvirtFailure(
                        "open " + recipe.uri(), LibvirtError.busy(most + " connections are busy with calls that hang"));
            }
            opening++;
        } finally {
            lock.unlock();
        }
        return open();
    }

    private LibvirtConnection open() throws LibvirtFailure {
        LibvirtConnection opened = null;
        try {
            opened = LibvirtConnection.open(recipe);
            opened.enter();
            return opened;
        } finally {
            lock.lock();
            try {
                opening--;
                if (opened != null) {
                    spares.add(opened);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends a call in a spare connection. Closes it if there are enough without, or if it is of no more use. A native call. */
    void leave(LibvirtConnection spare, boolean broken) {
        lock.lock();
        try {
            if (spares.contains(spare) && (broken || spares.size() > KEPT)) {
                spares.remove(spare);
                spare.retire();
            }
        } finally {
            lock.unlock();
        }
        spare.leave();
    }

    /** Gives all away, with calls or without; whoever takes them has to retire them. */
    List<LibvirtConnection> takeAll() {
        lock.lock();
        try {
            var all = List.copyOf(spares);
            spares.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
