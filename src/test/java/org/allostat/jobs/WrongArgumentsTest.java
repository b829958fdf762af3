package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class WrongArgumentsTest {
    private static final String OBEYED = "\u001b[31m\u0007\r\u202e\u009b";

    private int refused;

    /** Every option of every command, an option and a command that there are not, and what no command takes. */
    @Test
    void whatATerminalWouldObeyIsEscapedInWhateverArgumentIsRefused() throws Exception {
        refuse(OBEYED);
        for (String command : Allostat.commandLine().getSubcommands().keySet()) {
            refuse(command, "--" + OBEYED);
            refuse(command, "-" + OBEYED);
            refuse(command, "a", "b", OBEYED, OBEYED);
            CommandLine of = Allostat.commandLine().getSubcommands().get(command);
            for (OptionSpec option : of.getCommandSpec().options()) {
                refuse(command, option.longestName(), OBEYED);
                refuse(command, option.longestName() + "=" + OBEYED);
                refuse(command, option.longestName(), "1" + OBEYED);
            }
        }
        assertTrue(refused > 100, () -> "only " + refused + " were refused");
    }

    /** Refuses what the parser would: nothing is run. */
    private void refuse(String... arguments) throws Exception {
        CommandLine commandLine = Allostat.commandLine();
        try {
            commandLine.parseArgs(arguments);
        } catch (ParameterException wrong) {
            refused++;
            StringWriter told = new StringWriter();
            wrong.getCommandLine().setErr(new PrintWriter(told));
            int exitCode = commandLine.getParameterExceptionHandler().handleParseException(wrong, arguments);

            assertEquals(CommandLine.ExitCode.USAGE, exitCode);
            List<Integer> obeyed = new ArrayList<>();
            told.toString()
                    .codePoints()
                    .filter(each -> each != '\n')
                    .filter(each ->
                            Character.getType(each) == Character.CONTROL || Character.getType(each) == Character.FORMAT)
                    .forEach(obeyed::add);
            assertEquals(List.of(), obeyed, told::toString);
        }
    }
}
