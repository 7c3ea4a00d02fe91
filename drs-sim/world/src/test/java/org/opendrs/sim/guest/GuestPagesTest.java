package org.opendrs.sim.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GuestPagesTest {
    private static final long MIB = 1 << 20;
    private static final long PLENTY = 1L << 50;
    private static final long MAXIMUM = 1024 * MIB;

    @Property(seed = "42")
    void pagesAreNeverLostNorInvented(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 8) Integer> kinds,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 0, max = 600) Integer> sizes) {
        var pages = new GuestPages(MAXIMUM, 40 * MIB, MIB, 300 * MIB);
        for (int i = 0; i < kinds.size(); i++) {
            long amount = sizes.get(i) * MIB + i;
            long budget = i % 3 == 0 ? 100 * MIB : PLENTY;
            pages.budget(budget, budget);
            long residentBefore = pages.resident();
            apply(pages, kinds.get(i), amount);
            assertThat(pages.free()).isNotNegative();
            assertThat(pages.used()).isLessThanOrEqualTo(pages.touched());
            assertThat(pages.touched()).isLessThanOrEqualTo(pages.actual());
            assertThat(pages.hollow()).isBetween(0L, pages.actual() - pages.touched());
            assertThat(pages.swapped()).isBetween(0L, 300 * MIB);
            assertThat(pages.resident()).isNotNegative();
            assertThat(pages.resident() - residentBefore).isLessThanOrEqualTo(budget + 1);
            assertThat(pages.hotOut()).isBetween(0L, pages.hot());
            assertThat(pages.idleOut()).isBetween(0L, pages.idle());
        }
    }

    private static void apply(GuestPages pages, int kind, long amount) {
        switch (kind) {
            case 0 -> pages.touch(amount);
            case 1 -> pages.release(Math.min(amount, pages.anonymous()));
            case 2 -> pages.growCache(amount);
            case 3 -> pages.inflate(Math.min(amount, pages.actual()));
            case 4 -> pages.deflate(Math.min(amount, MAXIMUM - pages.actual()));
            case 5 -> pages.swapIn(amount);
            case 6 -> pages.readBack(amount);
            case 7 -> pages.evictIdle(Math.min(amount, pages.evictableIdle(0.7)));
            default -> pages.evictAny(Math.min(amount, pages.resident()));
        }
    }

    @Test
    void pagesThatTheBalloonGaveBackAreHollowUntilTheyAreUsedOrTakenAgain() {
        GuestPages pages = fresh();
        pages.inflate(500 * MIB);
        assertThat(pages.hollow()).isZero();
        pages.deflate(500 * MIB);
        assertThat(pages.hollow()).isEqualTo(500 * MIB);
        pages.touch(200 * MIB);
        pages.inflate(100 * MIB);
        assertThat(pages.hollow()).isEqualTo(200 * MIB);
    }

    @Test
    void freedPagesStayTouchedUntilTheBalloonTakesThem() {
        GuestPages pages = fresh();
        pages.touch(500 * MIB);
        pages.release(500 * MIB);
        assertThat(pages.touched()).isEqualTo(540 * MIB);
        pages.inflate(500 * MIB);
        assertThat(pages.touched()).isEqualTo(40 * MIB);
    }

    @Test
    void touchedPagesAreReusedBeforeUntouchedOnes() {
        GuestPages pages = fresh();
        pages.touch(300 * MIB);
        pages.release(300 * MIB);
        pages.touch(200 * MIB);
        assertThat(pages.touched()).isEqualTo(340 * MIB);
    }

    @Test
    void cacheIsDroppedBeforeAnythingIsSwapped() {
        GuestPages pages = fresh();
        pages.growCache(400 * MIB);
        pages.touch(700 * MIB);
        assertThat(pages.cache()).isBetween(1L, 399 * MIB);
        assertThat(pages.swapped()).isZero();
        pages.touch(283 * MIB + pages.cache());
        assertThat(pages.cache()).isZero();
        assertThat(pages.swapped()).isPositive();
    }

    @Test
    void usableMemoryLeavesOutWhatTheKernelHoldsBackOfFreePagesAndOfTheCache() {
        GuestPages pages = fresh();
        assertThat(pages.usable()).isEqualTo(pages.free() - 3 * MIB / 2);
        pages.growCache(2 * MIB);
        assertThat(pages.usable()).isEqualTo(pages.free() - 3 * MIB / 2 + MIB);
        pages.growCache(98 * MIB);
        assertThat(pages.usable()).isEqualTo(pages.free() - 3 * MIB / 2 + 100 * MIB - 5 * MIB / 4);
    }

    @Test
    void beforeTheLastPagesThatAnybodyGetsNothingIsUsable() {
        GuestPages pages = fresh();
        pages.touch(pages.free() - MIB);
        assertThat(pages.usable()).isZero();
    }

    @Test
    void withoutRoomAGuestWritesAsMuchAsItReads() {
        GuestPages pages = fresh();
        pages.touch(900 * MIB);
        pages.touch(200 * MIB);
        long swapped = pages.swapped();
        assertThat(swapped).isPositive();
        long out = pages.swappedOut();
        pages.swapIn(50 * MIB);
        assertThat(pages.swappedIn()).isEqualTo(50 * MIB);
        assertThat(pages.swappedOut() - out).isEqualTo(50 * MIB);
        assertThat(pages.swapped()).isEqualTo(swapped);
    }

    @Test
    void growingIntoPagesThatTheHostSwappedReadsThemBack() {
        GuestPages pages = fresh();
        pages.touch(400 * MIB);
        pages.release(400 * MIB);
        pages.evictIdle(200 * MIB);
        pages.budget(PLENTY, PLENTY);
        pages.touch(100 * MIB);
        assertThat(pages.hostIn()).isEqualTo(50 * MIB);
        assertThat(pages.hostSwapped()).isEqualTo(150 * MIB);
    }

    @Test
    void theBalloonDiscardsSwappedPagesWithoutReadingThem() {
        GuestPages pages = fresh();
        pages.touch(400 * MIB);
        pages.release(400 * MIB);
        pages.evictIdle(200 * MIB);
        pages.budget(PLENTY, PLENTY);
        pages.inflate(400 * MIB);
        assertThat(pages.hostIn()).isZero();
        assertThat(pages.hostSwapped()).isZero();
    }

    private static GuestPages fresh() {
        var pages = new GuestPages(MAXIMUM, 40 * MIB, MIB, 300 * MIB);
        pages.budget(PLENTY, PLENTY);
        return pages;
    }
}
