package org.opendrs.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.TurnScheduler;

/**
 * The operator's file as an inventory: a YAML text of at most 3 MiB.
 *
 * <pre>{@code
 * vms:
 *   db-1:
 *     memory: {reservation: 2GiB, limit: 8GiB, shares: 2000}
 *     cpu: {reservation: 500m, limit: 4, shares: 2000}
 *     automation: advise
 *     facts: {swap: true, autodeflate: false, balloonable: true}
 * hosts:
 *   node-1: {automation: act}
 * rules:
 *   - {name: replicas, keepApart: [db-1, db-2]}
 *   - {name: pair, keepTogether: [web-1, cache-1]}
 *   - {name: licence, runOnlyOn: {vms: [db-1], hosts: [node-1, node-2]}}
 * maintenance: [node-3]
 * }</pre>
 *
 * <p>A host that is listed under {@code maintenance} receives no VM. It is not evacuated: its VMs stay, and are cared for as on any
 * other host, by balloon and, if it becomes a hotspot, by moving some of them away.
 *
 * <p>Every part may be left out. The file is read at every call and compared with what was read last, because time stamps miss edits
 * that follow each other quickly. A text with a mistake is not used in part: the stage fails with {@link SettingsException}, which
 * lists every mistake, until the file is right again.
 */
public final class FileInventory implements Inventory {
    /** Largest file: 10 000 VMs with all that can be said of each. The YAML parser takes no larger one either. */
    private static final int MAX_SIZE = 3 << 20;

    private final Path file;
    private final Executor reader;
    private final TurnScheduler timer;
    private final AtomicReference<@Nullable Version> last = new AtomicReference<>();

    /**
     * Creates an inventory on this file, which need not exist yet.
     *
     * @param reader runs the reading of the file
     * @param timer runs the deadlines
     */
    public FileInventory(Path file, Executor reader, TurnScheduler timer) {
        this.file = file;
        this.reader = reader;
        this.timer = timer;
    }

    private record Version(String text, InventoryView view) {}

    /**
     * Does nothing if the file can be used and nobody complains of what it says.
     *
     * @param judge knows which VMs and hosts there are
     * @throws SettingsException with everything that is wrong with the file, each with its place
     */
    public static void requireValid(Path file, InventoryJudge judge) {
        InventoryText.parse(file.toString(), text(file), 1, judge);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Fails with {@link SettingsException} if the file cannot be used, and with {@link TimeoutException} if it could not be read
     * before the deadline.
     */
    @Override
    public CompletionStage<InventoryView> read(Duration deadline) {
        var result = new CompletableFuture<InventoryView>();
        var timeout = timer.schedule(
                deadline,
                () -> result.completeExceptionally(
                        new TimeoutException(file + " could not be read within " + deadline)));
        var unused = result.whenComplete((view, failure) -> timeout.cancel());
        reader.execute(() -> {
            try {
                result.complete(current());
            } catch (SettingsException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private InventoryView current() {
        var source = file.toString();
        var text = text(file);
        // Parsed inside the update, so that two readers of one new text still get one instance.
        var version = last.updateAndGet(known -> {
            if (known != null && known.text().equals(text)) {
                return known;
            }
            long revision = known == null ? 1 : known.view().revision() + 1;
            return new Version(text, InventoryText.parse(source, text, revision, InventoryJudge.ANYTHING_GOES));
        });
        return Objects.requireNonNull(version).view();
    }

    private static String text(Path file) {
        return TextFile.decode(file.toString(), TextFile.read(file, MAX_SIZE));
    }
}
