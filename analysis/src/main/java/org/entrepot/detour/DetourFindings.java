package org.entrepot.detour;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found of detours and distances. Rows are those of countries of the region that have
 * paths between two ends in them, by code, and last that of the region, if there are such paths.
 *
 * @param ends how many paths of the study have their destination where, by how that is known
 * @param detours a row for each territory
 * @param inflation a row for each of the same territories
 */
public record DetourFindings(
    SortedMap<String, Long> ends, List<DetourRow> detours, List<InflationRow> inflation) {
  /** Copies all. */
  public DetourFindings {
    ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    detours = List.copyOf(detours);
    inflation = List.copyOf(inflation);
  }
}
