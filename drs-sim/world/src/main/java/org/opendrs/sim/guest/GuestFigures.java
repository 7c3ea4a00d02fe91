package org.opendrs.sim.guest;

import org.opendrs.sim.workload.JobFigures;

/**
 * How guests behave. The values stand in the world's constants, where each has its source.
 *
 * @param kernelReserveFixed memory that the guest's kernel keeps from view in any guest, in bytes
 * @param kernelReserveShare further part of the maximum that it keeps
 * @param baseUse what a guest without processes uses, kernel included, in bytes
 * @param cacheGrowth growth of the page cache while processes run, in bytes per second
 * @param cacheLimit size that the page cache does not exceed, in bytes
 * @param touchRate memory that a process touches at most, in bytes per second
 * @param baseTouchRate base use that is touched again while no process runs, in bytes per second
 * @param swapPenalty work slows by {@code 1 / (1 + penalty * swapped share)}
 * @param swapCluster bytes that one major fault brings in
 * @param free free memory that a guest's kernel holds back
 * @param oomDelay time without progress until the OOM killer acts, in seconds
 * @param inflateRate speed of the balloon when it takes memory and CPU is not short, in bytes per second
 * @param hollowInflateRate likewise, over memory that the balloon gave back and nobody has used since
 * @param deflateRate likewise, when it gives memory back
 * @param contendedRate speed of the balloon when the CPU is short, in bytes per second
 * @param actualLag longest age of the balloon size that the host sees, in seconds
 * @param idleCpu CPU that a guest uses when nothing runs, in cores
 * @param bootSeconds how long a boot takes
 * @param overhead memory of the VM's process besides guest pages, in bytes
 * @param jobs how jobs behave
 */
public record GuestFigures(
        long kernelReserveFixed,
        double kernelReserveShare,
        long baseUse,
        double cacheGrowth,
        long cacheLimit,
        double touchRate,
        double baseTouchRate,
        double swapPenalty,
        long swapCluster,
        FreeFigures free,
        double oomDelay,
        double inflateRate,
        double hollowInflateRate,
        double deflateRate,
        double contendedRate,
        double actualLag,
        double idleCpu,
        double bootSeconds,
        long overhead,
        JobFigures jobs) {}
