package org.allostat.kernel;

import java.util.stream.Stream;

/** Copies patients within a batch: the same person, with all that has happened, at another place. */
public final class PatientCopier {
    private final PatientBatch batch;
    private final double[][] numbers;

    public PatientCopier(PatientBatch batch) {
        this.batch = batch;
        numbers = Stream.of(Stream.of(batch.written), person(batch), inputs(batch))
                .flatMap(arrays -> arrays)
                .toArray(double[][]::new);
    }

    private static Stream<double[]> person(PatientBatch batch) {
        Stream<double[]> factors = Stream.of(
                batch.untreatedPain,
                batch.painScale,
                batch.inverseHalfEffect,
                batch.toleranceAtEnd,
                batch.toleranceMean,
                batch.rewardLoadRise,
                batch.rewardLoadFall,
                batch.stressLoadRise,
                batch.stressLoadFall,
                batch.rewardFromDrug,
                batch.rewardFromWithdrawal,
                batch.stressFromDrug,
                batch.stressFromWithdrawal,
                batch.neuroimmunePainWeight,
                batch.withdrawalHalf);
        return Stream.of(factors, Stream.of(batch.opponentAtEnd), Stream.of(batch.opponentMean))
                .flatMap(arrays -> arrays);
    }

    private static Stream<double[]> inputs(PatientBatch batch) {
        return Stream.of(
                batch.doseMmePerDay,
                batch.buprenorphineMgPerDay,
                batch.node0,
                batch.node1,
                batch.node2,
                batch.trough,
                batch.gapShare,
                batch.carryOver,
                batch.carryOverMean,
                batch.overdoseRatio,
                batch.crisisRatio,
                batch.backgroundDeathPerDay);
    }

    /** Makes place {@code to} the person at place {@code from}. */
    public void copy(int from, int to) {
        for (double[] quantity : numbers) {
            quantity[to] = quantity[from];
        }
        batch.misuse[to] = batch.misuse[from];
        batch.events[to] = batch.events[from];
    }
}
