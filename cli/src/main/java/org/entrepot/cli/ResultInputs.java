package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.DatasetException;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.Role;
import org.entrepot.result.Results;
import org.entrepot.study.Progress;

/**
 * The files behind what the user named: files, folders, folders with a manifest, standard input.
 *
 * @param results files of results, in the order in which they are read
 * @param probes files of probes that come with the results
 */
record ResultInputs(List<DataFile> results, List<DataFile> probes) {
  private static final String STANDARD_INPUT = "-";

  ResultInputs {
    results = List.copyOf(results);
    probes = List.copyOf(probes);
  }

  /** Finds them all, so that a name that is wrong is told before anything is written. */
  static ResultInputs find(List<Path> named) throws Exception {
    List<DataFile> results = new ArrayList<>();
    List<DataFile> probes = new ArrayList<>();
    for (Path path : named) {
      if (path.toString().equals(STANDARD_INPUT)) {
        results.add(DataFile.of(path));
      } else if (!Files.exists(path)) {
        throw new Failures.UserMistake("there is no file or folder " + path);
      } else if (Manifest.isIn(path)) {
        Dataset dataset = open(path);
        for (DataFile file : dataset.results()) {
          results.addAll(file.files());
        }
        probes.addAll(dataset.files(Role.PROBES));
      } else {
        results.addAll(DataFile.of(path).files());
      }
    }
    return new ResultInputs(results, probes);
  }

  private static Dataset open(Path folder) throws Exception {
    try {
      return Dataset.open(folder);
    } catch (DatasetException e) {
      throw new Failures.Ending(Failures.INCOMPLETE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Opens one of the files. */
  static Results open(DataFile file, Progress progress) throws IOException {
    return file.path().toString().equals(STANDARD_INPUT)
        ? Results.of(System.in, "standard input")
        : Results.open(file, progress.reading(file));
  }

  /** Whether whoever writes to this file has written no more for now. */
  static boolean isWaiting(DataFile file) throws IOException {
    return file.path().toString().equals(STANDARD_INPUT) && System.in.available() == 0;
  }
}
