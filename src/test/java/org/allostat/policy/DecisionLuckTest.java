package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;

class DecisionLuckTest {
    private record Decision(long seed, long person, DecisionStream stream, int index) {}

    @Test
    void aDrawIsThatOfItsStreamHoweverOftenAndInWhateverOrderItIsAskedFor() {
        DecisionLuck luck = new DecisionLuck();
        List<Decision> decisions = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            for (long person = 0; person < 3; person++) {
                for (DecisionStream stream : DecisionStream.values()) {
                    for (int i = 0; i < 40; i++) {
                        decisions.add(new Decision(seed, person, stream, i));
                    }
                }
            }
        }
        for (int step : new int[] {1, 7, 11}) { // coprime to the number of decisions: each comes
            for (int i = 0; i < 2 * decisions.size(); i++) {
                Decision decision = decisions.get(i / 2 * step % decisions.size());
                double uniform = luck.uniform(
                        new RandomStreams(decision.seed), decision.person, decision.stream, decision.index);
                assertEquals(
                        new RandomStreams(decision.seed)
                                .uniform(decision.person, decision.stream.code(), decision.index),
                        uniform);
            }
        }
    }
}
