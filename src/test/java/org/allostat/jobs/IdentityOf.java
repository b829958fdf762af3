package org.allostat.jobs;

import java.util.concurrent.Callable;
import org.allostat.config.CanonicalStudy;
import org.allostat.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A program that prints the id that a study's run would get, and needs no Spark for it. */
@Command(name = "identity-of")
final class IdentityOf implements Callable<Integer> {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Override
    public Integer call() {
        Study study = options.study();
        System.out.println(
                RunIdentity.describe(CanonicalStudy.json(study), study.seed(), study.registry(), Pipeline.TABLES)
                        .runId());
        return 0;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new IdentityOf()).execute(arguments));
    }
}
