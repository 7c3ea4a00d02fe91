package org.opendrs.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest view of the orchestrator's truth. An inventory that failed last time is asked, but no longer waited for: the
 * engine then goes on with the last view and says so. Confined to the mailbox.
 */
final class InventoryReader {
    private static final Logger log = LoggerFactory.getLogger(InventoryReader.class);

    private final Inventory inventory;
    private final Mailbox mailbox;
    private final Duration deadline;
    private InventoryView view = InventoryView.EMPTY;
    private boolean outstanding;
    private boolean failed;

    InventoryReader(Inventory inventory, Mailbox mailbox, Duration deadline) {
        this.inventory = inventory;
        this.mailbox = mailbox;
        this.deadline = deadline;
    }

    /** Returns the newest view. */
    InventoryView view() {
        return view;
    }

    /** Returns whether the newest view may be out of date because the last read failed. */
    boolean failed() {
        return failed;
    }

    /** Reads again and hands the newest view over, at the deadline at the latest. */
    void refresh(Consumer<InventoryView> then) {
        boolean wait = !outstanding && !failed;
        if (!outstanding) {
            outstanding = true;
            mailbox.settle(() -> inventory.read(deadline), deadline, (read, failure) -> {
                settled(read, failure);
                if (wait) {
                    then.accept(view);
                }
            });
        }
        if (!wait) {
            then.accept(view);
        }
    }

    private void settled(@Nullable InventoryView read, @Nullable Throwable failure) {
        outstanding = false;
        if (read != null) {
            view = read;
        } else if (!failed) {
            log.warn("inventory not read, going on with revision={}: {}", view.revision(), String.valueOf(failure));
        }
        failed = read == null;
    }
}
