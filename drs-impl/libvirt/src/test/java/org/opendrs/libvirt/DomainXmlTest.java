package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class DomainXmlTest {
    private static final VmId VM = new VmId("0cc175b9-c0f1-46a8-81c3-99e269772661");

    @Test
    void readsAnOrdinaryGuest() {
        DomainFacts facts =
                parse("<name>web</name><cpu mode='custom'><model fallback='forbid'>EPYC</model></cpu><devices>"
                        + "<interface type='network'><source network='front' bridge='virbr0'/></interface>"
                        + "<interface type='bridge'><source bridge='br7'/></interface>"
                        + "<memballoon model='virtio' autodeflate='on' freePageReporting='on'>"
                        + "<stats period='2'/><alias name='balloon0'/></memballoon></devices>");

        assertThat(facts.name()).isEqualTo("web");
        assertThat(facts.pinned()).isEmpty();
        assertThat(facts.balloon())
                .isEqualTo(new BalloonFacts(
                        Optional.of("virtio"), true, true, Duration.ofSeconds(2), Optional.of("balloon0")));
        assertThat(facts.policyWritten()).isFalse();
        assertThat(facts.networks()).containsExactly("front", "br7");
        assertThat(facts.cpuModel()).contains("EPYC");
        assertThat(facts.policy().automation()).isEqualTo(Automation.ACT);
        assertThat(facts.policy().facts()).isEqualTo(new GuestFacts(false, true, true));
        assertThat(facts.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<memballoon model='none'/>", "<memballoon><alias name='b\"}'/></memballoon>", ""})
    void whatIsNoNameOfABalloonIsTakenForNone(String device) {
        assertThat(parse("<devices>" + device + "</devices>").balloon().alias()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<devices><hostdev mode='subsystem' type='pci'/></devices> | PASSED_THROUGH_DEVICE",
                "<devices><hostdev mode='subsystem' type='mdev'/></devices> | PASSED_THROUGH_DEVICE",
                "<devices><interface type='hostdev'/></devices> | PASSED_THROUGH_DEVICE",
                "<memoryBacking><hugepages/></memoryBacking> | HUGE_PAGES",
                "<memoryBacking><locked/></memoryBacking> | LOCKED",
                "<launchSecurity type='sev'/> | CONFIDENTIAL",
                "<devices><memballoon model='none'/></devices> | NO_BALLOON"
            })
    void guestWhoseMemoryIsPinnedCannotBeBallooned(String part, PinReason reason) {
        DomainFacts facts = parse(part);

        assertThat(facts.pinned()).containsExactly(reason);
        assertThat(facts.policy().facts().balloonable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usb", "scsi"})
    void deviceWithoutDmaPinsNothing(String type) {
        assertThat(parse("<devices><hostdev mode='subsystem' type='" + type + "'/></devices>")
                        .pinned())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "virtio, false, true",
        "virtio-transitional, false, true",
        "virtio-non-transitional, false, true",
        "xen, false, false",
        "none, true, false"
    })
    void onlyTheModelNoneIsNoBalloon(String model, boolean missing, boolean virtio) {
        DomainFacts facts = parse("<devices><memballoon model='" + model + "'/></devices>");

        assertThat(facts.balloon().isMissing()).isEqualTo(missing);
        assertThat(facts.balloon().isVirtio()).isEqualTo(virtio);
        assertThat(facts.policy().facts().balloonable()).isEqualTo(!missing);
    }

    @Test
    void nothingIsKnownOfABalloonOfWhichNothingIsSaid() {
        DomainFacts facts = parse("<devices/>");

        assertThat(facts.balloon()).isEqualTo(BalloonFacts.UNKNOWN);
        assertThat(facts.balloon().isMissing()).isFalse();
        assertThat(facts.policy().facts().balloonable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"<stats period='10'/>, 10", "<stats period='0'/>, 0", "<stats/>, 0", "<stats period='-1'/>, 0", "'', 0"
    })
    void aBalloonReportsAsOftenAsItIsAskedTo(String stats, long seconds) {
        DomainFacts facts = parse("<devices><memballoon model='virtio'>" + stats + "</memballoon></devices>");

        assertThat(facts.balloon().statsPeriod()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void readsWhatTheOperatorWrote() {
        DomainFacts facts = policy(
                "automation='advise'",
                "<drs:memory reservation='1GiB' limit='1.5GiB' shares='2000'/><drs:cpu reservation='500m' limit='2'/>"
                        + "<drs:facts swap='true'/>");

        assertThat(facts.problem()).isEmpty();
        assertThat(facts.policyWritten()).isTrue();
        assertThat(facts.policy().automation()).isEqualTo(Automation.ADVISE);
        assertThat(facts.policy().memory().reservation()).isEqualTo(Bytes.gib(1));
        assertThat(facts.policy().memory().limit()).isEqualTo(Bytes.mib(1536));
        assertThat(facts.policy().memory().shares()).isEqualTo(2000);
        assertThat(facts.policy().cpu().reservation()).isEqualTo(Millicores.millicores(500));
        assertThat(facts.policy().cpu().limit()).isEqualTo(Millicores.cores(2));
        assertThat(facts.policy().facts().swap()).isTrue();
    }

    @Test
    void readsWhatVirshMakesOfTheCommandThatDoctorsGive() {
        DomainFacts facts = parse("<metadata><drs:policy xmlns:drs='https://opendrs.org/xmlns/policy/1'>"
                + "<drs:facts swap='true'/></drs:policy></metadata>");

        assertThat(facts.policy().facts().swap()).isTrue();
    }

    @Test
    void metadataOfOthersIsNotOurs() {
        assertThat(parse("<metadata><x:policy xmlns:x='urn:other' automation='no'/></metadata>")
                        .problem())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "automation='never' | | policy: automation is 'never'; valid is observe, advise or act",
                "level='act' | | policy: there is no attribute 'level'; valid are automation",
                " | <drs:memory reservation='1GB'/> | memory: reservation is '1GB'; valid is an amount of memory",
                " | <drs:memory limit='99999999999TiB'/> | memory: limit is '99999999999TiB'",
                " | <drs:memory shares='0'/> | memory: shares is '0'; valid is a whole number from 1 to 1000000",
                " | <drs:cpu limit='2 cores'/> | cpu: limit is '2 cores'; valid is an amount of CPU",
                " | <drs:facts swap='yes'/> | facts: swap is 'yes'; valid is true or false",
                " | <drs:memory reservation='2GiB' limit='1GiB'/> | limit 1 GiB is below the reservation 2 GiB"
            })
    void wishThatCannotBeReadIsToldAndTheGuestLeftAlone(String attributes, String parts, String problem) {
        DomainFacts facts = policy(attributes == null ? "" : attributes, parts == null ? "" : parts);

        assertThat(facts.problem()).hasValueSatisfying(text -> assertThat(text).contains(problem));
        assertThat(facts.policy().automation()).isEqualTo(Automation.OBSERVE);
    }

    @Test
    void nothingIsFetchedFromOutside() {
        String xml = "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain><name>&x;</name></domain>";

        assertThatThrownBy(() -> DomainXml.parse(VM, xml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void brokenAndForeignAndHugeTextsAreRefused() {
        assertThatThrownBy(() -> DomainXml.parse(VM, "<domain><name></domain>")).hasMessageContaining("line 1, column");
        assertThatThrownBy(() -> DomainXml.parse(VM, "<network/>")).hasMessageContaining("'network', not 'domain'");
        assertThatThrownBy(() -> DomainXml.parse(VM, "<domain>" + " ".repeat(XmlText.MOST_CHARACTERS) + "</domain>"))
                .hasMessageContaining("at most 1048576");
    }

    private static DomainFacts parse(String parts) {
        return DomainXml.parse(VM, "<domain type='kvm'>" + parts + "</domain>");
    }

    private static DomainFacts policy(String attributes, String parts) {
        return parse("<metadata><drs:policy xmlns:drs='" + PolicyXml.NAMESPACE + "' " + attributes + ">" + parts
                + "</drs:policy></metadata>");
    }
}
