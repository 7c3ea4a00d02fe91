package org.opendrs.sim.guest;

/**
 * The pages of one guest, seen from inside (used, cached, swapped, free) and from the host (touched, swapped by the host).
 *
 * <p>Inside: {@code actual = kernel reserve + (anonymous - swapped) + cache + free}. For the host: {@code touched} pages are
 * backed by its memory or its swap; freeing a page in the guest changes nothing there, only the balloon gives pages back (LAB
 * §5). Touched pages are <em>hot</em> (kernel, processes) or <em>idle</em> (page cache, freed pages). The kernel takes freed
 * pages that are touched before untouched ones, as its allocator prefers pages that were freed last.
 *
 * <p>What the balloon gave back and nobody has used since is <em>hollow</em>: the guest's kernel clears a page before it hands it out,
 * the balloon's driver included, and the host must find memory for each of these, small page by small page. Memory that was never
 * used costs less, because the host finds it in large pages.
 *
 * <p>Each step has two budgets, which the host sets: bytes of disk traffic, and bytes by which host memory may grow.
 * Amounts are bytes. The host reads them and swaps; only the guest itself moves pages otherwise.
 */
public final class GuestPages {
    private final long reserve;
    private final long minimumFree;
    private final long swapSize;

    private long actual;
    private long anonymous;
    private long swapped;
    private long cache;
    private long touched;
    private long hollow;
    private long idleOut;
    private long hotOut;

    private long swappedIn;
    private long swappedOut;
    private long hostIn;

    private long disk;
    private long growth;

    GuestPages(long maximum, long reserve, long minimumFree, long swapSize) {
        this.reserve = reserve;
        this.minimumFree = minimumFree;
        this.swapSize = swapSize;
        this.actual = maximum;
        this.touched = reserve;
    }

    /** Starts a step: bytes of disk traffic and bytes of host memory that may be used in it. */
    void budget(long diskBytes, long growthBytes) {
        disk = diskBytes;
        growth = growthBytes;
        hostIn = 0;
    }

    /** Returns pages in use inside the guest. */
    long used() {
        return hot() + cache;
    }

    /** Returns free pages. */
    public long free() {
        return actual - used();
    }

    /** Returns free pages that an allocation may take. */
    long room() {
        return Math.max(0, free() - minimumFree);
    }

    /** Returns free pages that nobody gets. */
    public long minimumFree() {
        return minimumFree;
    }

    /**
     * Returns what the guest's kernel calls available: free pages and page cache, but for what it holds back of both. Linux
     * (si_mem_available, __setup_per_zone_wmarks) counts free pages above the watermark at which it stops to free pages in advance,
     * half above the least, and leaves out of the cache as many as lie below the one at which it starts, a quarter above the least; of
     * a small cache half.
     */
    long usable() {
        long keptFree = minimumFree + minimumFree / 2;
        long keptCache = Math.min(cache / 2, minimumFree + minimumFree / 4);
        return Math.max(0, free() - keptFree + cache - keptCache);
    }

    long hot() {
        return reserve + anonymous - swapped;
    }

    long idle() {
        return touched - hot();
    }

    /** Returns touched pages that are free inside the guest. */
    long touchedFree() {
        return touched - used();
    }

    /** Returns pages in the host's memory. */
    public long resident() {
        return touched - idleOut - hotOut;
    }

    long swapRoom() {
        return swapSize - swapped;
    }

    /** Returns the share of the pages that the guest works with that is swapped, by itself or by the host. */
    double swappedShare() {
        return (double) (swapped + hotOut) / (reserve + anonymous);
    }

    /** Makes a process larger by up to this many bytes; returns how many it got. */
    long touch(long wanted) {
        long got = occupy(makeRoom(wanted));
        anonymous += got;
        settle();
        return got;
    }

    /** Frees pages of processes. Their share of the swapped pages goes with them. */
    void release(long bytes) {
        long fromSwap = part(swapped, bytes, anonymous);
        long fromMemory = bytes - fromSwap;
        long movedOut = part(hotOut, fromMemory, hot());
        anonymous -= bytes;
        swapped -= fromSwap;
        hotOut -= movedOut;
        idleOut += movedOut;
        settle();
    }

    /** Lets the page cache grow into free pages; it pushes nothing out. */
    void growCache(long wanted) {
        cache += occupy(Math.min(wanted, room()));
        settle();
    }

    /** Gives up to this many bytes to the balloon; returns how many it got. */
    long inflate(long wanted) {
        long got = makeRoom(wanted);
        long backed = Math.min(got, touchedFree());
        idleOut -= part(idleOut, backed, idle());
        touched -= backed;
        actual -= got;
        hollow = Math.max(0, hollow - (got - backed));
        settle();
        return got;
    }

    void deflate(long bytes) {
        actual += bytes;
        hollow += bytes;
    }

    /** Returns free pages that the balloon gave back and nobody has used since. */
    long hollow() {
        return hollow;
    }

