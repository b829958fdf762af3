package org.allostat.fuzz;

import java.util.List;
import org.allostat.sql.SqlPrompt;
import org.allostat.sql.SqlScript;

/** Text that is typed at the prompt or given as statements. */
final class SqlTexts {
    private static final List<String> SEEDS = List.of(
            "select policy, avg(qalys) from patient_outcomes where sex = 'female' group by all;",
            "select 'it''s', \"a\"\"b\", $$c;d$$ -- e;\n from cohort /* f; */;\n select 1",
            "with x as (select * from policy_contrasts where measure = 'qalys') select count(*) from x",
            "\\d cohort",
            ".schema cohort");

    private SqlTexts() {}

    static InputKind kind() {
        return new InputKind(
                "sql",
                40,
                SEEDS.stream()
                        .map(text -> new InputKind.Seed("", Mutator.Language.SQL, text))
                        .toList(),
                given -> {
                    SqlScript.split(given.text()).all();
                    SqlPrompt.awaited(given.text());
                },
                given -> line -> true);
    }
}
