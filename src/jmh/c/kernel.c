/*
 * The daily step of ScalarKernel.java in C: the yardstick of the Java forms. One source for a patient at a time (LANES=1)
 * and for eight (LANES=8, AVX-512); results are equal to the bit to Java, so every fma is written out and the compiler must
 * not contract (-ffp-contract=off).
 *
 * kernel [input] [output]   advances the patients of the input, writes what the kernel writes
 * kernel [input]            a server: for every line read, one run, then its thread CPU time in ns
 *
 * With FISSION the passes run one after the other over the days of a block, else all in one loop. UNROLL vectors of patients
 * are interleaved, which hides the latency of the chain from day to day.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if LANES == 8
#include <immintrin.h>
typedef __m512d V;
#define FMA(a, b, c) _mm512_fmadd_pd(a, b, c)
#define SET(x) _mm512_set1_pd(x)
#define LOAD(p) _mm512_loadu_pd(p)
#define STORE(p, x) _mm512_storeu_pd(p, x)
#define POSITIVE(x) _mm512_max_pd(x, _mm512_setzero_pd())
#define LARGER(a, b) _mm512_max_pd(a, b)
#define SMALLER(a, b) _mm512_min_pd(a, b)
#define WHERE_POSITIVE(x, yes, no) _mm512_mask_blend_pd(_mm512_cmp_pd_mask(x, _mm512_setzero_pd(), _CMP_GT_OQ), no, yes)
#else
typedef double V;
#define FMA(a, b, c) __builtin_fma(a, b, c)
#define SET(x) ((double)(x))
#define LOAD(p) (*(p))
#define STORE(p, x) (*(p) = (x))
#define POSITIVE(x) ({ double p_ = (x); p_ > 0 ? p_ : 0; })
#define LARGER(a, b) ({ double a_ = (a), b_ = (b); a_ > b_ ? a_ : b_; })
#define SMALLER(a, b) ({ double a_ = (a), b_ = (b); a_ < b_ ? a_ : b_; })
#define WHERE_POSITIVE(x, yes, no) ((x) > 0 ? (yes) : (no))
#endif
#ifndef UNROLL
#define UNROLL 1
#endif
#define DAYS 28
#define OUTER SET(5.0 / 18)
#define MIDDLE SET(8.0 / 18)
#define EACH _Pragma("GCC unroll 8") for (int u = 0; u < UNROLL; u++)
#define INLINE static inline __attribute__((always_inline))

/* Rows of numbers by patient, in the order in which KernelExchange.java writes them. */
enum {
    UNTREATED_PAIN, PAIN_SCALE, INVERSE_HALF, TOLERANCE_AT_END, TOLERANCE_MEAN, AT_END, MEAN = AT_END + 7,
    REWARD_RISE = MEAN + 7, REWARD_FALL, STRESS_RISE, STRESS_FALL, REWARD_FROM_DRUG, REWARD_FROM_WITHDRAWAL,
    STRESS_FROM_DRUG, STRESS_FROM_WITHDRAWAL, NEUROIMMUNE_PAIN, WITHDRAWAL_HALF, NODE0, NODE1, NODE2, TROUGH, GAP_SHARE,
    CARRY_OVER, CARRY_OVER_MEAN, MISUSE, OVERDOSE_RATIO, CRISIS_RATIO, BACKGROUND, INPUTS
};
enum {
    AGONIST, BUPRENORPHINE, TOLERANCE, OPPONENT, REWARD_LOAD = OPPONENT + 7, STRESS_LOAD, CARE_LOSS, BUDGET,
    SUM = BUDGET + 4, OVERDOSE = SUM + 17, CRISIS = OVERDOSE + 3, MAX_COWS, LAST_PAIN, LAST_TROUGH_PAIN, LAST_COWS, LAST_CRAVING,
    LAST_HYPERKATIFEIA, LAST_MOOD, LAST_OVERDOSE, WRITTEN = LAST_OVERDOSE + 3
};
enum { DOPAMINE, PEPTIDE, DYNORPHIN, CRF, NOREPINEPHRINE, HYPOCRETIN, NEUROIMMUNE };

