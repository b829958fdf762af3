package org.allostat.survey.estimate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;
import org.allostat.survey.estimate.Condition.CountedDisorder;
import org.allostat.survey.estimate.Condition.Disorder;
import org.allostat.survey.estimate.Condition.Everyone;
import org.allostat.survey.estimate.Condition.InAgeGroup;
import org.allostat.survey.estimate.Condition.Meets;
import org.allostat.survey.estimate.Condition.Misused;
import org.allostat.survey.estimate.Condition.Not;
import org.allostat.survey.estimate.Condition.OfSeverity;
import org.allostat.survey.estimate.Condition.OfSex;
import org.allostat.survey.estimate.Condition.Used;

/** The estimates that are made from the synthetic and from the real survey alike. POUD: prescription opioid use disorder. */
public final class StandardEstimates {
    private static final String ALL = "all";
    private static final Condition EVERYONE = new Everyone();
    private static final Condition USED = new Used();
    private static final Condition MISUSED = new Misused();
    private static final Condition NOT_MISUSED = new Not(MISUSED);
    private static final Condition DISORDER = new Disorder();
    private static final Condition USED_AS_PRESCRIBED = USED.and(NOT_MISUSED);
    private static final Condition DISORDER_WITHOUT_MISUSE = DISORDER.and(NOT_MISUSED);
    private static final Condition DISORDER_WITH_MISUSE = DISORDER.and(MISUSED);
    private static final List<Severity> DISORDERS = List.of(Severity.MILD, Severity.MODERATE, Severity.SEVERE);

    private StandardEstimates() {}

    /** For a sample of all adults: totals, shares and severity by age group and sex, and the criteria. */
    public static List<EstimateDefinition> ofAdults() {
        List<EstimateDefinition> list = new ArrayList<>(ofUsers());
        inEveryDomain(List.of(share("use", USED, EVERYONE))).forEach(list::add);
        return list;
    }

    /** For a sample that leaves out adults without past-year use: all but the share of adults who use. */
    public static List<EstimateDefinition> ofUsers() {
        List<EstimateDefinition> main = new ArrayList<>(totals());
        main.addAll(shares());
        main.addAll(severities());
        List<EstimateDefinition> list = inEveryDomain(main);
        list.addAll(criteria());
        return list;
    }

    private static List<EstimateDefinition> totals() {
        return List.of(
                total("users", "C4", USED),
                total("misusers", MISUSED),
                total("poud_total", DISORDER),
                total("poud_without_misuse_total", "C1", DISORDER_WITHOUT_MISUSE),
                total("poud_with_misuse_total", DISORDER_WITH_MISUSE));
    }

    private static List<EstimateDefinition> shares() {
        return List.of(
                share("misuse", "C5", MISUSED, USED),
                share("poud", DISORDER, USED),
                share("poud_without_misuse", "C2", DISORDER, USED_AS_PRESCRIBED),
                share("poud_with_misuse", "C2b", DISORDER, MISUSED),
                share("adherent_share_of_poud", "C2c", NOT_MISUSED, DISORDER),
                share("counted_poud_without_misuse", new CountedDisorder(), USED_AS_PRESCRIBED),
                share("counted_poud_with_misuse", new CountedDisorder(), MISUSED));
    }

    private static List<EstimateDefinition> severities() {
        List<String> targets = List.of("C3a", "C3b", "C3c");
        List<EstimateDefinition> list = new ArrayList<>();
        for (Severity severity : DISORDERS) {
            Condition has = new OfSeverity(severity);
            String target = targets.get(DISORDERS.indexOf(severity));
            list.add(share(severity.label() + "_without_misuse", target, has, DISORDER_WITHOUT_MISUSE));
            list.add(share(severity.label() + "_with_misuse", has, DISORDER_WITH_MISUSE));
            list.add(share(severity.label() + "_adherent_share_of_poud", has.and(NOT_MISUSED), DISORDER));
        }
        return list;
    }

    private static List<EstimateDefinition> criteria() {
        List<EstimateDefinition> list = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            Condition meets = new Meets(criterion);
            String id = "criterion_" + criterion.label();
            list.add(share(id + "_among_users", meets, USED));
            list.add(share(id + "_without_misuse", id, meets, USED_AS_PRESCRIBED));
            list.add(share(id + "_with_misuse", meets, MISUSED));
        }
        return list;
    }

    private static List<EstimateDefinition> inEveryDomain(List<EstimateDefinition> definitions) {
        List<EstimateDefinition> list = new ArrayList<>(definitions);
        for (AgeGroup age : AgeGroup.values()) {
            definitions.forEach(definition -> list.add(definition.in(age.label(), new InAgeGroup(age))));
        }
        for (Sex sex : Sex.values()) {
            definitions.forEach(definition -> list.add(definition.in(sex.label(), new OfSex(sex))));
        }
        return list;
    }

    private static EstimateDefinition total(String id, Condition property) {
        return total(id, id, property);
    }

    private static EstimateDefinition share(String id, Condition property, Condition population) {
        return share(id, id, property, population);
    }

    private static EstimateDefinition total(String id, String target, Condition property) {
        return new EstimateDefinition(id, target, ALL, EstimateUnit.MILLION, property, EVERYONE);
    }

    private static EstimateDefinition share(String id, String target, Condition property, Condition population) {
        return new EstimateDefinition(id, target, ALL, EstimateUnit.PERCENT, property, population);
    }
}
