package org.allostat.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.allostat.calibrate.CalibrateStage;
import org.allostat.calibrate.Calibration;
import org.allostat.calibrate.RecoveryStage;
import org.allostat.config.CanonicalStudy;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.evaluate.EvaluateStage;
import org.allostat.evidence.Posterior;
import org.allostat.study.Study;

/**
 * What is asked, and what answers it.
 *
 * @param study seed, parameters and pack, and the study itself where it is one
 * @param question the question as JSON
 * @param tables of the answer
 * @param stages what computes and commits them
 */
record Job(Study study, String question, List<String> tables, Consumer<Pipeline> stages) {
    Job {
        tables = List.copyOf(tables);
    }

    /** Policies over a cohort. */
    static Job run(Study study) {
        return new Job(study, CanonicalStudy.json(study), Pipeline.TABLES, pipeline -> {
            pipeline.cohort();
            pipeline.simulate();
            pipeline.evaluate();
        });
    }

    /** Published studies repeated. */
    static Job emulation(Study asked, List<EmulatedStudy> studies, EmulateStage.Draws draws, Posterior posterior) {
        return new Job(
                asked,
                CanonicalStudy.emulationJson(asked, studies, draws, posterior),
                withParameters(List.of(EmulateStage.EMULATION)),
                pipeline -> {
                    pipeline.emulate(studies, draws);
                    EmulateCommand.attachChart(pipeline.folder());
                    pipeline.commit();
                });
    }

    /**
     * Parameters inferred, or the inference tried.
     *
     * @param recover how often it is tried on results that the model itself makes; 0 for the calibration itself
     */
    static Job calibration(Study asked, Calibration calibration, int recover) {
        String question = CanonicalStudy.calibrationJson(asked, calibration, recover);
        if (recover > 0) {
            return new Job(asked, question, withParameters(RecoveryStage.TABLES), pipeline -> {
                pipeline.recover(calibration, recover);
                pipeline.commit();
            });
        }
        return new Job(asked, question, withParameters(CalibrateStage.TABLES), pipeline -> {
            pipeline.calibrate(calibration);
            pipeline.commit();
        });
    }

    /** The tables, and the parameters that they rest on. */
    static List<String> withParameters(List<String> tables) {
        List<String> all = new ArrayList<>(tables);
        all.add(EvaluateStage.PARAMETER);
        return all;
    }
}
