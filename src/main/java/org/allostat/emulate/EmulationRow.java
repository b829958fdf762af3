package org.allostat.emulate;

import org.jspecify.annotations.Nullable;

/** A row of {@code emulation}, whose DDL gives each column's unit and meaning. */
public record EmulationRow(
        String study,
        String estimand,
        int draw,
        String kind,
        String unit,
        @Nullable Double published,
        @Nullable Double publishedCiLow,
        @Nullable Double publishedCiHigh,
        @Nullable Double simulated,
        @Nullable Double mcStandardError,
        @Nullable Double simulatedCausal,
        @Nullable Double causalMcStandardError,
        @Nullable Boolean covered,
        @Nullable Double z,
        @Nullable String use,
        long people,
        long found,
        long exposed,
        boolean precise,
        @Nullable String evidence,
        String source) {

    /** The same of a draw. */
    EmulationRow ofDraw(int number) {
        return new EmulationRow(
                study,
                estimand,
                number,
                kind,
                unit,
                published,
                publishedCiLow,
                publishedCiHigh,
                simulated,
                mcStandardError,
                simulatedCausal,
                causalMcStandardError,
                covered,
                z,
                use,
                people,
                found,
                exposed,
                precise,
                evidence,
                source);
    }
}
