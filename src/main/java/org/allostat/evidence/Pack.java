package org.allostat.evidence;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a state, or another place, changes in the evidence: values of parameters and whole tables, each with what it rests on. All else
 * stays that of the country. A run's question holds its pack in full, so that a run can be made again without the folder.
 *
 * @param name name of its folder
 * @param title one line
 * @param place where its people live, in words: {@code Kentucky}
 * @param year of the figures, mostly
 * @param about what it is
 * @param caveats what its reader has to know
 * @param contact whom to ask
 * @param parameters values in place of the registry's
 * @param files tables in place of the program's
 */
public record Pack(
        String name,
        String title,
        String place,
        int year,
        String about,
        List<String> caveats,
        String contact,
        List<PackNumber> parameters,
        List<PackFile> files)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** No pack: the country, as the program carries it. */
    public static final Pack NONE = new Pack("", "", "", 0, "", List.of(), "", List.of(), List.of());

    public Pack {
        caveats = List.copyOf(caveats);
        parameters = List.copyOf(parameters);
        files = List.copyOf(files);
    }

    /** Whether there is one. */
    public boolean exists() {
        return !name.isEmpty();
    }

    /** Its tables, and the country's in place of those that it does not have. */
    public EvidenceTables tables() {
        if (!exists()) {
            return EvidenceTables.NATIONAL;
        }
        Map<String, String> textByFile = new HashMap<>();
        files.forEach(file -> textByFile.put(file.file(), file.text()));
        return EvidenceTables.of(textByFile);
    }
}
