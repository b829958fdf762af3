package org.allostat.survey.puf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.Respondent;

/** The adults of a file as a whole: whether they can stand for the adults of the country. */
final class PufAdults {
    private static final double PER_MILLION = 1e6;
    /**
     * How far the sum of weights may be from the adults that the program carries: those are residents of one year to about
     * 2%, a file holds civilians outside institutions (about 2% fewer) of another (about 1% a year).
     */
    private static final double TOLERANCE = 0.1;

    private final Set<AgeGroup> ages = EnumSet.noneOf(AgeGroup.class);
    private final Set<Sex> sexes = EnumSet.noneOf(Sex.class);
    private double weights;
    private long count;
    private long users;

    void add(double weight, Respondent respondent) {
        weights += weight;
        count++;
        users += respondent.used() == Answer.YES ? 1 : 0;
        ages.add(respondent.ageGroup());
        sexes.add(respondent.sex());
    }

    long count() {
        return count;
    }

    /** What a reader of the estimates has to know. */
    List<String> notes(String file) {
        List<String> notes = new ArrayList<>();
        double country = PER_MILLION
                * AdultGroup.standard().stream()
                        .mapToDouble(AdultGroup::populationMillion)
                        .sum();
        if (!(Math.abs(weights / country - 1) <= TOLERANCE)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: the weights (ANALWT2_C) of adults add up to %,.0f, and the country has about %,.0f adults (expected:"
                            + " within %.0f%%); totals are those of the weights, not of the country",
                    file,
                    weights,
                    country,
                    100 * TOLERANCE));
        }
        if (users == 0) {
            notes.add(file + ": none of " + count
                    + " adults is known to have used prescription opioids in the past year; shares of users and errors of"
                    + " totals are undefined");
        }
        EnumSet.complementOf(EnumSet.copyOf(ages)).forEach(age -> notes.add(nobody(file, age.label())));
        EnumSet.complementOf(EnumSet.copyOf(sexes)).forEach(sex -> notes.add(nobody(file, sex.label())));
        return notes;
    }

    private static String nobody(String file, String domain) {
        return file + ": no adult of domain " + domain
                + "; its estimates are undefined (a file cut before it is read here"
                + " gives wrong errors for the rest too)";
    }
}
