package org.opendrs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore;

class StoreKeysTest {
    @Example
    void ordinaryNamesStayReadable() {
        assertThat(StoreKeys.load(new HostId("node-1.rack_2"))).isEqualTo("drs/host/node-1.rack_2/load");
    }

    @Example
    void aSlashDoesNotOpenAnotherLevel() {
        assertThat(StoreKeys.encode("a/load")).isEqualTo("a%002fload");
    }

    @Property(seed = "42")
    void everyIdGivesAKeyThatTheStoreTakes(@ForAll @NotBlank @StringLength(min = 1, max = 256) String id) {
        var key = StoreKeys.grant(new HostId(id), new VmId(id));
        assertThat(key)
                .hasSizeLessThanOrEqualTo(ClusterStateStore.MAX_KEY_LENGTH)
                .matches("[!-~]+");
        assertThat(key.chars().filter(c -> c == '/')).hasSize(4);
    }

    @Property(seed = "42")
    void differentIdsGiveDifferentKeys(
            @ForAll @StringLength(max = 256) String one, @ForAll @StringLength(max = 256) String other) {
        assertThat(StoreKeys.encode(one).equals(StoreKeys.encode(other))).isEqualTo(one.equals(other));
    }

    @Example
    void longIdsThatDifferAtTheEndOnlyGiveDifferentKeys() {
        var common = "x".repeat(255);
        assertThat(StoreKeys.encode(common + "a")).isNotEqualTo(StoreKeys.encode(common + "b"));
    }
}
