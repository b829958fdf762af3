package org.allostat.evidence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/** Every parameter of the model, by id and by symbol. A registry never changes: what changes it gives a new one. */
public final class Registry implements Serializable {
    private static final List<String> STANDARD_FILES =
            List.of("kernel.csv", "traits.csv", "behaviour.csv", "population.csv", "costs.csv");

    private final LinkedHashMap<String, Parameter> byId;
    private final HashMap<String, String> idBySymbol;
    private final EvidenceTables tables;

    private Registry(Collection<Parameter> parameters, EvidenceTables tables) {
        this.tables = tables;
        byId = new LinkedHashMap<>();
        idBySymbol = new HashMap<>();
        for (Parameter parameter : parameters) {
            byId.put(parameter.id(), parameter);
            if (!parameter.symbol().isEmpty()) {
                idBySymbol.put(parameter.symbol(), parameter.id());
            }
        }
    }

    /** The registry that the program carries. */
    public static Registry standard() {
        return read(STANDARD_FILES.stream().map(CsvSource::standard).toList());
    }

    /**
     * A registry from parameter files.
     *
     * @throws InputException with every problem of every file
     */
    public static Registry read(List<CsvSource> sources) {
        return new Registry(ParameterFile.read(sources), EvidenceTables.NATIONAL);
    }

    /** Every parameter, in the order of the files. */
    public List<Parameter> parameters() {
        return List.copyOf(byId.values());
    }

    /** The tables that belong to the values. */
    public EvidenceTables tables() {
        return tables;
    }

    /** The parameter of an id or symbol; empty if there is none. No symbol names two: the files are refused. */
    public Optional<Parameter> find(String idOrSymbol) {
        return Optional.ofNullable(byId.get(idBySymbol.getOrDefault(idOrSymbol, idOrSymbol)));
    }

    /**
     * One parameter.
     *
     * @throws InputException if there is none, with the nearest names
     */
    public Parameter parameter(String idOrSymbol) {
        return find(idOrSymbol)
                .orElseThrow(() -> new InputException("parameters." + idOrSymbol + ": " + unknown(idOrSymbol)));
    }

    /** The parameters whose ids begin with a group; their draws are those of the whole registry. */
    public Registry group(String prefix) {
        return new Registry(
                byId.values().stream()
                        .filter(parameter -> parameter.id().startsWith(prefix + "."))
                        .toList(),
                tables);
    }

    /** What is wrong with setting a parameter to a value; empty if nothing. */
    public Optional<String> refusal(String idOrSymbol, double value) {
        Optional<Parameter> parameter = find(idOrSymbol);
        if (parameter.isEmpty()) {
            return Optional.of(unknown(idOrSymbol));
        }
        return parameter
                .filter(found -> !found.allows(value))
                .map(found -> "out of range: " + value + " (allowed: " + found.allowed() + ")");
    }

    /** What is said of a name that is neither an id nor a symbol. */
    public String unknown(String name) {
        Set<String> names = new HashSet<>(byId.keySet());
        names.addAll(idBySymbol.keySet());
        return "unknown parameter: " + Shown.value(name) + Nearest.hint(name, names)
                + " (allowed: ids and symbols that 'jobs/allostat parameters' lists)";
    }

    /** How patients differ in one parameter. */
    public Distribution betweenPatients(String idOrSymbol) {
        return parameter(idOrSymbol).betweenPatients();
    }

    /**
     * A record whose doubles, and those of the records in it, are the values of the parameters of the same path.
     *
     * @param prefix group of the record; empty where the record's components are the groups
     * @throws InputException with every missing parameter and every unit that differs from the component's
     */
    public <R extends Record> R bind(String prefix, Class<R> type) {
        List<String> problems = new ArrayList<>();
        checkBindable(prefix, type, problems);
        throwIfAny(problems);
        return RecordShape.build(prefix, type, id -> parameter(id).value());
    }

    /**
     * The record of one patient: each parameter at the quantile of its distribution between patients.
     *
     * @param prefix group of the record, {@code traits}
     * @param shareBelow id to the share of patients below this one, in (0, 1)
     */
    public <R extends Record> R bindPatient(String prefix, Class<R> type, ToDoubleFunction<String> shareBelow) {
        return RecordShape.build(prefix, type, id -> betweenPatients(id).quantile(shareBelow.applyAsDouble(id)));
    }

