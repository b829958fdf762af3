package org.allostat.outcomes;

import org.allostat.unit.Unit;

/**
 * What things cost, in US dollars of 2021; registry group {@code costs}. All of them are borne by the payer of health care.
 * A societal perspective would add lost productivity, for which the registry has no usable source: the published cost per
 * case of opioid use disorder contains the value of lost quality of life, which QALYs already count.
 *
 * @param opioidPerMme one milligram of morphine equivalent
 * @param buprenorphinePerWeek a week of buprenorphine with its visits
 * @param visit a visit at which opioids are reviewed
 * @param overdoseEmergencyDepartment a non-fatal overdose, treated and released
 * @param overdoseHospital a non-fatal overdose, admitted
 * @param overdoseAdmittedShare share of treated non-fatal overdoses that are admitted
 * @param overdoseFatal medical cost of a fatal overdose
 * @param mentalHealthCrisis an emergency visit or admission for a mental-health crisis
 * @param backgroundCarePerYear all other health care of a patient on long-term opioids
 * @param lostCarePerYear emergency and hospital use where care and trust are lost entirely
 * @param illicitUsePerYear health care while using an illicit supply or misusing
 * @param selfManagementCourse a course of cognitive behavioural pain self-management
 * @param educationSession one session of neuroscience education
 * @param urineTest one drug test
 */
public record UnitCosts(
        @Unit("USD 2021/MME") double opioidPerMme,
        @Unit("USD 2021/week") double buprenorphinePerWeek,
        @Unit("USD 2021") double visit,
        @Unit("USD 2021") double overdoseEmergencyDepartment,
        @Unit("USD 2021") double overdoseHospital,
        @Unit("1") double overdoseAdmittedShare,
        @Unit("USD 2021") double overdoseFatal,
        @Unit("USD 2021") double mentalHealthCrisis,
        @Unit("USD 2021/year") double backgroundCarePerYear,
        @Unit("USD 2021/year") double lostCarePerYear,
        @Unit("USD 2021/year") double illicitUsePerYear,
        @Unit("USD 2021") double selfManagementCourse,
        @Unit("USD 2021") double educationSession,
        @Unit("USD 2021") double urineTest) {

    /** The year whose prices every amount is in. */
    public static final int PRICE_YEAR = 2021;

    /** Expected cost of a non-fatal overdose, US dollars of the price year. */
    public double overdoseNonFatal() {
        return overdoseAdmittedShare * overdoseHospital + (1 - overdoseAdmittedShare) * overdoseEmergencyDepartment;
    }
}
