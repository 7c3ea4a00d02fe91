package org.opendrs.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.spi.VmPolicy;
import org.w3c.dom.Element;

/** Reads libvirt's definition of a guest. */
final class DomainXml {
    /** As many digits as an int of libvirt has. */
    private static final String SECONDS = "[0-9]{1,10}";

    /** What libvirt allows in names of devices. */
    private static final String ALIAS = "[a-zA-Z0-9_-]+";

    private final Element domain;

    private DomainXml(Element domain) {
        this.domain = domain;
    }

    /**
     * Returns what a definition says.
     *
     * @param vm the guest
     * @throws IllegalArgumentException if the text is no definition
     */
    static DomainFacts parse(VmId vm, String xml) {
        Element root = XmlText.parse(xml);
        if (!root.getLocalName().equals("domain")) {
            throw new IllegalArgumentException("the root is '" + root.getLocalName() + "', not 'domain'");
        }
        return new DomainXml(root).facts(vm);
    }

    private DomainFacts facts(VmId vm) {
        SortedSet<PinReason> pinned = pinned();
        BalloonFacts balloon = balloon();
        boolean autodeflate = balloon.autodeflate();
        boolean balloonable = pinned.isEmpty();
        VmPolicy policy;
        Optional<String> problem = Optional.empty();
        try {
            policy = ours().map(element -> PolicyXml.read(element, autodeflate, balloonable))
                    .orElse(PolicyXml.none(Automation.ACT, autodeflate, balloonable));
        } catch (IllegalArgumentException e) {
            // A wish that cannot be read may have been a reservation: better no action than a wrong one.
            policy = PolicyXml.none(Automation.OBSERVE, autodeflate, balloonable);
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        return new DomainFacts(
                vm,
                XmlText.at(domain, "name").map(Element::getTextContent).orElse(vm.value()),
                pinned,
                balloon,
                networks(),
                cpuModel(),
                policy,
                ours().isPresent(),
                problem);
    }

    private Optional<Element> ours() {
        return XmlText.at(domain, "metadata").stream()
                .flatMap(metadata -> XmlText.children(metadata, "policy").stream())
                .filter(element -> PolicyXml.NAMESPACE.equals(element.getNamespaceURI()))
                .findFirst();
    }

    private SortedSet<PinReason> pinned() {
        var reasons = new TreeSet<PinReason>();
        if (passesDeviceThrough()) {
            reasons.add(PinReason.PASSED_THROUGH_DEVICE);
        }
        if (XmlText.at(domain, "memoryBacking", "hugepages").isPresent()) {
            reasons.add(PinReason.HUGE_PAGES);
        }
        if (XmlText.at(domain, "memoryBacking", "locked").isPresent()) {
            reasons.add(PinReason.LOCKED);
        }
        if (XmlText.at(domain, "launchSecurity").isPresent()) {
            reasons.add(PinReason.CONFIDENTIAL);
        }
        // A definition without the element has the driver's default, which is a balloon.
        if (balloon().isMissing()) {
            reasons.add(PinReason.NO_BALLOON);
        }
        return reasons;
    }

    /** USB and SCSI devices are emulated at the edge and touch no guest memory by DMA of their own. */
    private boolean passesDeviceThrough() {
        boolean host = devices("hostdev").stream()
                .map(device -> device.getAttribute("type"))
                .anyMatch(type -> type.equals("pci") || type.equals("mdev"));
        boolean network = devices("interface").stream()
                .map(device -> device.getAttribute("type"))
                .anyMatch(type -> type.equals("hostdev") || type.equals("vdpa"));
        return host || network;
    }

    private BalloonFacts balloon() {
        return XmlText.at(domain, "devices", "memballoon")
                .map(DomainXml::balloon)
                .orElse(BalloonFacts.UNKNOWN);
    }

    private static BalloonFacts balloon(Element balloon) {
        return new BalloonFacts(
                Optional.of(balloon.getAttribute("model")).filter(model -> !model.isEmpty()),
                isOn(balloon, "autodeflate"),
                isOn(balloon, "freePageReporting"),
                XmlText.at(balloon, "stats").map(DomainXml::period).orElse(Duration.ZERO),
                XmlText.at(balloon, "alias")
                        .map(alias -> alias.getAttribute("name"))
                        .filter(name -> name.matches(ALIAS)));
    }

    private static boolean isOn(Element element, String attribute) {
        return element.getAttribute(attribute).equals("on");
    }

    /** Libvirt accepts whole seconds only; zero turns the statistics off. */
    private static Duration period(Element stats) {
        String text = stats.getAttribute("period");
        return text.matches(SECONDS) ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }

    private List<String> networks() {
        var names = new ArrayList<String>();
        for (Element device : devices("interface")) {
            XmlText.at(device, "source").ifPresent(source -> {
                for (String attribute : List.of("network", "bridge", "dev")) {
                    if (source.hasAttribute(attribute)) {
                        names.add(source.getAttribute(attribute));
                        return;
                    }
                }
            });
        }
        return names;
    }

    private Optional<String> cpuModel() {
        Optional<Element> cpu = XmlText.at(domain, "cpu");
        Optional<String> model = cpu.flatMap(element -> XmlText.at(element, "model"))
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty());
        return model.or(() -> cpu.map(element -> element.getAttribute("mode")).filter(mode -> !mode.isEmpty()));
    }

    private List<Element> devices(String name) {
        return XmlText.at(domain, "devices")
                .map(devices -> XmlText.children(devices, name))
                .orElse(List.of());
    }
}
