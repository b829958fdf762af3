package org.allostat.evidence;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables that the model reads beside its parameters: those that the program carries, or a pack's in their place. A registry
 * carries them, so that whoever builds a model from it has the tables that belong to its values. Only the texts that differ from the
 * program's own travel to executors.
 */
public final class EvidenceTables implements Serializable {
    private static final long serialVersionUID = 1;

    /** The tables that the program carries, of the United States. */
    public static final EvidenceTables NATIONAL = new EvidenceTables(true, Map.of());

    private final boolean national;
    private final TreeMap<String, String> textByFile;

    private EvidenceTables(boolean national, Map<String, String> textByFile) {
        this.national = national;
        this.textByFile = new TreeMap<>(textByFile);
    }

    /**
     * The tables of a place.
     *
     * @param textByFile what replaces a table, by {@link EvidenceTable#file()}
     */
    static EvidenceTables of(Map<String, String> textByFile) {
        return new EvidenceTables(false, textByFile);
    }

    private boolean replaces(EvidenceTable table) {
        return textByFile.containsKey(table.file());
    }

    private CsvSource source(EvidenceTable table) {
        return Optional.ofNullable(textByFile.get(table.file()))
                .map(text -> new CsvSource(table.file(), text))
                .orElseGet(table::national);
    }

    /** Adults by age and sex. */
    public List<AdultGroup> adults() {
        return AdultGroup.read(source(EvidenceTable.ADULTS));
    }

    /**
     * Past-year users. Where a place has adults of its own but no table of users, the national users are weighted to its adults by age
     * group and sex: at a given age and sex, as many use and they are as alike as in the country.
     */
    public JointTable users() {
        JointTable users = JointTable.read(source(EvidenceTable.USERS));
        return replaces(EvidenceTable.ADULTS) && !replaces(EvidenceTable.USERS)
                ? users.weighted(AdultGroup.standard(), adults())
                : users;
    }

    public LifeTable lifeTable() {
        return LifeTable.read(source(EvidenceTable.LIFE_TABLE));
    }

    public List<CauseOfDeath> causesOfDeath() {
        return CauseOfDeath.read(source(EvidenceTable.CAUSES_OF_DEATH));
    }

    public PayerShares payers() {
        return PayerShares.read(source(EvidenceTable.PAYERS));
    }

    /** Sources of the targets; a place has its own or none. */
    public List<PublishedFigure> published() {
        return national || replaces(EvidenceTable.PUBLISHED)
                ? PublishedFigure.read(source(EvidenceTable.PUBLISHED))
                : List.of();
    }

    /** What estimates stand beside. A place has its own or none: what was published of the country is not of the place. */
    public List<Target> targets() {
        return national || replaces(EvidenceTable.TARGETS)
                ? Target.read(source(EvidenceTable.TARGETS), published())
                : List.of();
    }
}
