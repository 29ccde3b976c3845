package org.entrepot.simulator;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import org.entrepot.dataset.FileUse;

/**
 * Simulates: builds the world of some settings, measures it, and leaves a dataset that a study
 * reads like any other, and the truth in a folder of its own. The same settings give the same
 * bytes, on any number of threads.
 */
public final class Simulation {
  /** The folder of the dataset. */
  public static final String DATASET = "dataset";

  /** The folder of the truth. */
  public static final String TRUTH = "truth";

  private static final String TRACEROUTES = "results/synthetic-traceroutes.jsonl.gz";

  /** 2026-01-01T00:00:00Z. */
  static final long EPOCH = 1_767_225_600;

  static final int ROUND_SECONDS = 900;

  private static final int BATCH = 1024;
  private static final int BATCHES_PER_THREAD = 4;

  /** Part of the probes that a round misses. */
  static final double CHURN = 0.04;

  private final Settings settings;
  private final int threads;
  private final LongConsumer progress;

  private Simulation(Settings settings, int threads, LongConsumer progress) {
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /** A simulation on all processors. */
  public static Simulation of(Settings settings) {
    return new Simulation(settings, Runtime.getRuntime().availableProcessors(), done -> {});
  }

  /** The same with this many threads. */
  public Simulation withThreads(int number) {
    return new Simulation(settings, number, progress);
  }

  /** The same with somebody who is told how many traceroutes are done. */
  public Simulation withProgress(LongConsumer listener) {
    return new Simulation(settings, threads, listener);
  }

  /**
   * What was made.
   *
   * @param networks number of networks
   * @param probes number of probes
   * @param targets number of destinations
   * @param traceroutes number of traceroutes
   */
  public record Made(int networks, int probes, int targets, long traceroutes) {}

  /**
   * Simulates into a folder, which gets the folders {@link #DATASET} and {@link #TRUTH}.
   *
   * @throws IOException if it cannot be written, or the file of relationships not be read
   */
  public Made into(Path folder) throws IOException {
    World world = World.of(settings);
    Routes routes = new Routes(world);
    Forwarding forwarding = new Forwarding(world, routes);
    Path dataset = folder.resolve(DATASET);
    Path truth = folder.resolve(TRUTH);
    Files.createDirectories(dataset.resolve("results"));
    Files.createDirectories(truth);
    Run run = new Run(world, forwarding);
    long made = run.measure(dataset.resolve(TRACEROUTES), truth.resolve("paths.jsonl.gz"));
    run.population(truth.resolve("population.jsonl.gz"));
    List<Written> others = new ArrayList<>();
    others.add(new Written(TRACEROUTES, FileUse.results(), made));
    others.add(
        Catchments.write(
            world, forwarding, dataset, truth.resolve("catchments.jsonl.gz"), run.rounds));
    others.addAll(BgpTable.write(world, routes, dataset));
    Tables.write(
        world,
        dataset,
        truth,
        others,
        Instant.ofEpochSecond(EPOCH),
        Instant.ofEpochSecond(EPOCH + (long) run.rounds * ROUND_SECONDS - 1));
    return new Made(world.networks.size(), world.probes.size(), world.targets.size(), made);
  }

  /** How many rounds make at least the traceroutes that were asked for. */
  static int rounds(World world) {
    double round = (1 - CHURN) * world.probes.size() * Math.max(1, world.targets.size());
    return (int) Math.max(1, Math.ceil(world.settings.traceroutes() / round));
  }

  /** One simulation under way. */
  private final class Run {
    private final World world;
    private final Forwarding forwarding;
    private final Measuring measuring;
    private final TruthLines truths;
    private final Draws churn;
    private final int rounds;

    Run(World world, Forwarding forwarding) {
      this.world = world;
      this.forwarding = forwarding;
      this.measuring =
          new Measuring(world, forwarding, new Forwarding(world, new Routes(world, "changed")));
      this.truths = new TruthLines(world);
      this.churn = world.draws.of("churn");
      this.rounds = rounds(world);
    }

    long measure(Path results, Path truth) throws IOException {
      long slots = (long) rounds * world.targets.size() * world.probes.size();
      ExecutorService workers = Executors.newFixedThreadPool(threads);
      try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(results), 1 << 16);
          OutputStream truthLines =
              new BufferedOutputStream(Files.newOutputStream(truth), 1 << 16)) {
        Deque<Future<Batch>> pending = new ArrayDeque<>();
        long made = 0;
        for (long from = 0; from < slots || !pending.isEmpty(); from += BATCH) {
          if (from < slots) {
            long first = from;
            pending.add(workers.submit(() -> batch(first, Math.min(slots, first + BATCH))));
          }
          if (from >= slots || pending.size() > threads * BATCHES_PER_THREAD) {
            Batch batch = finished(pending.remove());
            batch.results.writeTo(lines);
            batch.truth.writeTo(truthLines);
            made += batch.number;
            progress.accept(made);
          }
        }
        return made;
      } finally {
        workers.shutdownNow();
      }
    }

    private Batch batch(long from, long to) throws IOException {
      Batch batch = new Batch();
      JsonLine json = new JsonLine();
      try (OutputStream results = new GZIPOutputStream(batch.results, 1 << 15);
          OutputStream truth = new GZIPOutputStream(batch.truth, 1 << 15)) {
        for (long slot = from; slot < to; slot++) {
          Probe probe = world.probes.get((int) (slot % world.probes.size()));
          long rest = slot / world.probes.size();
          Target target = world.targets.get((int) (rest % world.targets.size()));
          int round = (int) (rest / world.targets.size());
          // A probe that is away misses all of a round.
          if (churn.unit(probe.id(), round) < CHURN) {
            continue;
          }
          long second =
              EPOCH
                  + (long) round * ROUND_SECONDS
                  + churn.below(ROUND_SECONDS, probe.id(), target.measurement());
          Trace trace =
              measuring.trace(probe, target, new Trace.Trip(round, second, 1 + round % 15));
          json.clear();
          TraceLines.write(json, trace);
          results.write(json.bytes(), 0, json.length());
          json.clear();
          truths.write(json, trace);
          truth.write(json.bytes(), 0, json.length());
          batch.number++;
        }
      }
      return batch;
    }

    /** Every network that could host a probe, to each target that its paths are studied to. */
    void population(Path file) throws IOException {
      JsonLine json = new JsonLine();
      try (OutputStream out =
          new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 15)) {
        for (Target target : world.targets) {
          boolean inward = world.inRegion(world.networks.get(target.network()));
          for (Network network : world.networks) {
            if (Panel.isHost(network) && (inward || world.inRegion(network))) {
              Pop home = network.pops.get(0);
              json.clear();
              truths.write(json, network, target, forwarding.way(home, target, 0));
              out.write(json.bytes(), 0, json.length());
            }
          }
        }
      }
    }
  }

  /** Lines of results and of truth, compressed: each batch is a stream of its own in the file. */
  private static final class Batch {
    final ByteArrayOutputStream results = new ByteArrayOutputStream(1 << 17);
    final ByteArrayOutputStream truth = new ByteArrayOutputStream(1 << 16);
    int number;
  }

  private static Batch finished(Future<Batch> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
