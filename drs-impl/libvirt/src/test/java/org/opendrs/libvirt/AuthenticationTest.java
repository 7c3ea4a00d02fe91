package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.spi.HypervisorException;

/** The test driver asks for name and password if its world has any. */
@NeedsLibvirt
class AuthenticationTest {
    @TempDir
    private Path folder;

    private String uri = "";

    @BeforeEach
    void worldWithAPassword() throws Exception {
        uri = TestDriver.world(folder, 1);
        Path file = Path.of(uri.substring("test://".length()));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("</node>", "<auth><user password='secret-ü'>operator</user></auth></node>"));
    }

    @Test
    void answersReachLibvirt() throws Exception {
        Set<Credentials.Kind> asked = EnumSet.noneOf(Credentials.Kind.class);
        try (var backend = backend(question -> {
            asked.add(question.kind());
            return Optional.of(question.kind() == Credentials.Kind.AUTHORISATION_NAME ? "operator" : "secret-ü");
        })) {
            assertThat(TestDriver.sample(backend).vms()).hasSize(1);
            assertThat(asked).contains(Credentials.Kind.AUTHORISATION_NAME).hasSize(2);
        }
    }

    @Test
    void answersMayBeGivenOftenWithoutHarm() throws Exception {
        for (int i = 0; i < 200; i++) {
            var recipe = new LibvirtConnection.Recipe(
                    uri,
                    false,
                    Optional.of(question -> Optional.of(
                            question.kind() == Credentials.Kind.AUTHORISATION_NAME ? "operator" : "secret-ü")),
                    LibvirtSettings.DEFAULT);
            LibvirtConnection connection = LibvirtConnection.open(recipe);
            assertThat(connection.retire()).isTrue();
            connection.close();
        }
    }

    @Test
    void whoeverIsRefusedIsNotTriedAgain() throws Exception {
        var asked = new AtomicInteger();
        try (var backend = backend(question -> {
            asked.incrementAndGet();
            return Optional.of("wrong");
        })) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> TestDriver.sample(backend))
                        .cause()
                        .isInstanceOfSatisfying(
                                HypervisorException.class,
                                e -> assertThat(e.kind()).isEqualTo(HypervisorException.Kind.ACCESS_DENIED));
            }
            assertThat(asked).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void givingUpIsLackOfRights() throws Exception {
        try (var backend = backend(question -> Optional.empty())) {
            assertThatThrownBy(() -> TestDriver.sample(backend))
                    .cause()
                    .isInstanceOfSatisfying(
                            HypervisorException.class,
                            e -> assertThat(e.kind()).isEqualTo(HypervisorException.Kind.ACCESS_DENIED));
        }
    }

    private LibvirtBackend backend(Credentials credentials) {
        return LibvirtBackend.builder()
                .host(LibvirtHostSpec.remote(TestDriver.HOST, uri))
                .credentials(credentials)
                .quiet(true)
                .build();
    }
}