    /**
     * Checks that some records together use every parameter exactly once.
     *
     * @param records group to record
     * @throws InputException with every missing, unused, doubly used and dimensionally wrong parameter
     */
    public void requireAllBound(Map<String, Class<? extends Record>> records) {
        List<String> problems = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Map.Entry<String, Class<? extends Record>> entry : new TreeMap<>(records).entrySet()) {
            checkBindable(entry.getKey(), entry.getValue(), problems);
            for (String id : RecordShape.units(entry.getKey(), entry.getValue()).keySet()) {
                if (!used.add(id)) {
                    problems.add(id + " is used by more than one record");
                }
            }
        }
        for (Parameter parameter : byId.values()) {
            if (!used.contains(parameter.id())) {
                problems.add(parameter.place() + ": parameter_id is used by no record: " + CsvRow.quoted(parameter.id())
                        + Nearest.hint(parameter.id(), used));
            }
        }
        throwIfAny(problems);
    }

    /**
     * The registry with some values replaced. A replaced value is held in every draw, and patients differ around it as they
     * did around the old one.
     *
     * @throws InputException with every unknown name, value that is not allowed, and parameter named twice
     */
    public Registry with(Map<String, Double> valuesByIdOrSymbol) {
        List<String> problems = new ArrayList<>();
        Map<String, Parameter> replaced = new LinkedHashMap<>(byId);
        Map<String, String> nameById = new HashMap<>();
        new TreeMap<>(valuesByIdOrSymbol).forEach((name, value) -> {
            Optional<String> refusal = refusal(name, value);
            if (refusal.isPresent()) {
                problems.add("parameters." + name + ": " + refusal.get());
                return;
            }
            Parameter parameter = parameter(name);
            replaced.put(parameter.id(), parameter.replaced(value));
            String other = nameById.putIfAbsent(parameter.id(), name);
            if (other != null) {
                problems.add("parameters." + name + ": is the same parameter as " + other
                        + " (allowed: each parameter once)");
            }
        });
        throwIfAny(problems);
        return new Registry(replaced.values(), tables);
    }

    /**
     * The registry with a pack's values and tables. Values that the pack gives without a distribution are held in every draw.
     *
     * @param pack one that was checked when it was read, or {@link Pack#NONE}
     */
    public Registry with(Pack pack) {
        if (!pack.exists()) {
            return this;
        }
        Map<String, Parameter> replaced = new LinkedHashMap<>(byId);
        for (PackNumber number : pack.parameters()) {
            Parameter national = parameter(number.parameter());
            replaced.put(national.id(), national.inPack(number, pack.name()));
        }
        return new Registry(replaced.values(), pack.tables());
    }

    /**
     * The registry with other priors of some parameters, whose values stay.
     *
     * @param textsById distributions as the registry writes them
     * @throws InputException with every unknown name and every text that is no distribution
     */
    public Registry withPriors(Map<String, String> textsById) {
        List<String> problems = new ArrayList<>();
        Map<String, Parameter> replaced = new LinkedHashMap<>(byId);
        new TreeMap<>(textsById).forEach((id, text) -> {
            Optional<Parameter> parameter = find(id);
            if (parameter.isEmpty()) {
                problems.add(unknown(id));
                return;
            }
            try {
                replaced.put(parameter.get().id(), parameter.get().withPrior(text));
            } catch (IllegalArgumentException e) {
                String what = String.valueOf(e.getMessage());
                problems.add("prior of " + id + ": " + Shown.value(text) + ": " + what
                        + (what.contains("allowed") ? "" : " (allowed: a distribution as the registry writes it)"));
            }
        });
        throwIfAny(problems);
        return new Registry(replaced.values(), tables);
    }

    /**
     * One draw from what is not known: each parameter at an independent quantile of its distribution.
     *
     * @param seed seed of the run
     * @param draw number of the draw; 0 is this registry
     */
    public Registry draw(long seed, int draw) {
        if (draw < 0) {
            throw new IllegalArgumentException("draw must be 0 or more: " + draw);
        }
        if (draw == 0) {
            return this;
        }
        RandomStreams streams = new RandomStreams(seed);
        List<Parameter> drawn = new ArrayList<>();
        for (Parameter parameter : byId.values()) {
            double share = streams.uniform(hash(parameter.id()), LuckStreams.PARAMETER.code(0), draw);
            drawn.add(parameter.drawn(parameter.distribution().quantile(share)));
        }
        return new Registry(drawn, tables);
    }

    /**
     * The registry with drawn values of some parameters; those that are held in another registry stay.
     *
     * @param valuesById values by id
     * @param centre tells what is held: nothing is unknown of it there
     */
    Registry drawnAt(Map<String, Double> valuesById, Registry centre) {
        Map<String, Parameter> drawn = new LinkedHashMap<>(byId);
        valuesById.forEach((id, value) -> {
            if (centre.parameter(id).isUncertain()) {
                drawn.put(id, parameter(id).calibrated(value));
            }
        });
        return new Registry(drawn.values(), tables);
    }

    /**
     * The registry around which a posterior lies: its centre is the value of each parameter that it infers, and what is unknown of it stays.
     * For the posterior that the program carries, and for none, it is this one.
     */
    public Registry centredAt(Posterior posterior) {
        return posterior.centre().isEmpty() ? this : drawnAt(posterior.centre(), this);
    }

    /** FNV-1a, 64 bits: stable across machines and versions, so that adding a parameter leaves other draws alone. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private void checkBindable(String prefix, Class<? extends Record> type, List<String> problems) {
        RecordShape.units(prefix, type).forEach((id, unit) -> {
            Parameter parameter = byId.get(id);
            if (parameter == null) {
                problems.add("no parameter " + CsvRow.quoted(id) + " for " + type.getSimpleName()
                        + Nearest.hint(id, byId.keySet()));
            } else if (!parameter.unit().equals(unit)) {
                problems.add(parameter.place() + ": unit of " + id + " must be " + unit + ", as in "
                        + type.getSimpleName() + ": " + parameter.unit());
            }
        });
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }
}
