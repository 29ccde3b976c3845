package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.dataset.DataFile;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.path.CountryPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Responder;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;
import org.entrepot.study.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --explain}: some traceroutes, hop by hop, with why their paths are what they are.
 *
 * <p>A sample is of the traceroutes with the least hash of seed, measurement, probe and second, and
 * of those that have all these in common the earlier one in the input: the same seed and input give
 * the same sample, and the order of the input does not matter but for repeated results.
 */
final class ExplainPaths {
  /** So many are explained where nobody chose. */
  private static final int FEW = 20;

  private static final int MOST = 10_000;

  @Option(
      names = "--explain",
      description =
          "Instead of JSON, print each traceroute hop by hop: addresses, whose they may be, what was"
              + " chosen and why. With the options below, which choose, or for at most 20"
              + " traceroutes.")
  private boolean explain;

  @Option(names = "--probe", paramLabel = "ID", split = ",", description = "Explain this probe's.")
  private List<Long> probes = List.of();

  @Option(names = "--msm", paramLabel = "ID", split = ",", description = "This measurement's.")
  private List<Long> measurements = List.of();

  @Option(
      names = "--timestamp",
      paramLabel = "S",
      split = ",",
      description = "Those begun in this second since 1970.")
  private List<Long> timestamps = List.of();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "So many of them, chosen at random by --seed.")
  private @Nullable Integer sample;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the sample (default: 1).")
  private @Nullable Long seed;

  @Option(names = "--all", description = "However many there are.")
  private boolean all;

  /** A traceroute that is to be explained, with its place in the input and in the draw. */
  private record Chosen(long hash, long place, Traceroute trace) {
    static final Comparator<Chosen> DRAW =
        Comparator.comparingLong(Chosen::hash).thenComparingLong(Chosen::place);
  }

  /** Whether an explanation is asked for. */
  boolean asked() throws Failures.UserMistake {
    if (!explain && (isNarrowed() || sample != null || seed != null || all)) {
      throw new Failures.UserMistake(
          "--probe, --msm, --timestamp, --sample, --seed and --all go with --explain");
    }
    if (sample != null && (sample < 1 || sample > MOST)) {
      throw new Failures.UserMistake("--sample is 1 to 10000, not " + sample);
    }
    if (seed != null && sample == null) {
      throw new Failures.UserMistake("--seed goes with --sample");
    }
    if (all && sample != null) {
      throw new Failures.UserMistake("--all and --sample are two different wishes");
    }
    return explain;
  }

  private boolean isNarrowed() {
    return !probes.isEmpty() || !measurements.isEmpty() || !timestamps.isEmpty();
  }

  /**
   * Explains the traceroutes that are asked for, in the order of the input.
   *
   * @return what was read
   */
  Tally print(
      List<DataFile> files,
      Progress progress,
      TracePaths paths,
      Locator locator,
      AddressBook book,
      boolean synthetic,
      OutputStream out)
      throws Exception {
    Tally tally = new Tally();
    boolean atOnce = all || (isNarrowed() && sample == null);
    int most = sample == null ? FEW : sample;
    PriorityQueue<Chosen> held = new PriorityQueue<>(Chosen.DRAW.reversed());
    long place = 0;
    for (DataFile file : files) {
      try (Results results = Results.open(file, progress.reading(file))) {
        for (var next = results.next(); next.isPresent(); next = results.next()) {
          tally.accept(next.get());
          if (!(next.get() instanceof Parsed.Kept kept
              && kept.result() instanceof Traceroute trace
              && isWanted(trace))) {
            continue;
          }
          place++;
          if (atOnce) {
            write(trace, place, paths, locator, book, synthetic, out);
            continue;
          }
          held.add(new Chosen(hash(trace), place, trace));
          if (held.size() > most) {
            if (sample == null) {
              throw new Failures.UserMistake(
                  "there are more than 20 traceroutes to explain; choose with --probe, --msm,"
                      + " --timestamp or --sample, or take --all");
            }
            held.remove();
          }
        }
      }
    }
    List<Chosen> chosen = new ArrayList<>(held);
    chosen.sort(Comparator.comparingLong(Chosen::place));
    for (Chosen one : chosen) {
      write(one.trace(), one.place(), paths, locator, book, synthetic, out);
    }
    return tally;
  }

  private boolean isWanted(Traceroute trace) {
    return (probes.isEmpty() || probes.contains(trace.probeId()))
        && (measurements.isEmpty() || measurements.contains(trace.measurementId()))
        && (timestamps.isEmpty() || timestamps.contains(trace.timestamp()));
  }

  /** The finisher of SplitMix64 (Steele et al., OOPSLA 2014), over one number after the other. */
  private long hash(Traceroute trace) {
    long hash = seed == null ? 1 : seed;
    for (long each : new long[] {trace.measurementId(), trace.probeId(), trace.timestamp()}) {
      hash = (hash ^ each) + 0x9E37_79B9_7F4A_7C15L;
      hash = (hash ^ hash >>> 30) * 0xBF58_476D_1CE4_E5B9L;
      hash = (hash ^ hash >>> 27) * 0x94D0_49BB_1331_11EBL;
      hash ^= hash >>> 31;
    }
    return hash;
  }

  private static void write(
      Traceroute trace,
      long place,
      TracePaths paths,
      Locator locator,
      AddressBook book,
      boolean synthetic,
      OutputStream out)
      throws IOException {
    TextLines text = new TextLines();
    text.line("traceroute %d of those asked for%s", place, synthetic ? ", SYNTHETIC" : "");
    paths.explain(trace).lines(book).forEach(line -> text.line(line));
    ObservedPath located = locator.locate(paths.path(trace));
    CountryPath countries = CountryPath.of(located, asn -> book.countryOf(asn).map(Sourced::value));
    text.line("countries by where the routers are: %s", CountryPath.words(countries.geographic()));
    text.line("countries by operator: %s", CountryPath.words(countries.administrative()));
    text.line("where the routers are");
    for (ObservedHop hop : located.hops()) {
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        for (Responder responder : hop.responders()) {
          text.line("  hop %d, %s", hop.number(), responder.address());
          locator.grounds(responder.address()).forEach(line -> text.line("    %s", line));
        }
      }
    }
    text.line();
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