/* The shared parameters, in the order in which KernelExchange.java writes them. */
typedef struct {
    double toleranceGain, shiftedToleranceGain, inverseBuprenorphineHalf, efficacy, toleranceDrive, opponentDrive, driveHalf,
        neuroimmuneDrive, neuroimmuneHalf, kappaMaximum, kappaHalf, buprenorphineAtEnd, buprenorphineMean;
    double gain[7], coupling[7], sensitization, loadMaximum;
    double pressureDynorphin, pressureCrf, pressureNorepinephrine, pressureHypocretin, pressureLoad, threshold, cowsMaximum;
    double painPeptide, painDynorphin, painCrf, painNorepinephrine, painLoad, painWithdrawal, painMaximum;
    double scale, rewardHalf, stressDynorphin, stressCrf, stressNorepinephrine, stressHypocretin, stressNeuroimmune,
        stressHalf, affectReward, affectStress, affectWithdrawal, affectDynorphin, affectHalf, cravingAffect,
        cravingWithdrawal, cravingPain, cravingThreshold, cravingHalf, moodBase, moodSignal, moodPain, moodPainReference,
        moodAffect, moodReward;
    double careLossLeft, distress;
    double utilityBase, utilityAffect, utilityReward, utilityWithdrawal, utilityIllicit, decrement0, slope, bend[9];
    double overdoseBase, overdosePerMme, overdoseOnBuprenorphine, overdoseLost, overdoseWithdrawal, overdoseMisuse,
        illicitPotency, misuseExtra, crisisBase, crisisAffect, crisisAffectSquared, crisisWithdrawal, crisisUnmasked,
        misuseBase, misuseConstant, misuseCraving, misuseWithdrawal, misuseUnmasked, unmaskedLoad,
        overdoseCare, misuseCare, backgroundOnDrug, onDrugHalf, backgroundCare;
} Parameters;

/* Constants of a vector of patients and their inputs of a block. */
typedef struct {
    V row[INPUTS], dose, buprenorphineDose, node0, node1, node2, trough, prescribedPerDay, lostPerDay, regularPerDay,
        illicitPerDay, misuseWeight, crisisPerDay, misusePerDay, utilityBase;
} Person;

/* What the passes of a day hand over. */
typedef struct {
    V signal0, signal1, signal2, signal, troughSignal, drive, neuroimmuneDrive, agonist, dynorphinFree, tolerance;
    V today[7], rewardLoad, stressLoad, careLoss, cows, withdrawal, withdrawalTrough;
    V reward, stress, negativeAffect, pain, hyperkatifeia, rewardDeficiency, craving;
} Day;

static Parameters p;
static int patients, blocks;
static double *inputs, *start, *doses, *state;

#define ROW(r) me->row[r]

