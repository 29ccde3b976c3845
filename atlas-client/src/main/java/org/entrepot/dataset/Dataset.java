package org.entrepot.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a study is made from.
 *
 * @param results measurement results, in the order in which they are read
 * @param reference for each role its files, the one to be believed first standing first
 */
public record Dataset(List<DataFile> results, Map<Role, List<DataFile>> reference) {
  /** Copies both collections. */
  public Dataset {
    results = List.copyOf(results);
    EnumMap<Role, List<DataFile>> copy = new EnumMap<>(Role.class);
    reference.forEach((role, files) -> copy.put(role, List.copyOf(new ArrayList<>(files))));
    reference = Collections.unmodifiableMap(copy);
  }

  /** The files of a role, none if the study names none. */
  public List<DataFile> files(Role role) {
    return reference.getOrDefault(role, List.of());
  }
}
