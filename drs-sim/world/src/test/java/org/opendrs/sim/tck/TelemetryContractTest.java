package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.spi.Capability;
import org.opendrs.unit.Bytes;

class TelemetryContractTest {
    @Test
    void aCorrectPortKeepsEveryPromise() {
        ContractResult result = check(new TinyHypervisor());
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
        assertThat(result.kept()).isTrue();
    }

    @Test
    void whatTheCapabilitiesDoNotCoverIsNamed() {
        ContractResult result = check(new TinyHypervisor() {
            @Override
            public Set<Capability> capabilities() {
                return EnumSet.of(Capability.SET_MEMORY_TARGET);
            }

            @Override
            Optional<GuestStats> stats() {
                return Optional.empty();
            }

            @Override
            List<VcpuTimes> vcpus() {
                return List.of();
            }
        });
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut())
                .hasSize(3)
                .anyMatch(text -> text.contains("GUEST_STATS"))
                .anyMatch(text -> text.contains("VCPU_TIMES"))
                .anyMatch(text -> text.contains("HOST_SWAP"));
    }

    @Test
    void aPortThatNeedsRealTimeIsNotCheckedInVirtualTime() {
        var port = new TinyHypervisor() {
            @Override
            public Set<Capability> capabilities() {
                return EnumSet.allOf(Capability.class);
            }
        };
        assertThatThrownBy(() -> check(port)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changingCapabilitiesAreReported() {
        expectBroken(TelemetryContract.CAPABILITIES, new TinyHypervisor() {
            private int asked;

            @Override
            public Set<Capability> capabilities() {
                return ++asked < 3 ? super.capabilities() : EnumSet.of(Capability.GUEST_STATS);
            }
        });
    }

    @Test
    void hostsOutOfOrderAreReported() {
        expectBroken(TelemetryContract.ORDER, new TinyHypervisor() {
            @Override
            public List<HostId> hosts() {
                return List.of(B, A);
            }
        });
    }

    @Test
    void aHostThatStandsTwiceIsReported() {
        expectBroken(TelemetryContract.ORDER, new TinyHypervisor() {
            @Override
            public List<HostId> hosts() {
                return List.of(A, B, B);
            }
        });
    }

    @Test
    void aListedHostThatCannotBeSampledIsReported() {
        expectBroken(TelemetryContract.SAMPLED, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return super.sample(host.equals(B) ? new HostId("host-x") : host, deadline);
            }
        });
    }

    @Test
    void aSampleOfAnotherHostIsReported() {
        expectBroken(TelemetryContract.SAMPLED, new TinyHypervisor() {
            @Override
            HostSample read(HostId host) {
                return new HostSample(A, takenAt(), counters(), guests(host));
            }
        });
    }

    @Test
    void aHungCallIsReported() {
        expectBroken(TelemetryContract.DEADLINE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return host.equals(B) ? new CompletableFuture<>() : super.sample(host, deadline);
            }
        });
    }

    @Test
    void aShortDeadlineThatIsNotKeptIsReported() {
        expectBroken(TelemetryContract.DEADLINE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                if (deadline.toMillis() > 1) {
                    return super.sample(host, deadline);
                }
                var stage = new CompletableFuture<HostSample>();
                time.after(Duration.ofMillis(1500), () -> stage.complete(read(host)));
                return stage;
            }
        });
    }

    @Test
    void anUnknownHostOnWhichTheCallHangsIsReported() {
        expectBroken(TelemetryContract.UNKNOWN, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return hosts().contains(host) ? super.sample(host, deadline) : new CompletableFuture<>();
            }
        });
    }

    @Test
    void anUnknownHostThatIsSampledIsReported() {
        expectBroken(TelemetryContract.UNKNOWN, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return super.sample(hosts().contains(host) ? host : A, deadline);
            }
        });
    }

    @Test
    void aForeignExceptionIsReported() {
        expectBroken(TelemetryContract.FAILURE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return hosts().contains(host)
                        ? super.sample(host, deadline)
                        : CompletableFuture.failedFuture(new IllegalStateException("no such host"));
            }
        });
    }

    @Test
    void aPortThatThrowsOutOfEveryCallIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                throw new IllegalStateException("no connection");
            }
        });
    }

    @Test
    void aCallThatThrowsBecauseItsDeadlineIsShortIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                if (deadline.toMillis() <= 1) {
                    throw new IllegalArgumentException("deadline too short");
                }
                return super.sample(host, deadline);
            }
        });
    }

    @Test
    void aCallThatThrowsIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                if (!hosts().contains(host)) {
                    throw new IllegalStateException("no such host");
                }
                return super.sample(host, deadline);
            }
        });
    }

    @Test
    void aMissingKnownGuestIsReported() {
        expectBroken(TelemetryContract.KNOWN_VM, new TinyHypervisor() {
            @Override
            List<VmSample> guests(HostId host) {
                return host.equals(A) ? List.of() : super.guests(host);
            }
        });
    }

    @Test
    void aGuestThatRunsOnTwoHostsIsReported() {
        expectBroken(TelemetryContract.ONE_HOST, new TinyHypervisor() {
            @Override
            List<VmSample> guests(HostId host) {
                return List.of(guest(VM));
            }
        });
    }

    @Test
    void promisedReportsOfTheGuestThatAreMissingAreReported() {
        expectBroken(TelemetryContract.CONTENT, new TinyHypervisor() {
            @Override
            Optional<GuestStats> stats() {
                return Optional.empty();
            }
        });
    }

    @Test
    void promisedVcpuTimesThatAreMissingAreReported() {
        expectBroken(TelemetryContract.CONTENT, new TinyHypervisor() {
            @Override
            List<VcpuTimes> vcpus() {
                return List.of();
            }
        });
    }

    @Test
    void aTimeStampInTheFutureIsReported() {
        expectBroken(SampleChecks.TAKEN_AT, new TinyHypervisor() {
            @Override
            long takenAt() {
                return time.monotonicNanos() + 1;
            }
        });
    }

    @Test
    void aTimeStampOfAnotherClockIsReported() {
        expectBroken(SampleChecks.TAKEN_AT, new TinyHypervisor() {
            @Override
            long takenAt() {
                return time.monotonicNanos() / 1000;
            }
        });
    }

    @Test
    void aTimeStampThatGoesBackIsReported() {
        var port = new TinyHypervisor() {
            @Override
            long takenAt() {
                return Duration.ofHours(2).toNanos() - time.monotonicNanos();
            }
        };
        assertThat(check(port).broken())
                .anyMatch(text -> text.startsWith(SampleChecks.TAKEN_AT) && text.contains("went from"));
    }

    @Test
    void aPausedKnownGuestIsReported() {
        expectBroken(TelemetryContract.CONTENT, new TinyHypervisor() {
            @Override
            VmSample guest(VmId vm) {
                return new VmSample(vm, VmState.PAUSED, MAXIMUM, actual(), Bytes.ZERO, vcpus(), stats());
            }
        });
    }

    private static ContractResult check(TinyHypervisor port) {
        return TelemetryContract.check(port, TinyHypervisor.known(), port.environment());
    }

    private static void expectBroken(String promise, TinyHypervisor port) {
        assertThat(check(port).broken()).isNotEmpty().anyMatch(text -> text.startsWith(promise + ":"));
    }
}
