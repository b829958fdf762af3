package org.allostat.population;

import org.allostat.evidence.Sex;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.PatientTraits;
import org.allostat.policy.PersonTraits;

/**
 * A synthetic adult who used a prescription opioid in the past year, before the exposure history is run.
 *
 * @param id person id; with the seed it determines everything else
 * @param exposure how opioids were used in the past year
 * @param ageYears age at interview, years
 * @param sex sex
 * @param raceEthnicity label as in the joint table of users
 * @param insurance label as in the joint table of users
 * @param fairPoorHealth rates own health as fair or poor
 * @param seriousDistress serious psychological distress (K6 of 13 or more)
 * @param misuse misused in the past year
 * @param painCondition main pain condition
 * @param startedForAcutePain opioids were started for acute pain
 * @param formulation how the opioid is taken
 * @param benzodiazepine takes a benzodiazepine too
 * @param depression has depression
 * @param yearsOnOpioids since first use, years
 * @param traits what differs between patients in the kernel
 * @param personTraits what differs between people outside it
 */
public record Person(
        long id,
        ExposureType exposure,
        int ageYears,
        Sex sex,
        String raceEthnicity,
        String insurance,
        boolean fairPoorHealth,
        boolean seriousDistress,
        boolean misuse,
        PainCondition painCondition,
        boolean startedForAcutePain,
        Formulation formulation,
        boolean benzodiazepine,
        boolean depression,
        double yearsOnOpioids,
        PatientTraits traits,
        PersonTraits personTraits) {}
