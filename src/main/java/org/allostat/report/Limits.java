package org.allostat.report;

import java.util.List;

/** What the model cannot say, in plain words; every report shows it before any number is compared. */
public final class Limits {
    /** Of studies of policies, the three that weigh most first. */
    public static final List<String> OF_POLICIES = List.of(
            "These are synthetic patients: what a policy does here is what the model's equations and assumptions say, not what anybody saw.",
            "Most parameters are assumed; where what no data exclude turns the sign of a difference, it says \"not identified\", and no"
                    + " policy leads.",
            "Cohorts find more harm one to two years after tapers than this model does, and it may rate fast stops too kindly after the"
                    + " first year.",
            "Effects of education on acceptance and completion are scenarios: no trial measured them.",
            "Buprenorphine's gain in pain and hyperkatifeia is larger here than trials support.",
            "Patients who are not on long-term therapy take courses as before the interview; none of them comes to long-term therapy, so a"
                    + " limit of acute courses prevents none here.",
            "Opioid-induced hyperalgesia is contested: the pivots traits.neuroimmune_pain_weight=0 and =1.4 show what hangs on it.");

    /** Of surveys. */
    public static final List<String> OF_SURVEYS = List.of(
            "Fitted figures were inputs or targets of the model: that they agree is no evidence. Most predicted ones follow from fitted ones"
                    + " or are unweighted counts of another year and of ages 12 or over: weak evidence.",
            "Intervals are those of the survey design alone, as the survey itself would report them; where it does not ask, those of the"
                    + " finite number of synthetic people.",
            "Places are synthetic: how much neighbours resemble each other is assumed, so design effects are too.");

    /** Of published studies that are repeated. */
    public static final List<String> OF_EMULATIONS = List.of(
            "Fitted results were set to the publication: that they agree is no evidence. Predicted ones were never tuned on.",
            "A study is repeated as far as its publication tells how it was done; coding, selection and follow-up of the real one differ.",
            "That a cohort's result comes out does not make it causal: the causal contrast of the same people stands beside it.");

    /** Of calibrations. */
    public static final List<String> OF_CALIBRATIONS = List.of(
            "The posterior is no wider than the structure of the model: predicted results miss more often than its intervals say.",
            "What allowed misses (discrepancies) are, is a judgement; each has its reason in the calibration file.",
            "A parameter that the data narrowed by less than a tenth is not identified, whatever its median.");

    private Limits() {}
}
