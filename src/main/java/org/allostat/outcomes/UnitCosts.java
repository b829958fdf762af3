package org.allostat.outcomes;

import org.allostat.unit.Unit;

/**
 * What things cost, in US dollars of 2021; registry group {@code costs}. The last two are no health care: the societal
 * perspective alone counts them. The published value of lost quality of life and of lives lost is left out, for QALYs count it.
 *
 * @param opioidPerMme one milligram of morphine equivalent
 * @param buprenorphinePerWeek a week of buprenorphine with its visits
 * @param visit a visit at which opioids are reviewed
 * @param overdoseEmergencyDepartment a non-fatal overdose, treated and released
 * @param overdoseHospital a non-fatal overdose, admitted
 * @param overdoseAdmittedShare share of treated non-fatal overdoses that are admitted
 * @param overdoseFatal medical cost of a fatal overdose
 * @param mentalHealthCrisis an emergency visit or admission for a mental-health crisis
 * @param backgroundCare all other health care
 * @param lostCarePerYear emergency and hospital use where care and trust are lost entirely
 * @param illicitUsePerYear health care while using an illicit supply or misusing
 * @param selfManagementCourse a course of cognitive behavioural pain self-management
 * @param educationSession one session of neuroscience education
 * @param urineTest one drug test
 * @param lostProductivityPerYear production lost while using an illicit supply or misusing
 * @param criminalJusticePerYear police, courts, prisons and lost property while using an illicit supply or misusing
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
        BackgroundCare backgroundCare,
        @Unit("USD 2021/year") double lostCarePerYear,
        @Unit("USD 2021/year") double illicitUsePerYear,
        @Unit("USD 2021") double selfManagementCourse,
        @Unit("USD 2021") double educationSession,
        @Unit("USD 2021") double urineTest,
        @Unit("USD 2021/year") double lostProductivityPerYear,
        @Unit("USD 2021/year") double criminalJusticePerYear) {

    /** All other health care, by the type of exposure at the interview: a year with one dental course is no year of chronic pain. */
    public record BackgroundCare(
            @Unit("USD 2021/year") double longTermPerYear,
            @Unit("USD 2021/year") double intermittentPerYear,
            @Unit("USD 2021/year") double shortCoursePerYear) {}

    /** The year whose prices every amount is in. */
    public static final int PRICE_YEAR = 2021;

    /** Expected cost of a non-fatal overdose, US dollars of the price year. */
    public double overdoseNonFatal() {
        return overdoseAdmittedShare * overdoseHospital + (1 - overdoseAdmittedShare) * overdoseEmergencyDepartment;
    }
}