INLINE void drug(const Person *me, V *s, Day *d) {
    V agonistGap = s[AGONIST] - me->dose;
    V agonistToday = FMA(agonistGap, ROW(CARRY_OVER_MEAN), me->dose);
    s[AGONIST] = FMA(agonistGap, ROW(CARRY_OVER), me->dose);
    V buprenorphineGap = s[BUPRENORPHINE] - me->buprenorphineDose;
    V buprenorphineToday = FMA(buprenorphineGap, SET(p.buprenorphineMean), me->buprenorphineDose);
    s[BUPRENORPHINE] = FMA(buprenorphineGap, SET(p.buprenorphineAtEnd), me->buprenorphineDose);
    V agonistRatio = agonistToday * ROW(INVERSE_HALF);
    V buprenorphineRatio = buprenorphineToday * SET(p.inverseBuprenorphineHalf);
    V free = SET(1) / (SET(1) + agonistRatio + buprenorphineRatio);
    V occupancy = buprenorphineRatio * free;
    V target = FMA(SET(p.toleranceDrive), occupancy, agonistRatio * free);
    V gap = s[TOLERANCE] - target;
    V toleranceToday = FMA(gap, ROW(TOLERANCE_MEAN), target);
    s[TOLERANCE] = d->tolerance = FMA(gap, ROW(TOLERANCE_AT_END), target);
    V strength = ROW(INVERSE_HALF) / FMA(SET(p.toleranceGain), toleranceToday, SET(1));
    V shifted = agonistToday * strength;
    V partial = buprenorphineRatio / FMA(SET(p.shiftedToleranceGain), toleranceToday, SET(1));
    V partialSignal = SET(p.efficacy) * partial;
    V partialFree = SET(1) + partial;
    V x0 = shifted * me->node0, x1 = shifted * me->node1, x2 = shifted * me->node2;
    d->signal0 = (x0 + partialSignal) / (x0 + partialFree);
    d->signal1 = (x1 + partialSignal) / (x1 + partialFree);
    d->signal2 = (x2 + partialSignal) / (x2 + partialFree);
    d->signal = FMA(OUTER, d->signal0 + d->signal2, MIDDLE * d->signal1);
    V xt = SMALLER(agonistToday * me->trough, s[AGONIST]) * strength;
    d->troughSignal = (xt + partialSignal) / (xt + partialFree);
    d->drive = FMA(SET(p.opponentDrive), occupancy, agonistToday / (agonistToday + SET(p.driveHalf)));
    V exposure = agonistToday * agonistToday;
    d->neuroimmuneDrive = FMA(SET(p.neuroimmuneDrive), occupancy * occupancy, exposure / (exposure + SET(p.neuroimmuneHalf)));
    d->agonist = agonistToday;
    d->dynorphinFree = SET(1) - SET(p.kappaMaximum) * buprenorphineToday / (buprenorphineToday + SET(p.kappaHalf));
}

/* The same where nobody has buprenorphine in the body: what is then exactly 0 is left out, as VectorAgonist.java does. */
INLINE void agonist(const Person *me, V *s, Day *d) {
    V gap = s[AGONIST] - me->dose;
    V today = FMA(gap, ROW(CARRY_OVER_MEAN), me->dose);
    s[AGONIST] = FMA(gap, ROW(CARRY_OVER), me->dose);
    V ratio = today * ROW(INVERSE_HALF);
    V target = ratio * (SET(1) / (SET(1) + ratio));
    V toleranceGap = s[TOLERANCE] - target;
    V toleranceToday = FMA(toleranceGap, ROW(TOLERANCE_MEAN), target);
    s[TOLERANCE] = d->tolerance = FMA(toleranceGap, ROW(TOLERANCE_AT_END), target);
    V strength = ROW(INVERSE_HALF) / FMA(SET(p.toleranceGain), toleranceToday, SET(1));
    V shifted = today * strength;
    V x0 = shifted * me->node0, x1 = shifted * me->node1, x2 = shifted * me->node2;
    d->signal0 = x0 / (x0 + SET(1));
    d->signal1 = x1 / (x1 + SET(1));
    d->signal2 = x2 / (x2 + SET(1));
    d->signal = FMA(OUTER, d->signal0 + d->signal2, MIDDLE * d->signal1);
    V xt = SMALLER(today * me->trough, s[AGONIST]) * strength;
    d->troughSignal = xt / (xt + SET(1));
    d->drive = today / (today + SET(p.driveHalf));
    V exposure = today * today;
    d->neuroimmuneDrive = exposure / (exposure + SET(p.neuroimmuneHalf));
    d->agonist = today;
    d->dynorphinFree = SET(1);
}

INLINE V relax(const Person *me, V *s, int k, V target) {
    V gap = s[OPPONENT + k] - target;
    s[OPPONENT + k] = FMA(gap, ROW(AT_END + k), target);
    return FMA(gap, ROW(MEAN + k), target);
}

INLINE V load(V old, V raw, V rise, V fall) {
    V target = SET(p.loadMaximum) * raw / (raw + SET(p.loadMaximum));
    V gap = old - target;
    return FMA(gap, WHERE_POSITIVE(gap, fall, rise), target);
}

