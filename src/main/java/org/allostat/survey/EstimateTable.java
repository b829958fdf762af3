package org.allostat.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.EvidenceTables;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Target;
import org.allostat.survey.SurveyEstimate.Asked;
import org.allostat.survey.SurveyEstimate.CensusResult;
import org.allostat.survey.SurveyEstimate.Instrument;
import org.allostat.survey.SurveyEstimate.Publication;
import org.allostat.survey.SurveyEstimate.Puf;
import org.allostat.survey.SurveyEstimate.SimulationError;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.StandardEstimates;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of {@code survey_estimates}: what was asked of everybody, of a sample or of nobody, beside what was published
 * and what a public-use file says. Whoever asks, an estimate has one id and one domain, so rows of a run and of a survey join.
 */
public final class EstimateTable {
    public static final String SURVEY_ESTIMATES = "survey_estimates";

    private static final double PERCENT = 100;

    private final Map<Key, Target> targets = new HashMap<>();
    private final Map<String, String> citations = new HashMap<>();
    private final Map<Key, EstimateRow> puf = new HashMap<>();
    private final Map<Domain, Double> adultsMillion = new HashMap<>();

    private record Key(String id, Domain domain) {}

    /**
     * @param targets what was published
     * @param published its sources
     * @param puf estimates from a public-use file; none without a file
     * @param adults US adults by age and sex
     */
    public EstimateTable(
            List<Target> targets, List<PublishedFigure> published, List<EstimateRow> puf, List<AdultGroup> adults) {
        for (Target target : targets) {
            Target.Counterpart beside = target.counterpart();
            if (beside.exists()) {
                this.targets.put(
                        new Key(beside.estimateId(), new Domain(beside.domainVariable(), beside.domain())), target);
            }
        }
        published.forEach(figure -> citations.put(figure.id(), figure.citation()));
        puf.forEach(row -> this.puf.put(new Key(row.id(), row.domain()), row));
        for (AdultGroup group : adults) {
            double million = group.populationMillion();
            adultsMillion.merge(Domain.ALL, million, Double::sum);
            adultsMillion.merge(Domain.of(AgeGroup.ofYears(group.ageLowYears())), million, Double::sum);
            adultsMillion.merge(Domain.of(group.sex()), million, Double::sum);
        }
    }

    /** With all that the program carries. */
    public static EstimateTable standard(List<EstimateRow> puf) {
        return of(EvidenceTables.NATIONAL, puf);
    }

    /**
     * With what is known of a place.
     *
     * @param puf estimates from a public-use file; none without a file
     */
    public static EstimateTable of(EvidenceTables tables, List<EstimateRow> puf) {
        return new EstimateTable(tables.targets(), tables.published(), puf, tables.adults());
    }

    /** Rows of everybody asked. */
    List<SurveyEstimate> ofEverybody(List<CensusRow> census) {
        return withUse(census).stream().map(this::everybody).toList();
    }

    /**
     * Rows of a sample asked, and of everybody where the survey's questions cannot tell.
     *
     * @param found what the sample gave
     * @param census what everybody gives, more than was found
     */
    List<SurveyEstimate> ofSample(List<EstimateRow> found, List<CensusRow> census) {
        Map<Key, EstimateRow> samples = new HashMap<>();
        for (EstimateRow row : found) {
            samples.put(new Key(row.id(), row.domain()), row);
            if (row.id().equals(StandardEstimates.USERS) && adultsMillion.containsKey(row.domain())) {
                samples.put(
                        new Key(StandardEstimates.USE, row.domain()),
                        row.scaled(StandardEstimates.USE, "%", percentPerMillion(row.domain())));
            }
        }
        List<SurveyEstimate> rows = new ArrayList<>();
        for (CensusRow each : withUse(census)) {
            EstimateRow sample = samples.get(new Key(each.id(), each.domain()));
            rows.add(sample == null ? everybody(each) : sample(sample, each.value()));
        }
        return rows;
    }

    /** Rows of a public-use file beside what was published, with nobody asked. */
    public List<SurveyEstimate> ofFile(List<EstimateRow> file) {
        return file.stream()
                .map(row -> row(
                        new Key(row.id(), row.domain()),
                        row.unit(),
                        Asked.NOBODY,
                        null,
                        SimulationError.NONE,
                        Instrument.NONE,
                        CensusResult.NONE))
                .toList();
    }

    /** The same and the share of adults who use, since survey weights add up to a known number of adults. */
    private List<CensusRow> withUse(List<CensusRow> census) {
        List<CensusRow> rows = new ArrayList<>();
        for (CensusRow row : census) {
            rows.add(row);
            if (row.id().equals(StandardEstimates.USERS) && adultsMillion.containsKey(row.domain())) {
                rows.add(new CensusRow(
                        StandardEstimates.USE, row.domain(), "%", row.value().scaled(percentPerMillion(row.domain()))));
            }
        }
        return rows;
    }

    private double percentPerMillion(Domain domain) {
        return PERCENT / adultsMillion.getOrDefault(domain, Double.NaN);
    }

    private SurveyEstimate everybody(CensusRow census) {
        return row(
                new Key(census.id(), census.domain()),
                census.unit(),
                Asked.EVERYBODY,
                SurveyEstimate.numberOrNull(census.value().value()),
                SimulationError.normal(census.value()),
                Instrument.NONE,
                CensusResult.of(census.value()));
    }

    private SurveyEstimate sample(EstimateRow found, CensusValue truth) {
        return row(
                new Key(found.id(), found.domain()),
                found.unit(),
                Asked.SAMPLE,
                SurveyEstimate.numberOrNull(found.estimate()),
                SimulationError.of(found.standardError(), found.ciLow(), found.ciHigh()),
                new Instrument(
                        finite(found.jackknifeStandardError()),
                        finite(found.designEffect()),
                        found.degreesOfFreedom(),
                        found.records()),
                CensusResult.of(truth));
    }

    private SurveyEstimate row(
            Key key,
            String unit,
            Asked asked,
            @Nullable Double simulated,
            SimulationError error,
            Instrument instrument,
            CensusResult census) {
        Target target = targets.get(key);
        EstimateRow real = puf.get(key);
        Publication publication = target == null ? Publication.NONE : Publication.of(target);
        Double zScore = publication.zScore(simulated, error.standardError());
        return new SurveyEstimate(
                key.id(),
                key.domain().variable(),
                key.domain().value(),
                unit,
                asked.label(),
                publication,
                simulated,
                error,
                publication.covers(simulated, zScore),
                zScore,
                instrument,
                census,
                real == null ? Puf.NONE : Puf.of(real.estimate(), real.standardError(), real.ciLow(), real.ciHigh()),
                target == null ? null : citations.getOrDefault(target.publishedId(), target.publishedId()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
