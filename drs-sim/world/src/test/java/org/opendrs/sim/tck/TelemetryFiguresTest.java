package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.VcpuTimes;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Levels and counters that cannot be true. */
class TelemetryFiguresTest {
    @Test
    void usableMemoryAboveTheBalloonIsReported() {
        expectBroken(SampleChecks.LEVELS, withStats(1, Bytes.mib(100), Bytes.gib(2), Bytes.ZERO));
    }

    @Test
    void freeMemoryAboveTheBalloonIsReported() {
        expectBroken(SampleChecks.LEVELS, withStats(1, Bytes.gib(2), Bytes.mib(400), Bytes.ZERO));
    }

    /** Measured: a guest of 1 GiB at rest has 937 MiB free, of which its kernel lets 871 be used. */
    @Test
    void freeMemoryThatTheKernelHoldsBackIsNoFault() {
        var port = withStats(1, Bytes.mib(500), Bytes.mib(434), Bytes.ZERO);
        assertThat(check(port).broken()).isEmpty();
    }

    @Test
    void cachesAboveTheBalloonAreReported() {
        expectBroken(SampleChecks.LEVELS, withStats(1, Bytes.mib(100), Bytes.mib(400), Bytes.gib(2)));
    }

    @Test
    void aBalloonAboveTheMaximumIsReported() {
        expectBroken(SampleChecks.LEVELS, new TinyHypervisor() {
            @Override
            Bytes actual() {
                return MAXIMUM.plus(Bytes.mib(1));
            }
        });
    }

    @Test
    void aHostWithMoreAvailableThanInstalledIsReported() {
        expectBroken(SampleChecks.LEVELS, new TinyHypervisor() {
            @Override
            HostCounters counters() {
                return new HostCounters(
                        Bytes.gib(8), Bytes.gib(9), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Millicores.cores(2), 0);
            }
        });
    }

    @Test
    void aLevelThatIsWrongOnceOnlyIsNotReported() {
        ContractResult result = check(new TinyHypervisor() {
            private int reads;

            @Override
            Bytes actual() {
                return ++reads == 1 ? Bytes.mib(300) : super.actual();
            }
        });
        assertThat(result.broken()).isEmpty();
    }

    @Test
    void vcpuTimeThatGoesBackIsReported() {
        expectBroken(SampleChecks.COUNTERS, new TinyHypervisor() {
            @Override
            List<VcpuTimes> vcpus() {
                return List.of(new VcpuTimes(-time.monotonicNanos() / 3, 0));
            }
        });
    }

    @Test
    void hostCountersThatGoBackAreReported() {
        expectBroken(SampleChecks.COUNTERS, new TinyHypervisor() {
            @Override
            HostCounters counters() {
                return new HostCounters(
                        Bytes.gib(8),
                        Bytes.gib(4),
                        Bytes.ZERO,
                        new Bytes(Duration.ofHours(2).toNanos() - time.monotonicNanos()),
                        Bytes.ZERO,
                        Millicores.cores(2),
                        0);
            }
        });
    }

    @Test
    void guestCountersThatGoBackAreReported() {
        expectBroken(SampleChecks.COUNTERS, new TinyHypervisor() {
            @Override
            long majorFaults() {
                return -super.majorFaults();
            }
        });
    }

    @Test
    void reportTimeThatGoesBackIsReported() {
        expectBroken(SampleChecks.COUNTERS, new TinyHypervisor() {
            @Override
            long reportedAt() {
                return Duration.ofHours(2).toSeconds() - super.reportedAt();
            }
        });
    }

    @Test
    void moreRunAndReadyTimeThanWallTimeIsReported() {
        expectBroken(SampleChecks.CPU_TIME, new TinyHypervisor() {
            @Override
            List<VcpuTimes> vcpus() {
                return List.of(new VcpuTimes(time.monotonicNanos() * 7 / 10, time.monotonicNanos() * 7 / 10));
            }
        });
    }

    @Test
    void aHostBusierThanItsCoresIsReported() {
        expectBroken(SampleChecks.CPU_TIME, new TinyHypervisor() {
            @Override
            HostCounters counters() {
                return new HostCounters(
                        Bytes.gib(8),
                        Bytes.gib(4),
                        Bytes.ZERO,
                        Bytes.ZERO,
                        Bytes.ZERO,
                        Millicores.cores(2),
                        time.monotonicNanos() * 3);
            }
        });
    }

    private static TinyHypervisor withStats(long faults, Bytes unused, Bytes usable, Bytes caches) {
        return new TinyHypervisor() {
            @Override
            Optional<GuestStats> stats() {
                return Optional.of(GuestStats.builder(reportedAt())
                        .unused(unused)
                        .usable(usable)
                        .diskCaches(caches)
                        .majorFaults(faults)
                        .build());
            }
        };
    }

    private static ContractResult check(TinyHypervisor port) {
        return TelemetryContract.check(port, TinyHypervisor.known(), port.environment());
    }

    private static void expectBroken(String promise, TinyHypervisor port) {
        assertThat(check(port).broken()).isNotEmpty().anyMatch(text -> text.startsWith(promise + ":"));
    }
}
