package org.allostat.emulate;

import java.util.Iterator;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.ExactSums;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Every study over the people of some chunks. What comes out are sums by study, estimand and cell, at the end of the
 * partition; no person leaves the task.
 *
 * @param registry the parameter set
 * @param seed seed of every random stream
 * @param studies what is repeated
 * @param progress takes what is done
 */
record EmulatePeople(Registry registry, long seed, List<EmulatedStudy> studies, Progress progress)
        implements MapPartitionsFunction<Long, Row> {
    EmulatePeople {
        studies = List.copyOf(studies);
    }

    /** Type of the rows. */
    static StructType rowType() {
        return new StructType()
                .add("study", DataTypes.IntegerType, false)
                .add("kind", DataTypes.IntegerType, false)
                .add("estimand", DataTypes.IntegerType, false)
                .add("cell", DataTypes.LongType, false)
                .add("sums", DataTypes.BinaryType, false);
    }

    @Override
    public Iterator<Row> call(Iterator<Long> chunks) {
        StudyChunks all = new StudyChunks(new Model(registry, seed), studies);
        while (chunks.hasNext()) {
            long daysBefore = all.days();
            all.add(chunks.next());
            progress.done(StudyChunks.PEOPLE, all.days() - daysBefore);
        }
        return all.parts().stream().map(EmulatePeople::row).iterator();
    }

    static Row row(StudyPart part) {
        return RowFactory.create(
                part.study(),
                part.kind().ordinal(),
                part.estimand(),
                part.cell(),
                part.sums().toBytes());
    }

    /** The part that a row holds. */
    static StudyPart part(Row row) {
        return new StudyPart(
                row.getInt(0),
                StudyPart.Kind.values()[row.getInt(1)],
                row.getInt(2),
                row.getLong(3),
                ExactSums.ofBytes((byte[]) row.get(4)));
    }
}
