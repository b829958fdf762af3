package org.allostat.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** Tells study files, policy files, emulated studies, calibrations and packs apart by what is in them. */
public final class ConfigFile {
    /** What a file holds. */
    public enum Kind {
        STUDY,
        POLICY,
        EMULATION,
        CALIBRATION,
        PACK
    }

    private ConfigFile() {}

    /**
     * Checks a study file or an emulated study, with the policies that it names, a calibration, a pack with its tables, or a policy file.
     *
     * @param registry the evidence registry
     * @return what the file is
     * @throws InputException with every problem
     */
    public static Kind check(Path file, Registry registry) {
        SourceText source = StudyReader.find(file);
        ObjectNode fields =
                YamlParser.parse(source, new Problems(source.name())).root();
        if (PackFolder.MAIN.equals(String.valueOf(file.getFileName()))) {
            PackReader.read(PackFolder.of(folder(file)), registry);
            return Kind.PACK;
        }
        long studyFields = known(fields, SchemaFile.ofStudy());
        long policyFields = known(fields, SchemaFile.ofPolicy());
        long emulationFields = known(fields, SchemaFile.ofEmulation());
        if (emulationFields > studyFields && emulationFields > policyFields) {
            EmulationReader.read(source, registry);
            return Kind.EMULATION;
        }
        long calibrationFields = known(fields, SchemaFile.ofCalibration());
        if (calibrationFields > Math.max(emulationFields, Math.max(studyFields, policyFields))) {
            CalibrationReader.read(source, registry);
            return Kind.CALIBRATION;
        }
        if (studyFields == policyFields) {
            throw new InputException(
                    source.name()
                            + ": neither a study nor a policy (allowed: a study, which has patients and policies; a policy,"
                            + " which has a guideline; an emulated study, which has estimands; or a calibration, which has unknowns and targets)");
        }
        if (studyFields > policyFields) {
            StudyReader.read(file, List.of(), StudyReader.Use.CHECK, registry);
            return Kind.STUDY;
        }
        PolicyReader.read(source, registry);
        return Kind.POLICY;
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static long known(ObjectNode fields, SchemaFile schema) {
        return fields.propertyStream()
                .filter(field -> schema.root().path("properties").has(field.getKey()))
                .count();
    }
}
