package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a pack does to the evidence: its values and tables, and nothing else. */
class PackEvidenceTest {
    private static final Registry NATIONAL = Registry.standard();

    private static Pack pack(List<PackNumber> numbers, List<PackFile> files) {
        return new Pack("p", "T", "P", 2021, "A", List.of("C"), "N", numbers, files);
    }

    private static PackFile file(String name, String text) {
        return new PackFile(name, "1", Basis.DERIVED, "S", "", text);
    }

    /** National adults with those of 65 and over doubled. */
    private static String olderAdults() {
        StringBuilder text = new StringBuilder("age_low_years,age_high_years,sex,population_million,basis,source\n");
        for (AdultGroup group : AdultGroup.standard()) {
            double million = group.populationMillion() * (group.ageLowYears() >= 65 ? 2 : 1);
            text.append(group.ageLowYears() + "," + group.ageHighYears() + ","
                    + group.sex().label() + "," + million + ",assumed,S\n");
        }
        return text.toString();
    }

    @Test
    void withoutAPackEverythingIsTheCountrys() {
        assertSame(NATIONAL, NATIONAL.with(Pack.NONE));
        assertSame(EvidenceTables.NATIONAL, NATIONAL.tables());
        assertSame(EvidenceTables.NATIONAL, Pack.NONE.tables());
        assertEquals(AdultGroup.standard(), NATIONAL.tables().adults());
        assertEquals(JointTable.standard().cells(), NATIONAL.tables().users().cells());
        assertEquals(CauseOfDeath.standard(), NATIONAL.tables().causesOfDeath());
        assertEquals(Target.standard(), NATIONAL.tables().targets());
        LifeTable local = NATIONAL.tables().lifeTable();
        for (int age = 18; age <= 100; age++) {
            for (Sex sex : Sex.values()) {
                assertEquals(
                        LifeTable.standard().yearlyDeathProbability(age, sex), local.yearlyDeathProbability(age, sex));
            }
        }
    }

    @Test
    void aValueIsHeldInEveryDrawUnlessItHasADistribution() {
        PackNumber held = new PackNumber("population.users_million", 2, "million", "", Basis.MEASURED, "S", "N");
        PackNumber drawn =
                new PackNumber("costs.visit", 100, "USD 2021", "triangular(90, 100, 120)", Basis.DERIVED, "S", "");
        Registry local = NATIONAL.with(pack(List.of(held, drawn), List.of()));
        for (int draw = 1; draw <= 50; draw++) {
            Registry one = local.draw(7, draw);
            assertEquals(2, one.parameter("population.users_million").value());
            double visit = one.parameter("costs.visit").value();
            assertTrue(visit >= 90 && visit <= 120, () -> "visit " + visit);
        }
        Parameter users = local.parameter("population.users_million");
        assertEquals(Basis.MEASURED, users.basis());
        assertEquals("Pack p: S", users.source());
        assertEquals("N", users.note());
    }

    @Test
    void drawsAndSettingsKeepTheTables() {
        Registry local = NATIONAL.with(pack(List.of(), List.of(file("adults.csv", olderAdults()))));
        for (Registry each : List.of(
                local.draw(1, 3),
                local.with(Map.of("costs.visit", 1.0)),
                local.group("population"),
                local.withPriors(Map.of("costs.visit", "uniform(1, 200)")))) {
            assertSame(local.tables(), each.tables());
        }
    }

    /** At a given age and sex, as many use and they are as alike as in the country. */
    @Test
    void usersFollowAdultsOfTheSameAgeAndSex() {
        JointTable users = NATIONAL.with(pack(List.of(), List.of(file("adults.csv", olderAdults()))))
                .tables()
                .users();
        JointTable national = JointTable.standard();
        double old = national.share(cell -> cell.ageGroup() == AgeGroup.AGES_65_AND_OVER);
        assertEquals(2 * old / (1 + old), users.share(cell -> cell.ageGroup() == AgeGroup.AGES_65_AND_OVER), 1e-6);
        assertEquals(1, users.share(cell -> true), 1e-12);
        double misuseOfOld =
                national.share(cell -> cell.ageGroup() == AgeGroup.AGES_65_AND_OVER && cell.misuse()) / old;
        assertEquals(
                misuseOfOld,
                users.share(cell -> cell.ageGroup() == AgeGroup.AGES_65_AND_OVER && cell.misuse())
                        / users.share(cell -> cell.ageGroup() == AgeGroup.AGES_65_AND_OVER),
                1e-6);
    }

    @Test
    void figuresOfTheCountryDoNotStandBesideAState() {
        EvidenceTables tables = pack(List.of(), List.of()).tables();
        assertEquals(List.of(), tables.targets());
        assertEquals(List.of(), tables.published());
    }

    @Test
    void theTablesTravelToExecutors() throws IOException, ClassNotFoundException {
        String life = Files.readString(Path.of("jobs/packs/kentucky/life_table.csv"));
        Registry local = NATIONAL.with(pack(List.of(), List.of(file("life_table.csv", life))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(local);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Registry there = (Registry) in.readObject();
            assertEquals(
                    local.tables().lifeTable().yearlyDeathProbability(70, Sex.MALE),
                    there.tables().lifeTable().yearlyDeathProbability(70, Sex.MALE));
        }
    }

    /** Kentucky's table is the national hazard times 1.32, which its note says: life expectancy at 65 falls by 16.4/18.4. */
    @Test
    void theExamplesLifeTableIsWhatItsNoteSays() throws IOException {
        LifeTable kentucky = LifeTable.read(
                new CsvSource("life_table.csv", Files.readString(Path.of("jobs/packs/kentucky/life_table.csv"))));
        assertEquals(16.4 / 18.4, lifeExpectancyAt65(kentucky) / lifeExpectancyAt65(LifeTable.standard()), 0.001);
    }

    private static double lifeExpectancyAt65(LifeTable table) {
        double years = 0;
        for (Sex sex : Sex.values()) {
            double alive = 1;
            for (int age = 65; age < 160; age++) {
                double dies = table.yearlyDeathProbability(age, sex);
                years += alive * (1 - dies / 2) / 2;
                alive *= 1 - dies;
            }
        }
        return years;
    }
}
