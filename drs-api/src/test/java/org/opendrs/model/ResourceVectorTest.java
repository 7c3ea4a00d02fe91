package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class ResourceVectorTest {
    private static final Resource DISK = new Resource("disk", "bytes per second");
    private static final Resource NETWORK = new Resource("network", "bytes per second");
    private static final List<Resource> ALL = List.of(Resource.CPU, Resource.MEMORY, DISK, NETWORK);
    private static final ResourceVector ONE_GIB = ResourceVector.of(Millicores.cores(1), Bytes.gib(1));

    @Test
    void aResourceThatIsNotNamedHasTheAmountZero() {
        assertThat(ONE_GIB.amount(DISK)).isZero();
        assertThat(ONE_GIB.resources()).containsExactly(Resource.CPU, Resource.MEMORY);
    }

    @Test
    void anAmountOfZeroIsTheSameAsNone() {
        var named = ONE_GIB.with(DISK, 0);

        assertThat(named).isEqualTo(ONE_GIB).hasSameHashCodeAs(ONE_GIB).hasToString(ONE_GIB.toString());
        assertThat(named.resources()).isEqualTo(ONE_GIB.resources());
    }

    @Test
    void whatIsUsedUpIsTheSameAsWhatNeverWas() {
        var disk = ResourceVector.ZERO.with(DISK, 5);

        assertThat(disk.minusOrZero(disk)).isEqualTo(ResourceVector.ZERO);
        assertThat(disk.with(DISK, 0)).isEqualTo(ResourceVector.ZERO);
    }

    @Test
    void builtInResourcesAreReachedByNameToo() {
        var vector = ResourceVector.ZERO
                .with(Resource.CPU, 1500)
                .with(Resource.MEMORY, 4096)
                .with(DISK, 7);

        assertThat(vector.cpu()).isEqualTo(Millicores.millicores(1500));
        assertThat(vector.memory()).isEqualTo(Bytes.bytes(4096));
        assertThat(vector.amount(Resource.CPU)).isEqualTo(1500);
        assertThat(vector.amount(Resource.MEMORY)).isEqualTo(4096);
        assertThat(vector.resources()).containsExactly(Resource.CPU, DISK, Resource.MEMORY);
    }

    @Test
    void aChangedCopyLeavesTheOriginalAlone() {
        ONE_GIB.with(DISK, 3).with(Resource.CPU, 9);

        assertThat(ONE_GIB).isEqualTo(ResourceVector.of(Millicores.cores(1), Bytes.gib(1)));
    }

    @Test
    void aNegativeAmountIsRefusedWithResourceUnitAndValue() {
        assertThatThrownBy(() -> ONE_GIB.with(DISK, -4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("disk", "bytes per second", "-4");
        assertThatThrownBy(() -> ONE_GIB.with(Resource.MEMORY, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSumThatNoLongHoldsIsRefusedInsteadOfWrapping() {
        for (Resource resource : ALL) {
            var most = ResourceVector.ZERO.with(resource, Long.MAX_VALUE);
            assertThatThrownBy(() -> most.plus(ResourceVector.ZERO.with(resource, 1)))
                    .as(resource.name())
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void whatTheCapacityDoesNotNameDoesNotFit() {
        assertThat(ONE_GIB.with(DISK, 1).fitsWithin(ONE_GIB)).isFalse();
        assertThat(ONE_GIB.fitsWithin(ONE_GIB.with(DISK, 1))).isTrue();
    }

    @Test
    void onlyFurtherResourcesMakeItMoreThanCpuAndMemory() {
        var withDisk = ONE_GIB.with(DISK, 1);

        assertThat(ResourceVector.ZERO.isCpuAndMemory()).isTrue();
        assertThat(ONE_GIB.isCpuAndMemory()).isTrue();
        assertThat(withDisk.isCpuAndMemory()).isFalse();
        assertThat(withDisk.resources()).containsExactly(Resource.CPU, DISK, Resource.MEMORY);
        assertThat(withDisk.with(DISK, 0).isCpuAndMemory()).isTrue();
    }

    @Test
    void textNamesEveryAmount() {
        assertThat(ONE_GIB.with(DISK, 7).toString()).contains("cpu=1000", "memory=1073741824", "disk=7");
    }

    @Property(seed = "42")
    void sumsDoNotDependOnOrder(
            @ForAll("vectors") ResourceVector a,
            @ForAll("vectors") ResourceVector b,
            @ForAll("vectors") ResourceVector c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(ResourceVector.ZERO)).isEqualTo(a);
    }

    @Property(seed = "42")
    void everyResourceIsAddedAndTakenAwayByItself(
            @ForAll("vectors") ResourceVector a, @ForAll("vectors") ResourceVector b) {
        for (Resource resource : ALL) {
            assertThat(a.plus(b).amount(resource)).isEqualTo(a.amount(resource) + b.amount(resource));
            assertThat(a.minusOrZero(b).amount(resource))
                    .isEqualTo(Math.max(0, a.amount(resource) - b.amount(resource)));
        }
        assertThat(a.plus(b).minusOrZero(b)).isEqualTo(a);
    }

    @Property(seed = "42")
    void aVectorFitsExactlyIfNothingIsLeftWhenTheCapacityIsTakenAway(
            @ForAll("vectors") ResourceVector a, @ForAll("vectors") ResourceVector capacity) {
        assertThat(a.fitsWithin(capacity)).isEqualTo(a.minusOrZero(capacity).equals(ResourceVector.ZERO));
        assertThat(a.fitsWithin(a.plus(capacity))).isTrue();
    }

    @Property(seed = "42")
    void vectorsAreEqualExactlyIfAllAmountsAre(
            @ForAll("vectors") ResourceVector a, @ForAll("vectors") ResourceVector b) {
        boolean same = ALL.stream().allMatch(resource -> a.amount(resource) == b.amount(resource));

        assertThat(a.equals(b)).isEqualTo(same);
        if (same) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    /** Small amounts, so that zeros and equal ones are frequent. */
    @Provide
    Arbitrary<ResourceVector> vectors() {
        Arbitrary<Long> amount = Arbitraries.longs().between(0, 3);
        return Combinators.combine(amount, amount, amount, amount)
                .as((cpu, memory, disk, network) -> ResourceVector.of(Millicores.millicores(cpu), Bytes.bytes(memory))
                        .with(DISK, disk)
                        .with(NETWORK, network));
    }
}
