package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.Basis;
import org.allostat.evidence.EvidenceTables;
import org.allostat.evidence.LifeTable;
import org.allostat.evidence.Pack;
import org.allostat.evidence.PackFile;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Sex;
import org.junit.jupiter.api.Test;

/** The people of a state differ from the country's as its data do. */
class PackPopulationTest {
    private static final int PEOPLE = 20_000;

    private static Model with(String file, String text) {
        Pack pack = new Pack(
                "p",
                "T",
                "P",
                2021,
                "A",
                List.of("C"),
                "N",
                List.of(),
                List.of(new PackFile(file, "1", Basis.DERIVED, "S", "", text)));
        return new Model(Registry.standard().with(pack), 5);
    }

    private static double shareOf65AndOver(Model model, ExposureType type) {
        int old = 0;
        for (int i = 0; i < PEOPLE; i++) {
            old += model.demographics().cell(type, (i + 0.5) / PEOPLE).ageGroup() == AgeGroup.AGES_65_AND_OVER ? 1 : 0;
        }
        return (double) old / PEOPLE;
    }

    /** Doubling who is 65 or over doubles their odds among users of each type but for the level of long-term use. */
    @Test
    void anOlderStateHasOlderUsersOfEveryType() {
        StringBuilder text = new StringBuilder("age_low_years,age_high_years,sex,population_million,basis,source\n");
        for (AdultGroup group : AdultGroup.standard()) {
            text.append(group.ageLowYears() + "," + group.ageHighYears() + ","
                    + group.sex().label() + "," + group.populationMillion() * (group.ageLowYears() >= 65 ? 2 : 1)
                    + ",assumed,S\n");
        }
        Model national = new Model(Registry.standard(), 5);
        Model older = with("adults.csv", text.toString());
        for (ExposureType type : ExposureType.values()) {
            double before = shareOf65AndOver(national, type);
            double after = shareOf65AndOver(older, type);
            assertEquals(2 * before / (1 - before), after / (1 - after), 0.06, type.label());
        }
    }

    /** Hazards times 1.32, before what the model takes out; ages at which little is taken out show it. */
    @Test
    void aStateWhereMoreDieHasMoreBackgroundDeaths() {
        StringBuilder text = new StringBuilder("age_years,sex,qx\n");
        LifeTable table = EvidenceTables.NATIONAL.lifeTable();
        for (int age = 18; age <= 100; age++) {
            for (Sex sex : Sex.values()) {
                double dies = -Math.expm1(1.32 * Math.log1p(-table.yearlyDeathProbability(age, sex)));
                text.append(age + "," + sex.label() + "," + dies + "\n");
            }
        }
        BackgroundMortality national = new Model(Registry.standard(), 5).mortality();
        BackgroundMortality state = with("life_table.csv", text.toString()).mortality();
        assertEquals(1.32, state.yearlyHazard(90, Sex.FEMALE) / national.yearlyHazard(90, Sex.FEMALE), 0.001);
        assertTrue(state.yearlyHazard(30, Sex.MALE) > national.yearlyHazard(30, Sex.MALE));
    }
}
