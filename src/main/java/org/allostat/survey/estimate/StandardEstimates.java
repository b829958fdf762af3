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
import org.allostat.survey.estimate.Condition.InDomain;
import org.allostat.survey.estimate.Condition.Meets;
import org.allostat.survey.estimate.Condition.Misused;
import org.allostat.survey.estimate.Condition.Not;
import org.allostat.survey.estimate.Condition.OfSeverity;
import org.allostat.survey.estimate.Condition.OfSex;
import org.allostat.survey.estimate.Condition.Used;

/** The estimates that are made from the synthetic and from the real survey alike. POUD: prescription opioid use disorder. */
public final class StandardEstimates {
    /** The total of past-year users. */
    public static final String USERS = "users";
    /** The share of adults who are past-year users. */
    public static final String USE = "use";

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

    /** For a sample of all adults, by age group and sex. */
    public static List<EstimateDefinition> ofAdults() {
        return ofAdults(List.of());
    }

    /** For a sample of all adults: totals, shares and severity by age group, sex and further domains, and the criteria. */
    public static List<EstimateDefinition> ofAdults(List<Domain> further) {
        List<EstimateDefinition> list = new ArrayList<>(ofUsers(further));
        list.addAll(inEveryDomain(List.of(share(USE, USED, EVERYONE)), further));
        return list;
    }

    /** For a sample that leaves out adults without past-year use: all but the share of adults who use. */
    public static List<EstimateDefinition> ofUsers(List<Domain> further) {
        List<EstimateDefinition> main = new ArrayList<>(totals());
        main.addAll(shares());
        main.addAll(severities());
        List<EstimateDefinition> list = inEveryDomain(main, further);
        list.addAll(criteria());
        return list;
    }

    private static List<EstimateDefinition> totals() {
        return List.of(
                total(USERS, USED),
                total("misusers", MISUSED),
                total("poud_total", DISORDER),
                total("poud_without_misuse_total", DISORDER_WITHOUT_MISUSE),
                total("poud_with_misuse_total", DISORDER_WITH_MISUSE));
    }

    private static List<EstimateDefinition> shares() {
        return List.of(
                share("misuse", MISUSED, USED),
                share("poud", DISORDER, USED),
                share("poud_without_misuse", DISORDER, USED_AS_PRESCRIBED),
                share("poud_with_misuse", DISORDER, MISUSED),
                share("adherent_share_of_poud", NOT_MISUSED, DISORDER),
                share("counted_poud_without_misuse", new CountedDisorder(), USED_AS_PRESCRIBED),
                share("counted_poud_with_misuse", new CountedDisorder(), MISUSED));
    }

    private static List<EstimateDefinition> severities() {
        List<EstimateDefinition> list = new ArrayList<>();
        for (Severity severity : DISORDERS) {
            Condition has = new OfSeverity(severity);
            list.add(share(severity.label() + "_without_misuse", has, DISORDER_WITHOUT_MISUSE));
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
            list.add(share(id + "_without_misuse", meets, USED_AS_PRESCRIBED));
            list.add(share(id + "_with_misuse", meets, MISUSED));
        }
        return list;
    }

    private static List<EstimateDefinition> inEveryDomain(List<EstimateDefinition> definitions, List<Domain> further) {
        List<EstimateDefinition> list = new ArrayList<>(definitions);
        for (AgeGroup age : AgeGroup.values()) {
            definitions.forEach(definition -> list.add(definition.in(Domain.of(age), new InAgeGroup(age))));
        }
        for (Sex sex : Sex.values()) {
            definitions.forEach(definition -> list.add(definition.in(Domain.of(sex), new OfSex(sex))));
        }
        for (Domain domain : further) {
            definitions.forEach(definition -> list.add(definition.in(domain, new InDomain(domain))));
        }
        return list;
    }

    private static EstimateDefinition total(String id, Condition property) {
        return new EstimateDefinition(id, Domain.ALL, EstimateUnit.MILLION, property, EVERYONE);
    }

    private static EstimateDefinition share(String id, Condition property, Condition population) {
        return new EstimateDefinition(id, Domain.ALL, EstimateUnit.PERCENT, property, population);
    }
}
