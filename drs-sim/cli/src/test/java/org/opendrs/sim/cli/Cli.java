package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What one call of the command line did.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
record Cli(int status, String out, String err) {
    static Cli run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Cli(status, out.toString(), err.toString());
    }
}
