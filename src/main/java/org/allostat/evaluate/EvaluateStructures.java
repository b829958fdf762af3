package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.run.RunFolder;
import org.allostat.simulate.Countries;
import org.allostat.simulate.CountryStage;
import org.allostat.study.Structure;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Row;

/** The structures of a study beside the model as it is. */
public final class EvaluateStructures {
    public static final String STRUCTURE_CONTRASTS = "structure_contrasts";
    static final String PREFIX = "structure_";

    private EvaluateStructures() {}

    /** The stage that simulates them. */
    public static CountryStage stage(Study study, Countries countries) {
        return CountryStage.of(study, countries, PREFIX);
    }

    /** What it keeps. */
    public static DrawEstimates estimates(Study study, Countries countries) {
        return DrawEstimates.of(study, countries, PREFIX);
    }

    /**
     * The rows of the table.
     *
     * @param asIs contrasts of draw 0
     */
    static List<StructureContrast> rows(RunFolder folder, Study study, List<PolicyContrast> asIs) {
        List<StructureContrast> rows = new ArrayList<>();
        if (study.structures().isEmpty()) {
            return rows;
        }
        asIs.forEach(each -> rows.add(StructureContrast.of(Structure.AS_IS, "The model as it is", "", each)));
        Table<PolicyContrast> table = Table.of(EvaluateStage.POLICY_CONTRASTS, PolicyContrast.class);
        for (Row row : folder.keptRows()
                .read(
                        PREFIX + DrawEstimates.CONTRASTS,
                        TableSchema.of(EvaluateStage.POLICY_CONTRASTS).structType())
                .collectAsList()) {
            PolicyContrast contrast = table.fromRow(row);
            Structure structure = study.structures().get(contrast.draw() - 1);
            rows.add(StructureContrast.of(structure.id(), structure.title(), structure.reason(), contrast));
        }
        return rows;
    }
}
