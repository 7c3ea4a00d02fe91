package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;

class HostControlContractTest {
    @Test
    void aCorrectPortKeepsEveryPromise() {
        ContractResult result = check(new TinyHypervisor());
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void theGuestHasItsMemoryBackAfterwards() {
        var port = new TinyHypervisor();
        port.balloon = Bytes.mib(768);
        assertThat(check(port).broken()).isEmpty();
        assertThat(port.applied).isNotEmpty();
        assertThat(port.balloon).isEqualTo(Bytes.mib(768));
    }

    @Test
    void whatTheCapabilitiesDoNotCoverIsNamedAndMustBeRefused() {
        ContractResult result = check(new TinyHypervisor() {
            @Override
            public Set<Capability> capabilities() {
                return EnumSet.of(Capability.GUEST_STATS);
            }
        });
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut())
                .hasSize(2)
                .anyMatch(text -> text.contains("SET_MEMORY_TARGET"))
                .anyMatch(text -> text.contains("SET_STATS_PERIOD"));
    }

    @Test
    void aSingleHostLeavesOutTheSearchOnAnother() {
        ContractResult result = check(new TinyHypervisor() {
            @Override
            public List<HostId> hosts() {
                return List.of(A);
            }
        });
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).singleElement().asString().contains("second host");
    }

    @Test
    void changingCapabilitiesAreReported() {
        expectBroken(HostControlContract.CAPABILITIES, new TinyHypervisor() {
            @Override
            public Set<Capability> capabilities() {
                return applied.isEmpty()
                        ? super.capabilities()
                        : EnumSet.of(Capability.SET_MEMORY_TARGET, Capability.GUEST_STATS);
            }
        });
    }

    @Test
    void aHungCommandIsReported() {
        expectBroken(HostControlContract.DEADLINE, new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                return command instanceof HostCommand.SetStatsPeriod
                        ? new CompletableFuture<>()
                        : super.apply(command, deadline);
            }
        });
    }

    @Test
    void aShortDeadlineThatIsNotKeptIsReported() {
        expectBroken(HostControlContract.DEADLINE, new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                return deadline.toMillis() > 1
                        ? super.apply(command, deadline)
                        : later(Duration.ofMillis(1500), CommandOutcome.Accepted::new);
            }
        });
    }

    @Test
    void aFailedStageIsReported() {
        expectBroken(HostControlContract.NEVER_FAILS, new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                return hosts().contains(command.host())
                        ? super.apply(command, deadline)
                        : CompletableFuture.failedFuture(new IllegalStateException("no such host"));
            }
        });
    }

    @Test
    void aCallThatThrowsIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                if (!hosts().contains(command.host())) {
                    throw new IllegalStateException("no such host");
                }
                return super.apply(command, deadline);
            }
        });
    }

    @Test
    void aPortThatThrowsOutOfEveryCallIsReported() {
        ContractResult result = check(new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                throw new IllegalStateException("no connection");
            }
        });
        assertThat(result.broken()).isNotEmpty().allMatch(text -> text.startsWith(Call.STAGE + ":"));
    }

    @Test
    void aCallThatThrowsBecauseItsDeadlineIsShortIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                if (deadline.toMillis() <= 1) {
                    throw new IllegalArgumentException("deadline too short");
                }
                return super.apply(command, deadline);
            }
        });
    }

    @Test
    void aMissingStageIsReported() {
        expectBroken(Call.STAGE, new TinyHypervisor() {
            @Override
            @SuppressWarnings("NullAway") // that is the fault
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                return hosts().contains(command.host()) ? super.apply(command, deadline) : null;
            }
        });
    }

    @Test
    void aCommandThatIsNotAcceptedIsReported() {
        expectBroken(HostControlContract.ACCEPTED, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                CommandOutcome outcome = super.decide(command);
                return outcome instanceof CommandOutcome.Accepted ? refused(Refusal.BUSY) : outcome;
            }
        });
    }

    @Test
    void aTargetWithoutEffectIsReported() {
        expectBroken(HostControlContract.VISIBLE, new TinyHypervisor() {
            @Override
            void take(HostCommand command) {
                // accepted and forgotten
            }
        });
    }

    @Test
    void aTargetInTheWrongUnitIsReported() {
        expectBroken(HostControlContract.VISIBLE, new TinyHypervisor() {
            @Override
            void take(HostCommand command) {
                if (command instanceof HostCommand.SetMemoryTarget set) {
                    balloon = new Bytes(set.target().value() / 1024);
                }
            }
        });
    }

    @Test
    void aRepeatedCommandThatIsRefusedIsReported() {
        expectBroken(HostControlContract.REPEATED, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                return applied.contains(command) ? refused(Refusal.BUSY) : super.decide(command);
            }
        });
    }

    @Test
    void aRepeatedCommandThatTakesMoreIsReported() {
        expectBroken(HostControlContract.REPEATED, new TinyHypervisor() {
            @Override
            void take(HostCommand command) {
                boolean again = applied.contains(command);
                super.take(command);
                if (again) {
                    time.after(Duration.ofSeconds(2), () -> balloon = Bytes.mib(100));
                }
            }
        });
    }

    @Test
    void aTargetAboveTheMaximumThatIsAcceptedIsReported() {
        expectBroken(HostControlContract.TOO_HIGH, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                boolean tooHigh = command instanceof HostCommand.SetMemoryTarget set
                        && set.target().compareTo(MAXIMUM) > 0;
                return tooHigh ? new CommandOutcome.Accepted() : super.decide(command);
            }
        });
    }

    @Test
    void anUnknownGuestThatIsAcceptedIsReported() {
        expectBroken(HostControlContract.UNKNOWN_VM, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                CommandOutcome outcome = super.decide(command);
                return outcome.equals(refused(Refusal.GUEST_GONE)) ? new CommandOutcome.Accepted() : outcome;
            }
        });
    }

    @Test
    void aGuestOnAnotherHostThatIsCommandedIsReported() {
        expectBroken(HostControlContract.UNKNOWN_VM, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                return command.host().equals(B) ? new CommandOutcome.Accepted() : super.decide(command);
            }
        });
    }

    @Test
    void anUnknownHostWithTheWrongReasonIsReported() {
        expectBroken(HostControlContract.UNKNOWN_HOST, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                CommandOutcome outcome = super.decide(command);
                return outcome.equals(refused(Refusal.HOST_UNREACHABLE)) ? refused(Refusal.ACCESS_DENIED) : outcome;
            }
        });
    }

    @Test
    void anUnheardOfCommandThatIsAcceptedIsReported() {
        expectBroken(HostControlContract.UNSUPPORTED, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                CommandOutcome outcome = super.decide(command);
                return outcome.equals(refused(Refusal.UNSUPPORTED)) ? new CommandOutcome.Accepted() : outcome;
            }
        });
    }

    @Test
    void aRefusedCommandWithAnEffectIsReported() {
        expectBroken(HostControlContract.NO_EFFECT, new TinyHypervisor() {
            @Override
            CommandOutcome decide(HostCommand command) {
                CommandOutcome outcome = super.decide(command);
                if (outcome.equals(refused(Refusal.INVALID_VALUE))) {
                    balloon = Bytes.mib(500);
                }
                return outcome;
            }
        });
    }

    @Test
    void aStatsPeriodThatMakesNobodyReportIsReported() {
        expectBroken(HostControlContract.STATS_PERIOD, new TinyHypervisor() {
            @Override
            long reportedAt() {
                return 7;
            }
        });
    }

    @Test
    void aBalloonThatDoesNotDeflateIsReported() {
        expectBroken(HostControlContract.RESTORED, new TinyHypervisor() {
            @Override
            void take(HostCommand command) {
                if (command instanceof HostCommand.SetMemoryTarget set) {
                    balloon = balloon.min(set.target());
                } else {
                    super.take(command);
                }
            }
        });
    }

    private static ContractResult check(TinyHypervisor port) {
        return HostControlContract.check(port, port, TinyHypervisor.known(), port.environment());
    }

    private static void expectBroken(String promise, TinyHypervisor port) {
        assertThat(check(port).broken()).isNotEmpty().anyMatch(text -> text.startsWith(promise + ":"));
    }
}
