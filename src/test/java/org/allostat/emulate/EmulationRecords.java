package org.allostat.emulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allostat.config.PolicyLibrary;
import org.allostat.emulate.EmulatedStudy.Regime;
import org.allostat.emulate.EmulatedStudy.Source;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.simulate.PatientRecord;

/**
 * Exports simulated person-months for R: {@code src/test/golden/README.md} says how. Events are 0 or 1 by lot, so that R's
 * survival analysis, which knows no expected events, can read them; the numbers differ from run to run of the model, and
 * matter to nobody: what is checked is that two programs find the same in the same records.
 */
final class EmulationRecords {
    static final String FILE = "person_months.csv";
    static final String HEADER = "person,arm,age,sex,benzodiazepine,month,years,event,left,response";
    private static final int PEOPLE = 480;
    private static final int MONTHS = 8;
    private static final int INDEX_DAY = 364;
    /** Makes crises frequent enough for a few hundred events. */
    private static final double EVENTS_PER_CRISIS = 6;

    private EmulationRecords() {}

    public static void main(String[] arguments) throws IOException {
        Model model = new Model(Registry.standard(), 20211);
        Policy usual = PolicyLibrary.standard(Registry.standard()).find("usual-care");
        List<CohortPatient> patients = new SourcePeople(model).of(Source.LONG_TERM, 0, PEOPLE);
        Replays replays = new Replays(model, PEOPLE);
        Map<Long, PatientRecord> records = replays.of(
                new Replays.Asked(Source.LONG_TERM, new Regime("usual-care", Double.NaN, "", List.of()), 2, 28, usual),
                patients);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (CohortPatient patient : patients) {
            PatientRecord record = records.get(patient.patientId());
            if (record != null) {
                export(model, new RecordView(patient, record, 13, 0), lines);
            }
        }
        Files.write(Path.of(arguments[0], FILE), lines, StandardCharsets.UTF_8);
    }

    private static void export(Model model, RecordView view, List<String> lines) {
        view.index = INDEX_DAY;
        double before = view.mean(Series.MME, -INDEX_DAY, 0);
        boolean left = false;
        for (int month = 0; month < MONTHS; month++) {
            double years = view.daysAlive(28.0 * month, 28.0 * (month + 1)) / 365.25;
            if (!(years > 0) || !(before > 0)) {
                return;
            }
            double expected = EVENTS_PER_CRISIS * view.total(Series.CRISIS, 28.0 * month, 28.0 * (month + 1));
            boolean event = model.random().uniform(view.patient().patientId(), 209, month) < 1 - Math.exp(-expected);
            boolean leaves = !left && view.valueAt(Series.MME, 28.0 * (month + 1)) < 0.9 * before;
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%d,%d,%d,%.10f,%d,%d,%d",
                    view.patient().patientId(),
                    before >= 30 ? 1 : 0,
                    Covariate.AGE.of(view),
                    Covariate.SEX.of(view),
                    Covariate.BENZODIAZEPINE.of(view),
                    month,
                    years,
                    event ? 1 : 0,
                    left ? -1 : leaves ? 1 : 0,
                    view.mean(Series.PAIN, 28.0 * month, 28.0 * (month + 1)) > 6 ? 1 : 0));
            left |= leaves;
        }
    }
}
