package org.allostat.evidence;

import java.io.Serializable;

/**
 * A table of a pack.
 *
 * @param file name, one of {@link EvidenceTable#files()}
 * @param unit unit of its numbers
 * @param basis what they rest on as a whole
 * @param source citation; of an assumption, how they were made
 * @param note how they were obtained and what limits them
 * @param text whole content
 */
public record PackFile(String file, String unit, Basis basis, String source, String note, String text)
        implements Serializable {}
