package org.allostat.simulate;

import org.allostat.kernel.OverdoseRoute;

/**
 * Something that happened to a patient.
 *
 * @param day days lived since policy start, the day of the event included
 * @param kind name for tables: {@code overdose}
 * @param words what happened, in a clause without the day
 * @param fatal whether it killed
 * @param chance probability that it would kill, of what may; else not a number
 * @param luck the patient's own, which decided; else not a number
 */
public record LifeEvent(int day, String kind, String words, boolean fatal, double chance, double luck) {
    static LifeEvent overdose(int day, OverdoseRoute route, double fatalShare, double luck) {
        boolean fatal = luck < fatalShare;
        String by = switch (route) {
            case PRESCRIBED -> "on the prescribed opioid";
            case LOST_TOLERANCE -> "on return to use after lost tolerance";
            case ILLICIT -> "on an illicit supply";
        };
        return new LifeEvent(
                day, "overdose", "overdose " + by + (fatal ? ", fatal" : ", survived"), fatal, fatalShare, luck);
    }

    static LifeEvent crisis(int day, double suicideShare, double luck) {
        boolean fatal = luck < suicideShare;
        return new LifeEvent(
                day,
                "crisis",
                "mental-health crisis" + (fatal ? ", suicide" : ", survived"),
                fatal,
                suicideShare,
                luck);
    }

    static LifeEvent otherDeath(int day) {
        return certain(day, "other_death", "death of another cause", true);
    }

    static LifeEvent misuseBegan(int day) {
        return certain(day, "misuse_began", "misuse or illicit use begins", false);
    }

    static LifeEvent misuseEnded(int day) {
        return certain(day, "misuse_ended", "misuse or illicit use ends", false);
    }

    private static LifeEvent certain(int day, String kind, String words, boolean fatal) {
        return new LifeEvent(day, kind, words, fatal, Double.NaN, Double.NaN);
    }
}
