package org.allostat.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.table.OneOf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Several observers as one: each hears everything and writes rows of its own kind. */
public final class Observers {
    private Observers() {}

    /**
     * Makes all of them in each task.
     *
     * @param factories at least one
     */
    public record InTask(List<PatientObserver.Factory> factories) implements PatientObserver.Factory {
        public InTask {
            factories = List.copyOf(factories);
        }

        private OneOf kinds() {
            return new OneOf(
                    factories.stream().map(PatientObserver.Factory::rowType).toList());
        }

        @Override
        public StructType rowType() {
            return kinds().type();
        }

        @Override
        public PatientObserver create() {
            return new Together(
                    factories.stream().map(PatientObserver.Factory::create).toList(), kinds());
        }
    }

    /**
     * Makes all of them for a part of a country.
     *
     * @param makers at least one
     */
    public record InCountry(List<PatientObserver.OfCountries> makers) implements PatientObserver.OfCountries {
        public InCountry {
            makers = List.copyOf(makers);
        }

        private OneOf kinds() {
            return new OneOf(
                    makers.stream().map(PatientObserver.OfCountries::rowType).toList());
        }

        @Override
        public StructType rowType() {
            return kinds().type();
        }

        @Override
        public PatientObserver create(UniverseDesign universe) {
            return new Together(
                    makers.stream().map(maker -> maker.create(universe)).toList(), kinds());
        }
    }

    /**
     * What is kept of all of them.
     *
     * @param makers who made those that gave the rows
     * @param observed what becomes of their rows, in the same order
     */
    public record OfCountries(InCountry makers, List<CountryStage.Observed> observed) implements CountryStage.Observed {
        public OfCountries {
            observed = List.copyOf(observed);
        }

        @Override
        public Set<String> names() {
            Set<String> names = new HashSet<>();
            observed.forEach(each -> names.addAll(each.names()));
            return names;
        }

        @Override
        public Dataset<Row> totals(Dataset<Row> rows) {
            List<Dataset<Row>> totals = new ArrayList<>();
            for (int kind = 0; kind < observed.size(); kind++) {
                totals.add(observed.get(kind).totals(makers.kinds().only(rows, kind)));
            }
            return OneOf.together(totals);
        }

        @Override
        public Map<String, Dataset<Row>> byName(Dataset<Row> totals) {
            Map<String, Dataset<Row>> byName = new HashMap<>();
            for (int kind = 0; kind < observed.size(); kind++) {
                byName.putAll(observed.get(kind).byName(OneOf.in(totals).only(totals, kind)));
            }
            return byName;
        }
    }

    private record Together(List<PatientObserver> observers, OneOf kinds) implements PatientObserver {
        @Override
        public void observe(CohortPatient patient, PolicyOutcomes outcomes) {
            observers.forEach(observer -> observer.observe(patient, outcomes));
        }

        @Override
        public Iterator<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (int kind = 0; kind < observers.size(); kind++) {
                Iterator<Row> own = observers.get(kind).rows();
                while (own.hasNext()) {
                    rows.add(kinds.row(kind, own.next()));
                }
            }
            return rows.iterator();
        }
    }

    /**
     * The tables of all of them.
     *
     * @param factories who made the rows
     * @param observed their tables, in the same order
     */
    public record Totals(InTask factories, List<SimulateStage.Observed> observed) implements SimulateStage.Observed {
        public Totals {
            observed = List.copyOf(observed);
        }

        @Override
        public Set<String> tables() {
            Set<String> tables = new HashSet<>();
            observed.forEach(each -> tables.addAll(each.tables()));
            return tables;
        }

        @Override
        public Map<String, Dataset<Row>> totals(Dataset<Row> rows) {
            Map<String, Dataset<Row>> totals = new HashMap<>();
            for (int kind = 0; kind < observed.size(); kind++) {
                totals.putAll(observed.get(kind).totals(factories.kinds().only(rows, kind)));
            }
            return totals;
        }
    }
}
