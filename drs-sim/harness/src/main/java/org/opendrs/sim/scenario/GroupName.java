package org.opendrs.sim.scenario;

import java.util.regex.Pattern;
import org.opendrs.config.OperatorValues;
import org.opendrs.config.TextSection;

/** Reads names of groups: the members' ids begin with them. */
final class GroupName {
    private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");
    private static final String SHAPE =
            "a name of letters, digits, dots and dashes such as web, which starts with a letter";

    private GroupName() {}

    /** Returns the name; if there is no valid one, which is noted, anything that is valid. */
    static String read(TextSection group) {
        group.require("name", "needs a name, such as name: web; its members are then web-1, web-2 and so on");
        String name = group.text("name", SHAPE).orElse("unnamed");
        if (!VALID.matcher(name).matches()) {
            group.problem(
                    "name",
                    OperatorValues.quoted(name) + " is not valid here; write " + SHAPE + ", 100 characters at most");
        }
        return name;
    }
}
