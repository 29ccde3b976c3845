package org.entrepot.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.atlas.ReferenceSource;
import org.entrepot.net.Region;
import org.entrepot.study.Period;

/**
 * What is to be fetched.
 *
 * @param name of the study
 * @param region whose probes
 * @param period of whole seconds
 * @param measurements whose results, by their ids, and what each of them is taken for
 * @param probes whose results; all of the region if there are none
 * @param sources of reference files, in the order in which they are fetched
 * @param folder of the dataset
 * @param isRefresh whether to ask for what is there too
 */
record FetchPlan(
    String name,
    Region region,
    Period period,
    Map<Long, Optional<BuiltIn>> measurements,
    Set<Long> probes,
    List<Source> sources,
    Path folder,
    boolean isRefresh) {
  /** RIPE Atlas began to measure in 2010. */
  static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");

  FetchPlan {
    measurements = Collections.unmodifiableMap(new LinkedHashMap<>(measurements));
    probes = Collections.unmodifiableSet(new LinkedHashSet<>(probes));
    sources = List.copyOf(sources);
  }

  /**
   * Where a reference file is from.
   *
   * @param name what the command line calls it
   * @param base the publisher's server, or a mirror's
   */
  record Source(String name, ReferenceSource file, URI base) {}

  /** The first day of the period, of which the probes and the reference files are. */
  LocalDate day() {
    return firstDay(period);
  }

  static LocalDate firstDay(Period period) {
    return LocalDate.ofInstant(period.from(), ZoneOffset.UTC);
  }

  /** The days of the period as a manifest writes them. */
  String days() {
    LocalDate last = LocalDate.ofInstant(period.to().minusSeconds(1), ZoneOffset.UTC);
    return last.equals(day()) ? day().toString() : day() + "/" + last;
  }
}
