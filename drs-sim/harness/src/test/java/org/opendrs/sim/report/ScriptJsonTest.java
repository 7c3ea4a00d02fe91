package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "<img src=x onerror=alert(1)>",
                "line\u2028separator\u2029",
                "quote\" ' back\\slash",
                "]]>&lt;"
            })
    void nothingCanLeaveTheScriptElement(String name) throws JsonProcessingException {
        String json = ScriptJson.text(JsonNodeFactory.instance.objectNode().put(name, name));

        assertThat(json).isPrintable().doesNotContain("<", ">", "&", "'");
        assertThat(new ObjectMapper().readTree(json).path(name).asText()).isEqualTo(name);
    }

    @Test
    void aLoneSurrogateIsEscapedToo() {
        assertThat(ScriptJson.text(JsonNodeFactory.instance.textNode("lone \ud800 one")))
                .isEqualTo("\"lone \\uD800 one\"");
    }

    @Property(tries = 300, seed = "1")
    void everyTextComesBack(@ForAll String text) throws JsonProcessingException {
        String json = ScriptJson.text(JsonNodeFactory.instance.textNode(text));

        assertThat(json).matches("[ -~]*");
        assertThat(new ObjectMapper().readTree(json).asText()).isEqualTo(text);
    }
}
