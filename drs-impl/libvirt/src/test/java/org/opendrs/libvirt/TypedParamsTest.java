package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.StatKey.Field;

class TypedParamsTest {
    private static final int INT = 1;
    private static final int UINT = 2;
    private static final int ULLONG = 4;
    private static final int STRING = 7;

    private final TypedParams params = new TypedParams();
    private final GuestReading reading = new GuestReading();

    @Test
    void readsFiguresByName() {
        read(param("state.state", INT, 1), param("balloon.current", ULLONG, 262_144), param("state.reason", INT, 5));

        assertThat(reading.get(Field.STATE)).isEqualTo(1);
        assertThat(reading.get(Field.REASON)).isEqualTo(5);
        assertThat(reading.get(Field.CURRENT)).isEqualTo(262_144);
        assertThat(reading.has(Field.UNUSED)).isFalse();
    }

    @Test
    void readsFiguresOfEachVirtualCpu() {
        read(
                param("vcpu.0.time", ULLONG, 10),
                param("vcpu.1.time", ULLONG, 20),
                param("vcpu.1.delay", ULLONG, 3),
                param("vcpu.37.time", ULLONG, 40));

        assertThat(reading.vcpus()).isEqualTo(38);
        assertThat(reading.run(1)).isEqualTo(20);
        assertThat(reading.delay(1)).isEqualTo(3);
        assertThat(reading.run(37)).isEqualTo(40);
    }

    @Test
    void keepsTheSignOfIntsAndDropsWhatIsBesideThem() {
        read(
                param("state.state", INT, 0xDEAD_BEEF_0000_0000L | 0xFFFF_FFFFL),
                param("vcpu.maximum", UINT, 0x1_0000_0002L));

        assertThat(reading.get(Field.STATE)).isEqualTo(-1);
        assertThat(reading.get(Field.VCPU_COUNT)).isEqualTo(2);
    }

    @Test
    void passesOverTextsUnknownTypesAndUnknownNames() {
        read(param("state.state", STRING, 1), param("state.reason", 99, 1), param("block.count", UINT, 1));

        assertThat(reading.has(Field.STATE)).isFalse();
        assertThat(reading.has(Field.REASON)).isFalse();
    }

    @Test
    void whatStandsBehindTheEndOfANameDoesNotCount() {
        byte[] dirty = param("balloon.rss", ULLONG, 7);
        for (int i = "balloon.rss".length() + 1; i < 80; i++) {
            dirty[i] = (byte) 0xA5;
        }
        read(param("balloon.rss", ULLONG, 5));
        read(dirty);

        assertThat(reading.get(Field.RESIDENT)).isEqualTo(7);
    }

    @Test
    void nextGuestDoesNotInherit() {
        read(param("balloon.unused", ULLONG, 5), param("vcpu.0.time", ULLONG, 1));
        reading.clear();

        assertThat(reading.has(Field.UNUSED)).isFalse();
        assertThat(reading.vcpus()).isZero();
    }

    @Property(tries = 50, seed = "20")
    void eachNameIsFoundHoweverManyThereAre(
            @ForAll @Size(max = 400) List<@NumericChars @AlphaChars @StringLength(max = 79) String> names) {
        var keys = new StatKeys();
        var seen = new ArrayList<StatKey>();
        for (String name : names) {
            seen.add(keys.find(words(param(name, ULLONG, 1)), 0));
        }
        for (int i = 0; i < names.size(); i++) {
            assertThat(keys.find(words(param(names.get(i), ULLONG, 2)), 0)).isSameAs(seen.get(i));
        }
        assertThat(keys.find(words(param("balloon.last-update", ULLONG, 2)), 0).field())
                .isEqualTo(Field.LAST_UPDATE);
    }

    private void read(byte[]... list) {
        var all = ByteBuffer.allocate(list.length * TypedParams.PARAM_BYTES);
        for (byte[] param : list) {
            all.put(param);
        }
        params.read(words(all.array()), list.length, reading);
    }

    private static byte[] param(String name, int type, long value) {
        var bytes = ByteBuffer.allocate(TypedParams.PARAM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(name.getBytes(StandardCharsets.UTF_8));
        bytes.putInt(80, type);
        bytes.putLong(88, value);
        return bytes.array();
    }

    private static long[] words(byte[] bytes) {
        var words = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }
}