INLINE void adaptation(const Person *me, V *s, Day *d) {
    V stressFactor = FMA(SET(p.sensitization), s[STRESS_LOAD], SET(1));
    V stressSignal = stressFactor * d->signal;
    V rewardSignal = FMA(SET(p.sensitization), s[REWARD_LOAD], SET(1)) * d->signal;
    for (int k = DOPAMINE; k <= PEPTIDE; k++) d->today[k] = relax(me, s, k, SET(p.gain[k]) * rewardSignal);
    for (int k = DYNORPHIN; k <= HYPOCRETIN; k++) d->today[k] = relax(me, s, k, SET(p.gain[k]) * stressSignal);
    d->today[NEUROIMMUNE] = relax(me, s, NEUROIMMUNE, SET(p.gain[NEUROIMMUNE]) * stressFactor * d->neuroimmuneDrive);
    V felt = d->today[DYNORPHIN] * d->dynorphinFree;
    V pressure = FMA(SET(p.pressureDynorphin), felt,
                     FMA(SET(p.pressureCrf), d->today[CRF], FMA(SET(p.pressureLoad), s[STRESS_LOAD], SET(-p.threshold))))
        + FMA(SET(p.pressureNorepinephrine), d->today[NOREPINEPHRINE], SET(p.pressureHypocretin) * d->today[HYPOCRETIN]);
    V withdrawal0 = POSITIVE(pressure - d->signal0);
    V withdrawal1 = POSITIVE(pressure - d->signal1);
    V withdrawal2 = POSITIVE(pressure - d->signal2);
    d->withdrawalTrough = POSITIVE(pressure - d->troughSignal);
    V regular = FMA(OUTER, withdrawal0 + withdrawal2, MIDDLE * withdrawal1);
    d->withdrawal = FMA(ROW(GAP_SHARE), d->withdrawalTrough - regular, regular);
    s[REWARD_LOAD] = d->rewardLoad = load(s[REWARD_LOAD],
        FMA(ROW(REWARD_FROM_WITHDRAWAL), d->withdrawal, ROW(REWARD_FROM_DRUG) * d->drive), ROW(REWARD_RISE), ROW(REWARD_FALL));
    s[STRESS_LOAD] = d->stressLoad = load(s[STRESS_LOAD],
        FMA(ROW(STRESS_FROM_WITHDRAWAL), d->withdrawal, ROW(STRESS_FROM_DRUG) * d->drive), ROW(STRESS_RISE), ROW(STRESS_FALL));
    s[CARE_LOSS] = d->careLoss = s[CARE_LOSS] * SET(p.careLossLeft);
}

INLINE void activity(V *s, Day *d) {
    V dopamine = FMA(SET(-p.coupling[DOPAMINE]), d->rewardLoad, d->signal - d->today[DOPAMINE]);
    V peptide = FMA(SET(-p.coupling[PEPTIDE]), d->rewardLoad, d->signal - d->today[PEPTIDE]);
    V dynorphin = FMA(SET(p.coupling[DYNORPHIN]), d->stressLoad, d->today[DYNORPHIN]) * d->dynorphinFree - d->signal;
    V crf = FMA(SET(p.coupling[CRF]), d->stressLoad, d->today[CRF]) - d->signal;
    V norepinephrine = FMA(SET(p.coupling[NOREPINEPHRINE]), d->stressLoad, d->today[NOREPINEPHRINE]) - d->signal;
    V hypocretin = FMA(SET(p.coupling[HYPOCRETIN]), d->stressLoad, d->today[HYPOCRETIN]) - d->signal;
    V neuroimmune = FMA(SET(p.coupling[NEUROIMMUNE]), d->stressLoad, d->today[NEUROIMMUNE]);
    d->reward = POSITIVE(SET(-0.5) * (dopamine + peptide));
    d->stress = POSITIVE(FMA(SET(p.stressDynorphin), dynorphin, FMA(SET(p.stressCrf), crf,
        FMA(SET(p.stressNorepinephrine), norepinephrine, FMA(SET(p.stressHypocretin), hypocretin,
            SET(p.stressNeuroimmune) * neuroimmune)))));
    d->negativeAffect = FMA(SET(p.affectReward), d->reward, FMA(SET(p.affectStress), d->stress,
        FMA(SET(p.affectWithdrawal), d->withdrawalTrough,
            FMA(SET(p.affectDynorphin), POSITIVE(dynorphin), SET(p.distress) * d->careLoss))));
    s[SUM + 0] += dopamine; s[SUM + 1] += peptide; s[SUM + 2] += dynorphin; s[SUM + 3] += crf;
    s[SUM + 4] += norepinephrine; s[SUM + 5] += hypocretin; s[SUM + 6] += neuroimmune; s[SUM + 15] += d->careLoss;
}

