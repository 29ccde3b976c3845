package org.entrepot.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Dns;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;

/**
 * Reads results, and gives the path of each traceroute among them to a visitor and as a line to an
 * output; results of other types are only tallied. One thread reads and writes; others infer and
 * visit. Lines come in the order of the input, and memory is bounded by a number of batches, but
 * for the few bytes for each result by which repeated ones are known.
 */
public final class PathRun {
  /** Why a result is not counted that has the probe, measurement and second of an earlier one. */
  static final String REPEATED = "repeats an earlier result";

  private final TracePaths paths;
  private final Map<String, TracePaths> others;
  private final Locator locator;
  private final int threads;
  private final Supplier<? extends Visitor> visitors;
  private final Optional<Function<Asn, Optional<CountryCode>>> countryOf;
  private final boolean synthetic;
  private final Queue<Visitor> idle = new ConcurrentLinkedQueue<>();
  private final Repeats repeats = new Repeats();

  /** A traceroute, and whether it was read before. */
  private record Item(Traceroute trace, boolean repeated) {}

  /** Sees paths, one after the other, in no certain order. Each thread has its own. */
  @FunctionalInterface
  public interface Visitor {
    /** Sees a path, and says why it is not counted; empty if it is. */
    Optional<String> visit(ObservedPath path);

    /** Whether the paths that other policies make of the same traceroute are to be seen, too. */
    default boolean wantsOthers(ObservedPath path) {
      return false;
    }

    /** Sees the same traceroute's path as another policy has it, with its hops located as well. */
    default void visitOther(String policy, ObservedPath path) {}
  }

  /**
   * A run over any number of files.
   *
   * @param locator gives the hops their cities
   * @param threads how many infer
   * @param visitors makes a thread's visitor
   */
  public PathRun(
      Locator locator, TracePaths paths, int threads, Supplier<? extends Visitor> visitors) {
    this(locator, paths, threads, visitors, false);
  }

  /**
   * The same with lines that are marked if the data are simulated.
   *
   * @param synthetic whether they are
   */
  public PathRun(
      Locator locator,
      TracePaths paths,
      int threads,
      Supplier<? extends Visitor> visitors,
      boolean synthetic) {
    this(locator, paths, Map.of(), threads, visitors, Optional.empty(), synthetic);
  }

  /**
   * The same of a study.
   *
   * @param others the paths of the same traceroutes under the names of other policies
   * @param countryOf the country of an AS, if lines are to tell, too, what else of a path a study
   *     counts
   */
  PathRun(
      Locator locator,
      TracePaths paths,
      Map<String, TracePaths> others,
      int threads,
      Supplier<? extends Visitor> visitors,
      Optional<Function<Asn, Optional<CountryCode>>> countryOf,
      boolean synthetic) {
    this.paths = paths;
    this.others = new TreeMap<>(others);
    this.locator = locator;
    this.threads = threads;
    this.visitors = visitors;
    this.countryOf = countryOf;
    this.synthetic = synthetic;
  }

  /**
   * Reads results to their end.
   *
   * @param lines where the paths are written to, one a line ({@link PathLines})
   * @return what was read
   * @throws IOException if the file cannot be read to its end, or the lines not be written
   */
  public Tally read(Results results, OutputStream lines) throws IOException {
    return read(results, lines, answer -> {});
  }

  /** The same; {@code answers} takes the DNS results in the order of the input. */
  Tally read(Results results, OutputStream lines, Consumer<? super Dns> answers)
      throws IOException {
    return TraceBatches.read(
        results,
        threads,
        trace -> new Item(trace, repeats.isRepeated(trace)),
        this::work,
        made -> made.writeTo(lines),
        answers);
  }

  private ByteArrayOutputStream work(List<Item> batch) throws IOException {
    Visitor visitor = Optional.ofNullable(idle.poll()).orElseGet(visitors);
    ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.size() * 256);
    for (Item item : batch) {
      ObservedPath path = locator.locate(paths.path(item.trace));
      path = item.repeated ? path.discardedAs(REPEATED) : path;
      if (!item.repeated && visitor.wantsOthers(path)) {
        others.forEach(
            (policy, other) -> visitor.visitOther(policy, locator.locate(other.path(item.trace))));
      }
      PathLines.write(lines, path, visitor.visit(path), countryOf, synthetic);
    }
    idle.add(visitor);
    return lines;
  }
}
