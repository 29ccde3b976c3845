package org.entrepot.atlas;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import okhttp3.HttpUrl;

/**
 * Which results of one type and one day (UTC) to read from the archive, which has all public ones
 * of the last weeks, a file for each hour. An hour of traceroutes is gigabytes, and each file is
 * read as a whole whatever is wanted of it. Immutable: every method returns another query.
 */
public final class DumpQuery {
  private static final int HOURS = 24;

  private final LocalDate day;
  private final DumpType type;
  private final List<Integer> hours;
  private final Optional<Set<Long>> measurementIds;
  private final Optional<Set<Long>> probeIds;

  private DumpQuery(
      LocalDate day,
      DumpType type,
      List<Integer> hours,
      Optional<Set<Long>> measurementIds,
      Optional<Set<Long>> probeIds) {
    this.day = day;
    this.type = type;
    this.hours = hours;
    this.measurementIds = measurementIds;
    this.probeIds = probeIds;
  }

  /** All results of this type of all hours of a day. */
  public static DumpQuery of(LocalDate day, DumpType type) {
    List<Integer> all = IntStream.range(0, HOURS).boxed().toList();
    return new DumpQuery(day, type, all, Optional.empty(), Optional.empty());
  }

  /** Of these hours, from 0 to 23. */
  public DumpQuery withHours(int... some) {
    for (int hour : some) {
      if (hour < 0 || hour >= HOURS) {
        throw new IllegalArgumentException("an hour is 0 to 23, not " + hour);
      }
    }
    List<Integer> sorted = Arrays.stream(some).sorted().distinct().boxed().toList();
    return new DumpQuery(day, type, sorted, measurementIds, probeIds);
  }

  /** Of these measurements. */
  public DumpQuery withMeasurementIds(long... ids) {
    return new DumpQuery(day, type, hours, Optional.of(set(ids)), probeIds);
  }

  /** Of these probes. */
  public DumpQuery withProbeIds(long... ids) {
    return new DumpQuery(day, type, hours, measurementIds, Optional.of(set(ids)));
  }

  private static Set<Long> set(long... ids) {
    return LongStream.of(ids).boxed().collect(Collectors.toUnmodifiableSet());
  }

  /** Where the files are below the archive, in the order of the hours. */
  List<HttpUrl> urls(HttpUrl archive) {
    return hours.stream()
        .map(
            hour ->
                archive
                    .newBuilder()
                    .addPathSegment(day.toString())
                    .addPathSegment(
                        String.format(Locale.ROOT, "%s-%sT%02d00.bz2", type.text(), day, hour))
                    .build())
        .toList();
  }

  boolean isOfAll() {
    return measurementIds.isEmpty() && probeIds.isEmpty();
  }

  /** Whether a line is wanted; one that is no result is, so that it is seen. */
  boolean wants(KeyedLine line) {
    return line.isRejected()
        || (measurementIds.map(ids -> ids.contains(line.measurement())).orElse(true)
            && probeIds.map(ids -> ids.contains(line.probe())).orElse(true));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DumpQuery that
        && day.equals(that.day)
        && type == that.type
        && hours.equals(that.hours)
        && measurementIds.equals(that.measurementIds)
        && probeIds.equals(that.probeIds);
  }

  @Override
  public int hashCode() {
    return day.hashCode() * 31 + hours.hashCode();
  }

  @Override
  public String toString() {
    return type.text()
        + " of "
        + day
        + ", hours "
        + hours
        + measurementIds.map(ids -> ", measurements " + new TreeSet<>(ids)).orElse("")
        + probeIds.map(ids -> ", probes " + new TreeSet<>(ids)).orElse("");
  }
}
