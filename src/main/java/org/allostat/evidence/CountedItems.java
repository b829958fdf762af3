package org.allostat.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which cost items each perspective contains, and whose part of them: {@code perspectives.csv}. */
public final class CountedItems {
    private static final List<String> HEADER = List.of("perspective", "cost_item", "counted", "reason");

    private final Map<Perspective, Map<CostItem, Counted>> counted;
    private final PayerShares payers;

    /** Whose part of an item counts. */
    public enum Counted {
        /** All of it, whoever pays. */
        ALL,
        /** What insurers and other third parties pay. */
        THIRD_PARTIES,
        /** Nothing. */
        NONE;

        /** The word used in files: {@code third_parties}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CountedItems(Map<Perspective, Map<CostItem, Counted>> counted, PayerShares payers) {
        this.counted = counted;
        this.payers = payers;
    }

    /** The items that the program carries. */
    public static CountedItems standard() {
        return read(CsvSource.standard("perspectives.csv"), PayerShares.standard());
    }

    /**
     * Items from their file: one row for every perspective and item.
     *
     * @param payers who pays what share
     * @throws org.allostat.problem.InputException with every problem
     */
    public static CountedItems read(CsvSource source, PayerShares payers) {
        List<Row> rows = CsvTable.read(source, HEADER, Row::of, (found, problems) -> check(source, found, problems));
        Map<Perspective, Map<CostItem, Counted>> counted = new EnumMap<>(Perspective.class);
        rows.forEach(row -> counted.computeIfAbsent(row.perspective, unused -> new EnumMap<>(CostItem.class))
                .put(row.item, row.counted));
        return new CountedItems(counted, payers);
    }

    /** Whose part of an item counts. */
    public Counted counted(Perspective perspective, CostItem item) {
        return counted.getOrDefault(perspective, Map.of()).getOrDefault(item, Counted.NONE);
    }

    /** The share of an item that counts for a patient of that insurance. */
    public double share(Perspective perspective, CostItem item, Insurance insurance) {
        return switch (counted(perspective, item)) {
            case ALL -> 1;
            case THIRD_PARTIES -> payers.thirdPartyShare(item, insurance);
            case NONE -> 0;
        };
    }

    private static void check(CsvSource source, List<Row> rows, List<String> problems) {
        for (Perspective perspective : Perspective.values()) {
            for (CostItem item : CostItem.values()) {
                long found = rows.stream()
                        .filter(row -> row.perspective == perspective && row.item == item)
                        .count();
                if (found != 1) {
                    problems.add(source.name() + ": must have " + item.label() + " once for " + perspective.label()
                            + ": " + found);
                }
            }
        }
    }

    private record Row(Perspective perspective, CostItem item, Counted counted) {
        static Row of(CsvRow row) {
            row.required("reason");
            return new Row(
                    row.constant("perspective", Perspective.class, Perspective::label),
                    row.constant("cost_item", CostItem.class, CostItem::label),
                    row.constant("counted", Counted.class, Counted::label));
        }
    }
}
