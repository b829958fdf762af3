package org.allostat.policy;

import java.util.Locale;

/**
 * What a prescriber or a patient decided at a visit or at a step between two, with the numbers on which it rested, for people to read.
 * Where luck decided, it is the patient's own, the same under every policy: what has a chance happens where the luck is below it.
 */
public sealed interface Decision {
    /** What was decided, in a clause without the day. */
    String words();

    /** Probability with which it was to happen; not a number where no luck decided. */
    default double chance() {
        return Double.NaN;
    }

    /** The luck that decided, in (0, 1); not a number where none did. */
    default double luck() {
        return Double.NaN;
    }

    /** Name for tables: {@code dose_raised}. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Doses with as many digits as one can prescribe. */
    private static String dose(double mmePerDay) {
        return String.format(Locale.ROOT, mmePerDay > 0 && mmePerDay < 10 ? "%.1f" : "%.0f", mmePerDay);
    }

    private static String change(double from, double to) {
        return dose(from) + " to " + dose(to) + " MME/d";
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** The rollout has reached the patient. */
    record PolicyReached(String policy) implements Decision {
        @Override
        public String words() {
            return policy + " reaches the patient";
        }
    }

    /** The policy does not concern the patient. */
    record Excepted() implements Decision {
        @Override
        public String words() {
            return "an exception of the policy: never reviewed, doses rise as before the study";
        }
    }

    /** A review was due, and the policy does not review such a patient. */
    record NotEligible(double mmePerDay, int criteriaCount) implements Decision {
        @Override
        public String words() {
            return "no review: at " + dose(mmePerDay) + " MME/d with " + criteriaCount
                    + " criteria the patient is not one whom the policy reviews";
        }
    }

    /** A review was held; what came of it follows, if anything did. */
    record Reviewed() implements Decision {
        @Override
        public String words() {
            return "review";
        }
    }

    /** An offer applied, and by luck the prescriber did not make it. */
    record OfferNotMade(String offer, boolean wouldBeOrder, double chance, double luck) implements Decision {
        @Override
        public String words() {
            return offer + (wouldBeOrder ? " not ordered" : " not brought up");
        }
    }

    /** The patient was asked. */
    record Offered(String offer, double chance, double luck) implements Decision {
        @Override
        public String words() {
            return offer + " offered, " + (luck < chance ? "accepted" : "declined");
        }
    }

    /** The patient was not asked. */
    record Ordered(String offer) implements Decision {
        @Override
        public String words() {
            return offer + " ordered without asking";
        }
    }

    /** What was accepted has no place free yet. */
    record Waits(String offer) implements Decision {
        @Override
        public String words() {
            return "waits for a place: " + offer;
        }
    }

    /** Whoever waited does not qualify any more. */
    record LeftQueue(String offer) implements Decision {
        @Override
        public String words() {
            return "does not wait any more: " + offer;
        }
    }

    /** A place is free. */
    record TurnCame(String offer) implements Decision {
        @Override
        public String words() {
            return "a place is free: " + offer;
        }
    }

    /** Breakthrough pain raised the dose. */
    record DoseRaised(
            double perceivedPain,
            double toleratedPain,
            double fromMmePerDay,
            double toMmePerDay,
            double chance,
            double luck)
            implements Decision {
        @Override
        public String words() {
            return "perceived pain " + one(perceivedPain) + " above " + one(toleratedPain) + "; dose raised "
                    + change(fromMmePerDay, toMmePerDay);
        }
    }

    /** There was breakthrough pain, and the dose stayed: by luck, or, with a chance of 0, by the policy. */
    record DoseHeld(double perceivedPain, double toleratedPain, double mmePerDay, double chance, double luck)
            implements Decision {
        @Override
        public String words() {
            return "perceived pain " + one(perceivedPain) + " above " + one(toleratedPain) + "; dose held at "
                    + dose(mmePerDay) + " MME/d" + (chance > 0 ? "" : ", as the policy says");
        }
    }

    /** A step down of a taper. */
    record TaperStep(double fromMmePerDay, double toMmePerDay) implements Decision {
        @Override
        public String words() {
            return "taper step, " + change(fromMmePerDay, toMmePerDay);
        }
    }

    /** The last step of a taper. */
    record TaperEnded(double fromMmePerDay, double toMmePerDay) implements Decision {
        @Override
        public String words() {
            return toMmePerDay > 0
                    ? "taper complete, at " + dose(toMmePerDay) + " MME/d"
                    : "taper complete, " + change(fromMmePerDay, toMmePerDay) + ": off the full agonist";
        }
    }

    /** A taper waits for a visit, or, where it is ordered, goes on in spite of what would have made it wait. */
    record TaperPaused(double cows, double cowsAbove, double pain, double painAbove, int inARow, boolean goesOn)
            implements Decision {
        @Override
        public String words() {
            String because = cows > cowsAbove
                    ? "COWS " + one(cows) + " above " + one(cowsAbove)
                    : "pain " + one(pain) + " above " + one(painAbove);
            return (goesOn ? "taper goes on in spite of " : "taper paused, number " + inARow + " in a row: ") + because;
        }
    }

    /** The patient gave a taper up. */
    record TaperGivenUp(boolean atPause, double fromMmePerDay, double toMmePerDay) implements Decision {
        @Override
        public String words() {
            return "taper given up " + (atPause ? "at a pause" : "at the patient's wish") + "; dose back, "
                    + change(fromMmePerDay, toMmePerDay);
        }
    }

    /** The full agonist was taken away at once, down to a dose. */
    record DoseCut(double fromMmePerDay, double toMmePerDay) implements Decision {
        @Override
        public String words() {
            return (toMmePerDay > 0 ? "dose cut at once, " : "opioid stopped at once, ")
                    + change(fromMmePerDay, toMmePerDay);
        }
    }

    /** One opioid took the place of another. */
    record SwitchedToBuprenorphine(double fromMmePerDay, double mgPerDay) implements Decision {
        @Override
        public String words() {
            return "switched from " + dose(fromMmePerDay) + " MME/d to buprenorphine " + dose(mgPerDay) + " mg/d";
        }
    }

    /** The patient left buprenorphine. */
    record LeftBuprenorphine(double toMmePerDay, double chance, double luck) implements Decision {
        @Override
        public String words() {
            return "left buprenorphine, "
                    + (toMmePerDay > 0 ? "back to " + dose(toMmePerDay) + " MME/d" : "for no prescribed opioid");
        }
    }

    /** The patient asked for the opioid again. */
    record Returned(double fromMmePerDay, double toMmePerDay, double chance, double luck) implements Decision {
        @Override
        public String words() {
            return "patient's request: back on the opioid, " + change(fromMmePerDay, toMmePerDay);
        }
    }

    /** Another formulation. */
    record Rotated(String from, String to) implements Decision {
        @Override
        public String words() {
            return "rotated from " + from.replace('_', ' ') + " to " + to.replace('_', ' ');
        }
    }

    /** A course of self-management. */
    record SelfManagementBegun(double painReliefNrs) implements Decision {
        @Override
        public String words() {
            return "self-management begins, which relieves " + one(painReliefNrs) + " points of pain";
        }
    }

    /** A kit was dispensed. */
    record NaloxoneDispensed(int days) implements Decision {
        @Override
        public String words() {
            return "naloxone dispensed, at hand for " + days + " days";
        }
    }

    /** An acute course began. */
    record CourseBegun(double mmePerDay, int days, boolean limited) implements Decision {
        @Override
        public String words() {
            return "acute course begins, " + dose(mmePerDay) + " MME/d for " + days + " days"
                    + (limited ? ", as the policy limits it" : "");
        }
    }

    /** An acute course ended. */
    record CourseEnded() implements Decision {
        @Override
        public String words() {
            return "acute course ends";
        }
    }
}
