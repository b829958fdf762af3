package org.allostat.kernel;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Writes the workload for src/jmh/c/kernel.c, whose enums and struct hold the order of the numbers, and reads its answer. */
final class KernelExchange {
    private KernelExchange() {}

    /** Writes parameters, patients, states and doses. */
    static void write(Workload work, Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        double[] parameters = parameters(work.constants);
        rows.add(parameters);
        rows.addAll(inputs(work.batch));
        rows.addAll(List.of(work.start()));
        for (int period = 0; period < Workload.PERIODS; period++) {
            rows.add(work.doseMmePerDay[period]);
            rows.add(work.buprenorphineMgPerDay[period]);
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int number : new int[] {Workload.PATIENTS, Workload.PERIODS, parameters.length}) {
                out.writeInt(Integer.reverseBytes(number));
            }
            for (double[] row : rows) {
                for (double number : row) {
                    out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(number)));
                }
            }
        }
    }

    /** Reads results, by row. */
    static double[][] read(Path file, int rows) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        if (numbers.remaining() == 0 || numbers.remaining() % rows != 0) {
            throw new IOException(file + ": " + numbers.remaining() + " numbers are not " + rows + " rows");
        }
        double[][] results = new double[rows][numbers.remaining() / rows];
        for (double[] row : results) {
            numbers.get(row);
        }
        return results;
    }

    /** The number of values that differ in any bit. */
    static long differences(double[][] expected, double[][] results) {
        long differences = 0;
        for (int row = 0; row < expected.length; row++) {
            for (int i = 0; i < results[row].length; i++) {
                boolean equal = Double.doubleToRawLongBits(expected[row][i % expected[row].length])
                        == Double.doubleToRawLongBits(results[row][i]);
                differences += equal ? 0 : 1;
            }
        }
        return differences;
    }

    /** The largest difference, as a share of the largest value of its row; results may repeat the patients. */
    static double largestDifference(double[][] expected, double[][] results) {
        double largest = 0;
        for (int row = 0; row < expected.length; row++) {
            double scale = Arrays.stream(expected[row]).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < results[row].length; i++) {
                double wanted = expected[row][i % expected[row].length];
                if (wanted != results[row][i]) {
                    largest = Math.max(largest, Math.abs(wanted - results[row][i]) / scale);
                }
            }
        }
        return largest;
    }

    private static List<double[]> inputs(PatientBatch b) {
        List<double[]> rows = new ArrayList<>(
                List.of(b.untreatedPain, b.painScale, b.inverseHalfEffect, b.toleranceAtEnd, b.toleranceMean));
        rows.addAll(List.of(b.opponentAtEnd));
        rows.addAll(List.of(b.opponentMean));
        rows.addAll(List.of(b.rewardLoadRise, b.rewardLoadFall, b.stressLoadRise, b.stressLoadFall));
        rows.addAll(List.of(b.rewardFromDrug, b.rewardFromWithdrawal, b.stressFromDrug, b.stressFromWithdrawal));
        rows.addAll(List.of(b.neuroimmunePainWeight, b.withdrawalHalf, b.node0, b.node1, b.node2, b.trough));
        double[] misuse = new double[b.size];
        for (int i = 0; i < b.size; i++) {
            misuse[i] = b.misuse[i] ? 1 : 0;
        }
        rows.addAll(List.of(b.gapShare, b.carryOver, b.carryOverMean, misuse));
        rows.addAll(List.of(b.overdoseRatio, b.crisisRatio, b.backgroundDeathPerDay));
        return rows;
    }

    private static double[] parameters(KernelConstants constants) {
        KernelParameters all = constants.parameters();
        return concat(
                drug(constants),
                systems(all),
                scales(all),
                components(all.affect()),
                new double[] {constants.careLossLeftAfterDay(), all.care().distressWeight()},
                utility(all.utility()),
                hazard(all.hazard()));
    }

    private static double[] concat(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double[] drug(KernelConstants constants) {
        KernelParameters.Pharmacology drug = constants.parameters().pharmacology();
        IntradayProfile buprenorphine = constants.profile(Formulation.BUPRENORPHINE);
        return new double[] {
            drug.toleranceGain(),
            drug.buprenorphineToleranceShift() * drug.toleranceGain(),
            1 / drug.buprenorphineHalfEffectMgPerDay(),
            drug.buprenorphineEfficacy(),
            drug.buprenorphineToleranceDrive(),
            drug.buprenorphineOpponentDrive(),
            constants.parameters().load().halfEffectMmePerDay(),
            drug.buprenorphineNeuroimmuneDrive(),
            constants.parameters().opponents().neuroimmune().halfOfDrive(),
            drug.kappaBlockMaximum(),
            drug.kappaBlockHalfEffectMgPerDay(),
            buprenorphine.carryOver(),
            buprenorphine.carryOverMean()
        };
    }

    private static double[] systems(KernelParameters all) {
        double[] gains = new double[NeuralSystem.COUNT];
        double[] couplings = new double[NeuralSystem.COUNT];
        for (NeuralSystem system : NeuralSystem.values()) {
            gains[system.ordinal()] = all.opponents().of(system).gain();
            couplings[system.ordinal()] = all.opponents().of(system).loadCoupling();
        }
        return concat(gains, couplings, new double[] {
            all.opponents().sensitization(), all.load().maximum()
        });
    }

    private static double[] scales(KernelParameters all) {
        KernelParameters.Withdrawal w = all.withdrawal();
        KernelParameters.Pain p = all.pain();
        return new double[] {
            w.dynorphinWeight(),
            w.crfWeight(),
            w.norepinephrineWeight(),
            w.hypocretinWeight(),
            w.loadWeight(),
            w.threshold(),
            w.cowsMaximum(),
            p.opioidPeptideWeight(),
            p.dynorphinWeight(),
            p.crfWeight(),
            p.norepinephrineWeight(),
            p.loadWeight(),
            p.withdrawalWeight(),
            p.scaleMaximum()
        };
    }

    private static double[] components(Record parameters) {
        return Arrays.stream(parameters.getClass().getRecordComponents())
                .mapToDouble(component -> {
                    try {
                        return (double) component.getAccessor().invoke(parameters);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(component.getName(), e);
                    }
                })
                .toArray();
    }

    private static double[] utility(KernelParameters.Utility utility) {
        return concat(
                new double[] {
                    utility.base(),
                    utility.hyperkatifeiaDecrement(),
                    utility.rewardDeficiencyDecrement(),
                    utility.withdrawalPerCowsSquared(),
                    utility.illicit()
                },
                components(UtilityDecrement.of(utility.painDecrements())));
    }

    private static double[] hazard(KernelParameters.Hazard h) {
        return new double[] {
            h.overdoseBase(),
            h.overdosePerMmePerDay(),
            h.overdoseOnBuprenorphine(),
            h.overdoseLostTolerance(),
            h.overdoseWithdrawalWeight(),
            h.overdoseMisuseWeight(),
            h.illicitPotency(),
            h.misuseExtraMmePerDay(),
            h.crisisBase(),
            h.crisisHyperkatifeiaWeight(),
            h.crisisHyperkatifeiaSquaredWeight(),
            h.crisisWithdrawalWeight(),
            h.crisisUnmaskedLoadWeight(),
            h.misuseBase(),
            h.misuseConstant(),
            h.misuseCravingWeight(),
            h.misuseWithdrawalWeight(),
            h.misuseUnmaskedLoadWeight(),
            h.unmaskedLoadWeight(),
            h.overdoseCareFactor(),
            h.misuseCareFactor(),
            h.backgroundOnDrug(),
            h.backgroundOnDrugHalfEffectMmePerDay(),
            h.backgroundLostCare()
        };
    }
}
