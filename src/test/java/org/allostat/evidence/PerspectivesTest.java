package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;

class PerspectivesTest {
    private static final CountedItems ITEMS = CountedItems.standard();
    private static final PayerShares PAYERS = PayerShares.standard();

    @Test
    void everyItemIsPaidInFull() {
        for (CostItem item : CostItem.values()) {
            for (Insurance insurance : Insurance.values()) {
                double paid = Stream.of(Payer.values())
                        .mapToDouble(payer -> PAYERS.share(item, insurance, payer))
                        .sum();
                assertEquals(1, paid, 1e-9, item + " of " + insurance);
            }
        }
    }

    /** The health care sector counts health care in full, payers a part of it, society everything. */
    @Test
    void perspectivesContainOneAnother() {
        for (CostItem item : CostItem.values()) {
            for (Insurance insurance : Insurance.values()) {
                double sector = ITEMS.share(Perspective.HEALTH_CARE_SECTOR, item, insurance);
                double payer = ITEMS.share(Perspective.PAYER, item, insurance);
                double patient = PAYERS.share(item, insurance, Payer.PATIENT);
                assertEquals(item.isHealthCare() ? 1 : 0, sector);
                assertEquals(sector - (item.isHealthCare() ? patient : 0), payer, 1e-9);
                assertEquals(1, ITEMS.share(Perspective.SOCIETAL, item, insurance));
            }
        }
    }

    /** 14.1% of all care is paid out of pocket, 3.9% of hospital care (MEPS 2012): hospital shares are lower for everybody. */
    @Test
    void hospitalCareIsPaidOutOfPocketLeast() {
        for (Insurance insurance : Insurance.values()) {
            double hospital = PAYERS.share(CostItem.OVERDOSES, insurance, Payer.PATIENT);
            double all = PAYERS.share(CostItem.BACKGROUND_CARE, insurance, Payer.PATIENT);
            assertTrue(all > 0);
            assertEquals(3.9 / 14.1, hospital / all, 0.02);
        }
    }

    @Test
    void sharesThatDoNotAddUpAreRefused() {
        String text = CsvSource.standard("payers.csv")
                .text()
                .replace("no_care,medicare,society,1,", "no_care,medicare,society,0.9,");
        InputException refused =
                assertThrows(InputException.class, () -> PayerShares.read(new CsvSource("payers.csv", text)));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("shares of no_care, medicare must add to 1: 0.900000"),
                refused.getMessage());
    }

    @Test
    void missingAndUnknownItemsAreRefused() {
        String text = CsvSource.standard("perspectives.csv").text();
        String without = text.replaceFirst("(?m)^payer,opioids,.*\n", "");
        InputException missing = assertThrows(
                InputException.class, () -> CountedItems.read(new CsvSource("perspectives.csv", without), PAYERS));
        assertTrue(
                String.valueOf(missing.getMessage()).contains("must have opioids once for payer: 0"),
                missing.getMessage());
        String wrong = text.replaceFirst("payer,opioids,third_parties", "payer,opioids,half");
        InputException unknown = assertThrows(
                InputException.class, () -> CountedItems.read(new CsvSource("perspectives.csv", wrong), PAYERS));
        assertTrue(
                String.valueOf(unknown.getMessage())
                        .contains("counted must be one of all, third_parties, none: \"half\""),
                unknown.getMessage());
    }
}
