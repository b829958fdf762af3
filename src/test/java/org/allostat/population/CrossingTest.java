package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.allostat.evidence.FrozenRegistry;
import org.junit.jupiter.api.Test;

class CrossingTest {
    private static final Crossing AGE_BY_SEX = Crossing.of(List.of(StratumVariable.AGE_GROUP, StratumVariable.SEX));

    @Test
    void strataAreNamedInTheOrderOfTheVariables() {
        assertEquals("sex:age_group", AGE_BY_SEX.label());
        assertEquals(
                List.of("female:18-34", "female:35-64", "female:65+", "male:18-34", "male:35-64", "male:65+"),
                AGE_BY_SEX.strata());
        assertEquals(6, AGE_BY_SEX.size());
        assertEquals(AGE_BY_SEX, Crossing.of(List.of(StratumVariable.SEX, StratumVariable.AGE_GROUP)));
        assertEquals(List.of(AGE_BY_SEX), Crossing.ofLabels(List.of(List.of("age_group", "sex"))));
    }

    /** Names can be taken apart again: no stratum's own name holds what stands between them. */
    @Test
    void everyStratumIsItsVariablesStrata() {
        Crossing all = Crossing.of(Arrays.stream(StratumVariable.values())
                .filter(variable -> variable != StratumVariable.ALL)
                .toList());
        assertEquals(all.size(), all.strata().stream().distinct().count());
        for (String stratum : all.strata()) {
            String[] names = stratum.split(":", -1);
            assertEquals(all.variables().size(), names.length, stratum);
            for (int i = 0; i < names.length; i++) {
                assertEquals(
                        names[i],
                        all.variables().get(i).strata().stream()
                                .filter(List.of(names[i])::contains)
                                .findFirst()
                                .orElse(""));
            }
        }
    }

    /** The stratum that a patient is in is the one named after the patient's own. */
    @Test
    void aPatientIsWhereTheOwnStrataMeet() {
        Crossing three = Crossing.of(
                List.of(StratumVariable.INSURANCE, StratumVariable.EXPOSURE_TYPE, StratumVariable.MME_BAND));
        List<Crossing> crossings = List.of(AGE_BY_SEX, three);
        List<String> names = new ArrayList<>();
        for (StratumVariable variable : StratumVariable.values()) {
            variable.strata().forEach(stratum -> names.add(variable.label() + "=" + stratum));
        }
        crossings.forEach(
                crossing -> crossing.strata().forEach(stratum -> names.add(crossing.label() + "=" + stratum)));
        Model model = new Model(FrozenRegistry.REGISTRY, 1);
        List<CohortPatient> patients = Stream.of(ExposureType.values())
                .flatMap(type -> Patients.ofType(model, type, 20).stream())
                .toList();
        for (CohortPatient patient : patients) {
            int[] numbers = Crossing.strataOf(patient, crossings);
            assertEquals(StratumVariable.values().length + crossings.size(), numbers.length);
            List<String> found = Arrays.stream(numbers).mapToObj(names::get).toList();
            String[] own = new String[StratumVariable.values().length];
            for (StratumVariable variable : StratumVariable.values()) {
                own[variable.ordinal()] = found.get(variable.ordinal()).split("=", 2)[1];
            }
            assertEquals(
                    "sex:age_group=" + own[StratumVariable.SEX.ordinal()] + ":"
                            + own[StratumVariable.AGE_GROUP.ordinal()],
                    found.get(found.size() - 2));
            assertEquals(
                    "exposure_type:mme_band:insurance=" + patient.exposureType() + ":"
                            + own[StratumVariable.MME_BAND.ordinal()] + ":" + patient.insurance(),
                    found.get(found.size() - 1));
        }
        assertEquals(
                List.of(),
                patients.stream()
                        .filter(patient -> !Objects.deepEquals(
                                StratumVariable.strataOf(patient), Crossing.strataOf(patient, List.of())))
                        .toList());
    }

    @Test
    void whatCrossesNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Crossing.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Crossing.of(List.of(StratumVariable.SEX)));
        assertThrows(
                IllegalArgumentException.class, () -> Crossing.of(List.of(StratumVariable.SEX, StratumVariable.SEX)));
        assertThrows(
                IllegalArgumentException.class, () -> Crossing.of(List.of(StratumVariable.SEX, StratumVariable.ALL)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Crossing(List.of(StratumVariable.AGE_GROUP, StratumVariable.SEX)));
        assertThrows(IllegalArgumentException.class, () -> Crossing.ofLabels(List.of(List.of("sex", "race"))));
    }

    @Test
    void crossingsHaveAnOrder() {
        Crossing sexByInsurance = Crossing.of(List.of(StratumVariable.SEX, StratumVariable.INSURANCE));
        Crossing three =
                Crossing.of(List.of(StratumVariable.SEX, StratumVariable.AGE_GROUP, StratumVariable.DEPRESSION));
        assertEquals(
                List.of(AGE_BY_SEX, three, sexByInsurance),
                Stream.of(sexByInsurance, three, AGE_BY_SEX)
                        .sorted(Crossing.order())
                        .toList());
    }
}