    /**
     * Reads up to this many bytes back from the guest's swap. Where there is no room, as much is written as is read: the guest
     * thrashes. Returns how many it read.
     */
    long swapIn(long wanted) {
        long reads = Math.min(Math.min(wanted, swapped), disk);
        long fits = Math.min(reads, room() + cache);
        long back = occupy(makeRoom(fits));
        long thrashed = Math.max(0, Math.min(reads - fits, (disk - back) / 2));
        swapped -= back;
        swappedIn += back + thrashed;
        swappedOut += thrashed;
        disk -= back + 2 * thrashed;
        settle();
        return back + thrashed;
    }

    /** Reads up to this many hot bytes back from the host's swap; returns how many it read. */
    long readBack(long wanted) {
        long reads = Math.max(0, Math.min(Math.min(wanted, hotOut), Math.min(disk, growth)));
        hotOut -= reads;
        hostRead(reads);
        return reads;
    }

    /** Returns idle bytes that the host would recognise as idle and has not swapped, if it sees this share of them. */
    public long evictableIdle(double recognised) {
        return Math.max(0, (long) (recognised * idle()) - idleOut);
    }

    /** The host swaps idle pages out. */
    public void evictIdle(long bytes) {
        idleOut += bytes;
    }

    /** The host swaps pages out without knowing which are idle. */
    public void evictAny(long bytes) {
        long hotResident = hot() - hotOut;
        long fromHot = part(hotResident, bytes, resident());
        long fromIdle = Math.min(bytes - fromHot, idle() - idleOut);
        idleOut += fromIdle;
        hotOut += bytes - fromIdle;
        settle();
    }

    /** The guest has arrived on another host: everything that was touched lies in that host's memory now. */
    void arrive() {
        idleOut = 0;
        hotOut = 0;
    }

    /** Finds room for an allocation: free pages, then page cache, then swap. Returns how much of it there is. */
    private long makeRoom(long wanted) {
        long need = wanted - room();
        if (need <= 0) {
            return wanted;
        }
        long dropped = Math.min(need, cache);
        cache -= dropped;
        need -= dropped;
        long out = Math.min(Math.min(need, swapRoom()), Math.min(disk, anonymous - swapped));
        if (out > 0) {
            // A page that the host has swapped must be read before the guest can write it to its own swap.
            long read = part(hotOut, out, hot());
            hotOut -= read;
            hostRead(read);
            swapped += out;
            swappedOut += out;
            disk -= out;
            need -= out;
        }
        return wanted - need;
    }

    /** Takes free pages into use, as far as the budgets allow. Returns how many. */
    private long occupy(long wanted) {
        long backed = Math.min(wanted, touchedFree());
        long read = part(idleOut, backed, idle());
        long allowed = Math.max(0, Math.min(read, Math.min(disk, growth)));
        boolean stalled = allowed < read;
        if (stalled) {
            backed = part(backed, allowed, read);
        }
        idleOut -= allowed;
        hostRead(allowed);
        long fresh = stalled ? 0 : Math.max(0, Math.min(wanted - backed, growth));
        touched += fresh;
        hollow = Math.max(0, hollow - fresh);
        growth -= fresh;
        return backed + fresh;
    }

    /** Shares are rounded down, so that a byte may be left over where pages went from one kind to the other. */
    private void settle() {
        idleOut = Math.min(idleOut, idle());
        hotOut = Math.min(hotOut, hot());
    }

    private void hostRead(long bytes) {
        hostIn += bytes;
        disk -= bytes;
        growth -= bytes;
    }

    /** Returns {@code amount * share / whole}, rounded down; nothing of nothing is nothing. */
    private static long part(long amount, long share, long whole) {
        if (amount == 0 || whole <= 0) {
            return 0;
        }
        return share >= whole ? amount : (long) ((double) amount * share / whole);
    }

    /** Returns the memory that the guest's kernel counts: what it holds, less what it keeps from view. */
    long total() {
        return actual - reserve;
    }

    /** Returns the memory that the guest holds, free or not. */
    public long actual() {
        return actual;
    }

    long anonymous() {
        return anonymous;
    }

    /** Returns what lies in the guest's own swap. */
    public long swapped() {
        return swapped;
    }

    /** Returns the page cache. */
    public long cache() {
        return cache;
    }

    /** Returns pages that are backed by the host, in memory or swapped. */
    public long touched() {
        return touched;
    }

    /** Returns what the host has swapped. */
    public long hostSwapped() {
        return idleOut + hotOut;
    }

    long idleOut() {
        return idleOut;
    }

    /** Returns what the host has swapped of the pages that the guest works with. */
    public long hotOut() {
        return hotOut;
    }

    /** Returns bytes read from the guest's own swap since it booted. */
    public long swappedIn() {
        return swappedIn;
    }

    /** Returns bytes written to the guest's own swap since it booted. */
    public long swappedOut() {
        return swappedOut;
    }

    /** Returns bytes that the host read back in this step. */
    public long hostIn() {
        return hostIn;
    }
}