INLINE void feeling(const Person *me, V *s, Day *d) {
    V felt = d->today[DYNORPHIN] * d->dynorphinFree;
    V opposition = FMA(SET(p.painPeptide), d->today[PEPTIDE], FMA(SET(p.painDynorphin), felt, FMA(SET(p.painCrf),
        d->today[CRF], FMA(SET(p.painNorepinephrine), d->today[NOREPINEPHRINE],
            FMA(ROW(NEUROIMMUNE_PAIN), d->today[NEUROIMMUNE], SET(p.painLoad) * d->stressLoad)))));
    V pain = FMA(ROW(PAIN_SCALE), FMA(SET(p.painWithdrawal), d->withdrawal, opposition - d->signal), ROW(UNTREATED_PAIN));
    d->pain = SMALLER(POSITIVE(pain), SET(p.painMaximum));
    V hyperalgesia = ROW(PAIN_SCALE) * FMA(SET(p.painWithdrawal), d->withdrawalTrough, opposition);
    V cows = d->cows = SET(p.cowsMaximum) * d->withdrawalTrough / (d->withdrawalTrough + ROW(WITHDRAWAL_HALF));
    V urge = FMA(SET(p.cravingAffect), d->negativeAffect, FMA(SET(p.cravingWithdrawal), d->withdrawalTrough,
        SET(p.cravingPain) * POSITIVE(d->pain - SET(p.cravingThreshold))));
    d->rewardDeficiency = SET(p.scale) * d->reward / (d->reward + SET(p.rewardHalf));
    V stressReactivity = SET(p.scale) * d->stress / (d->stress + SET(p.stressHalf));
    d->hyperkatifeia = SET(p.scale) * d->negativeAffect / (d->negativeAffect + SET(p.affectHalf));
    d->craving = SET(p.scale) * urge / (urge + SET(p.cravingHalf));
    V mood = FMA(SET(p.moodSignal), d->signal, SET(p.moodBase));
    mood = FMA(SET(-p.moodPain), d->pain - SET(p.moodPainReference), mood);
    mood = FMA(SET(-p.moodAffect), d->hyperkatifeia, mood);
    mood = FMA(SET(-p.moodReward), d->rewardDeficiency, mood);
    mood = SMALLER(POSITIVE(mood), SET(p.scale));
    s[SUM + 7] += d->pain; s[SUM + 8] += hyperalgesia; s[SUM + 9] += cows; s[SUM + 10] += d->rewardDeficiency;
    s[SUM + 11] += stressReactivity; s[SUM + 12] += d->hyperkatifeia; s[SUM + 13] += d->craving; s[SUM + 14] += mood;
    s[MAX_COWS] = LARGER(cows, s[MAX_COWS]);
    s[LAST_PAIN] = d->pain; s[LAST_TROUGH_PAIN] = ROW(PAIN_SCALE) * (d->signal - d->troughSignal); s[LAST_COWS] = cows;
    s[LAST_CRAVING] = d->craving; s[LAST_HYPERKATIFEIA] = d->hyperkatifeia; s[LAST_MOOD] = mood;
}

