package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.allostat.kernel.Criterion;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;

/** The tables that the program carries against figures tabulated apart from them. */
final class PublishedTablesTest {
    private final JointTable users = JointTable.standard();

    private double percentOfAdherent(Predicate<UserCell> which) {
        Predicate<UserCell> adherent = cell -> !cell.misuse();
        return 100 * users.share(adherent.and(which)) / users.share(adherent);
    }

    /** Han 2024 (survey weights): misuse 12.1% (11.1 to 13.1) of adult past-year users. */
    @Test
    void misuseAmongUsersLiesInThePublishedInterval() {
        double misuse = 100 * users.share(UserCell::misuse);
        assertTrue(misuse > 11.1 && misuse < 13.1, "misuse " + misuse);
    }

    /** Margins of users without misuse, standardized by age and sex from the same file in R, printed to two decimals. */
    @Test
    void marginsAgreeWithAnIndependentTabulation() {
        assertEquals(20.55, percentOfAdherent(cell -> cell.ageGroup() == AgeGroup.AGES_18_TO_34), 0.005);
        assertEquals(52.82, percentOfAdherent(cell -> cell.ageGroup() == AgeGroup.AGES_35_TO_64), 0.005);
        assertEquals(56.31, percentOfAdherent(cell -> cell.sex() == Sex.FEMALE), 0.005);
        assertEquals(11.87, percentOfAdherent(cell -> cell.raceEthnicity() == RaceEthnicity.HISPANIC), 0.005);
        assertEquals(21.25, percentOfAdherent(cell -> cell.insurance() == Insurance.MEDICAID), 0.005);
        assertEquals(6.34, percentOfAdherent(cell -> cell.insurance() == Insurance.UNINSURED), 0.005);
        assertEquals(22.87, percentOfAdherent(UserCell::fairPoorHealth), 0.005);
        assertEquals(9.72, percentOfAdherent(UserCell::seriousDistress), 0.005);
    }

    /** Equally spaced shares find each cell as often as its share says, within one step at each end. */
    @Test
    void lookupFindsCellsInProportionToTheirShares() {
        int steps = 1_000_000;
        int women = 0;
        for (int i = 0; i < steps; i++) {
            women += users.at((i + 0.5) / steps).sex() == Sex.FEMALE ? 1 : 0;
        }
        assertEquals(users.share(cell -> cell.sex() == Sex.FEMALE), women / (double) steps, 500.0 / steps);
    }

    @Test
    void sharesThatDoNotAddToOneAreRefused() {
        String header =
                "age_group,sex,race_ethnicity,insurance,fair_poor_health,serious_distress,misuse,unweighted_n,share";
        List<String> problems = assertThrows(
                        InputException.class,
                        () -> JointTable.read(new CsvSource(
                                "u.csv", header + "\n65+,male,hispanic,medicare,false,true,false,3,0.5\n")))
                .problems();
        assertEquals(List.of("u.csv: share must add to 1: 0.5"), problems);
    }

    /** Han 2024: 4.9% (4.2 to 5.7) without misuse is compared, never fitted. */
    @Test
    void theCountOfTheThreeMillionIsNeverFitted() {
        List<Target> targets = Target.standard();
        for (String id : List.of("C1", "C2", "C2c")) {
            Target target = targets.stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Target.Use.PREDICTED, target.use(), id);
        }
    }

    /** Every criterion that is asked of users without misuse has a prevalence, save withdrawal, which is many items. */
    @Test
    void criteriaHaveTargets() {
        List<String> ids = Target.standard().stream().map(Target::id).toList();
        for (Criterion criterion : Criterion.values()) {
            assertEquals(criterion != Criterion.WITHDRAWAL, ids.contains("criterion_" + criterion.label()));
        }
    }

    @Test
    void targetsThatCiteNothingOrContradictThemselvesAreListed() {
        String text = """
                target_id,quantity,population,value,ci_low,ci_high,unit,published_id,use,kind,follows_from,estimate_id,domain_variable,domain,note
                A,q,d,5,6,7,%,T9-999,fitted,derived,,,,,
                A,q,d,,,7,%,T1-004,guessed,derived,,users,all,,
                """;
        List<String> problems = assertThrows(
                        InputException.class,
                        () -> Target.read(new CsvSource("t.csv", text), PublishedFigure.standard()))
                .problems();
        assertEquals(
                List.of(
                        "t.csv:2: published_id is not in published.csv: \"T9-999\"",
                        "t.csv:2: value must lie in [ci_low, ci_high]: 5",
                        "t.csv:3: use must be one of fitted, predicted: \"guessed\"",
                        "t.csv:3: target_id is used twice: \"A\"",
                        "t.csv:3: value, or both ci_low and ci_high in order, must be given",
                        "t.csv:3: domain_variable and domain must be given where estimate_id is"),
                problems);
    }

    @Test
    void targetsThatContradictOneAnotherAreListed() {
        String text = """
                target_id,quantity,population,value,ci_low,ci_high,unit,published_id,use,kind,follows_from,estimate_id,domain_variable,domain,note
                A,q,d,6,,,%,T1-004,fitted,derived,B;C,users,all,all,
                B,q,d,6,,,%,T1-004,fitted,derived,,users,all,all,
                """;
        List<String> problems = assertThrows(
                        InputException.class,
                        () -> Target.read(new CsvSource("t.csv", text), PublishedFigure.standard()))
                .problems();
        assertEquals(2, problems.size(), problems::toString);
        assertEquals("t.csv: target A: follows_from names no target_id of the file: \"C\"", problems.get(0));
        assertTrue(problems.get(1).startsWith("t.csv: target B: another target stands beside the same estimate"));
    }
}
