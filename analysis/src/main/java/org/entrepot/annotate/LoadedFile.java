package org.entrepot.annotate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Role;

/**
 * What became of a reference file.
 *
 * @param role what it was read for
 * @param file the file
 * @param fingerprint its bytes
 * @param format the format that was recognised in it, in words
 * @param date the day that its content is of, as its header or else its name says (ISO 8601)
 * @param licence the terms its publisher states, in a short sentence
 * @param records number of records that were taken
 * @param rejected number of records that were not, by reason
 * @param examples for each reason the first offending line, as "file:line: excerpt"; a file without
 *     lines has the number of its record there
 */
public record LoadedFile(
    Role role,
    DataFile file,
    Fingerprint fingerprint,
    String format,
    Optional<String> date,
    String licence,
    long records,
    SortedMap<String, Long> rejected,
    List<String> examples) {}