INLINE void hazards(const Person *me, V *s, Day *d) {
    V decrement = FMA(SET(p.slope), d->pain, SET(p.decrement0));
    _Pragma("GCC unroll 9") for (int k = 1; k <= 9; k++)
        decrement = FMA(SET(p.bend[k - 1]), POSITIVE(d->pain - SET(k)), decrement);
    V utility = me->utilityBase - decrement;
    utility = FMA(SET(-p.utilityAffect), d->hyperkatifeia, utility);
    utility = FMA(SET(-p.utilityReward), d->rewardDeficiency, utility);
    s[SUM + 16] += FMA(SET(-p.utilityWithdrawal), d->cows * d->cows, utility);
    V unmasked = POSITIVE(SET(p.unmaskedLoad) * d->stressLoad - d->signal);
    V intolerance = SET(1) - d->tolerance;
    V lostHazard = me->lostPerDay * unmasked * (intolerance * intolerance) * FMA(SET(p.overdoseCare), d->careLoss, SET(1));
    V inWithdrawal = FMA(SET(p.overdoseWithdrawal), d->withdrawalTrough, SET(1));
    V prescribed = me->prescribedPerDay * inWithdrawal;
    V lost = lostHazard * inWithdrawal;
    V illicit = FMA(me->misuseWeight, me->regularPerDay + lostHazard, me->illicitPerDay * inWithdrawal);
    V crisis = me->crisisPerDay * FMA(SET(p.crisisUnmasked), unmasked, FMA(SET(p.crisisWithdrawal), d->withdrawalTrough,
        FMA(FMA(SET(p.crisisAffectSquared), d->negativeAffect, SET(p.crisisAffect)), d->negativeAffect, SET(1))));
    V misuse = me->misusePerDay * FMA(SET(p.misuseCare), d->careLoss, SET(1)) * FMA(SET(p.misuseUnmasked), unmasked, FMA(SET(p.misuseWithdrawal), d->withdrawalTrough,
        FMA(SET(p.misuseCraving), d->craving, SET(p.misuseConstant))));
    s[BUDGET + 0] -= prescribed + lost + illicit;
    s[BUDGET + 1] -= crisis;
    s[BUDGET + 2] -= ROW(BACKGROUND) * FMA(SET(p.backgroundCare), d->careLoss,
        FMA(SET(p.backgroundOnDrug), d->agonist / (d->agonist + SET(p.onDrugHalf)), SET(1)));
    s[BUDGET + 3] -= misuse;
    s[OVERDOSE + 0] += prescribed; s[OVERDOSE + 1] += lost; s[OVERDOSE + 2] += illicit; s[CRISIS] += crisis;
    s[LAST_OVERDOSE + 0] = prescribed; s[LAST_OVERDOSE + 1] = lost; s[LAST_OVERDOSE + 2] = illicit;
}

INLINE void open(Person *me, int i, int block) {
    for (int r = 0; r < INPUTS; r++) me->row[r] = LOAD(inputs + (long) r * patients + i);
    V prescribed = LOAD(doses + (2L * block) * patients + i), one = SET(1);
    me->buprenorphineDose = LOAD(doses + (2L * block + 1) * patients + i);
    me->dose = prescribed + ROW(MISUSE) * SET(p.misuseExtra);
    me->node0 = WHERE_POSITIVE(me->dose, ROW(NODE0), one);
    me->node1 = WHERE_POSITIVE(me->dose, ROW(NODE1), one);
    me->node2 = WHERE_POSITIVE(me->dose, ROW(NODE2), one);
    me->trough = WHERE_POSITIVE(me->dose, ROW(TROUGH), one);
    V perDay = SET(1 / 365.25), overdosePerDay = perDay * ROW(OVERDOSE_RATIO);
    V onBuprenorphine = WHERE_POSITIVE(me->buprenorphineDose, SET(p.overdoseOnBuprenorphine), SET(0));
    me->prescribedPerDay = (FMA(SET(p.overdosePerMme), prescribed, SET(p.overdoseBase)) + onBuprenorphine) * overdosePerDay;
    me->lostPerDay = SET(p.overdoseLost) * overdosePerDay;
    V illicitDosePerDay = SET(p.overdosePerMme) * (me->dose - prescribed) * overdosePerDay;
    me->regularPerDay = me->prescribedPerDay + illicitDosePerDay;
    me->misuseWeight = ROW(MISUSE) * SET(p.illicitPotency * p.overdoseMisuse);
    me->illicitPerDay = SET(p.illicitPotency) * illicitDosePerDay;
    me->crisisPerDay = perDay * ROW(CRISIS_RATIO) * SET(p.crisisBase);
    me->misusePerDay = (one - ROW(MISUSE)) * (perDay * SET(p.misuseBase));
    me->utilityBase = SET(p.utilityBase) - ROW(MISUSE) * SET(p.utilityIllicit);
}

/* Whether nobody from place i on takes buprenorphine or has some left. Always false for one patient at a time: the scalar
 * forms do what ScalarKernel.java does. */
static int noBuprenorphine(int i, int block) {
#if LANES == 8
    for (int k = i; k < i + LANES * UNROLL; k++)
        if (doses[(2L * block + 1) * patients + k] != 0 || state[(long) BUPRENORPHINE * patients + k] != 0) return 0;
    return 1;
#else
    return 0;
#endif
}

static void advance(int i, int block) {
    Person me[UNROLL];
    V s[UNROLL][WRITTEN];
    int agonistAlone = noBuprenorphine(i, block);
    EACH open(&me[u], i + u * LANES, block);
    EACH for (int r = 0; r < WRITTEN; r++) s[u][r] = LOAD(state + (long) r * patients + i + u * LANES);
#ifdef FISSION
    Day day[DAYS][UNROLL];
    if (agonistAlone)
        for (int t = 0; t < DAYS; t++) EACH agonist(&me[u], s[u], &day[t][u]);
    else
        for (int t = 0; t < DAYS; t++) EACH drug(&me[u], s[u], &day[t][u]);
    for (int t = 0; t < DAYS; t++) EACH adaptation(&me[u], s[u], &day[t][u]);
    for (int u = 0; u < UNROLL; u++) for (int t = 0; t < DAYS; t++) activity(s[u], &day[t][u]);
    for (int u = 0; u < UNROLL; u++) for (int t = 0; t < DAYS; t++) feeling(&me[u], s[u], &day[t][u]);
    for (int u = 0; u < UNROLL; u++) for (int t = 0; t < DAYS; t++) hazards(&me[u], s[u], &day[t][u]);
#else
    for (int t = 0; t < DAYS; t++) {
        Day day[UNROLL];
        EACH {
            if (agonistAlone) agonist(&me[u], s[u], &day[u]);
            else drug(&me[u], s[u], &day[u]);
            adaptation(&me[u], s[u], &day[u]);
            activity(s[u], &day[u]);
            feeling(&me[u], s[u], &day[u]);
            hazards(&me[u], s[u], &day[u]);
        }
    }
#endif
    EACH for (int r = 0; r < WRITTEN; r++) STORE(state + (long) r * patients + i + u * LANES, s[u][r]);
}

static void run(void) {
    memcpy(state, start, sizeof(double) * WRITTEN * patients);
    for (int block = 0; block < blocks; block++)
        for (int i = 0; i < patients; i += LANES * UNROLL) advance(i, block);
}

static double *numbers(FILE *file, long count) {
    double *x = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
    if (!x || fread(x, sizeof(double), count, file) != (size_t) count) {
        fprintf(stderr, "input too short\n");
        exit(2);
    }
    return x;
}

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    int head[3];
    if (!file || fread(head, sizeof(int), 3, file) != 3 || head[2] != sizeof(Parameters) / sizeof(double)) {
        fprintf(stderr, "usage: kernel INPUT [OUTPUT]; INPUT as KernelExchange.java writes it\n");
        return 2;
    }
    patients = head[0];
    blocks = head[1];
    memcpy(&p, numbers(file, head[2]), sizeof p);
    inputs = numbers(file, (long) INPUTS * patients);
    start = numbers(file, (long) WRITTEN * patients);
    doses = numbers(file, 2L * blocks * patients);
    state = aligned_alloc(64, sizeof(double) * WRITTEN * patients);
    if (argc > 2) {
        run();
        FILE *output = fopen(argv[2], "wb");
        return !output || fwrite(state, sizeof(double), (size_t) WRITTEN * patients, output) != (size_t) WRITTEN * patients
            || fclose(output);
    }
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        struct timespec from, to;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
        run();
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
        printf("%ld\n", (to.tv_sec - from.tv_sec) * 1000000000L + to.tv_nsec - from.tv_nsec);
        fflush(stdout);
    }
    return 0;
}
