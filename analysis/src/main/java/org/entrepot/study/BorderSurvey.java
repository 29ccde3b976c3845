package org.entrepot.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entrepot.border.InterfaceGraph;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Delays;
import org.entrepot.path.Responder;
import org.entrepot.path.Sounding;
import org.entrepot.result.Hop;
import org.entrepot.result.Reply;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;

/**
 * A first reading of results, for what all traceroutes together tell of the routers on their ways:
 * whose they are and how far away. The results are read a second time for their paths ({@link
 * PathRun}).
 */
public final class BorderSurvey {
  private final TracePaths paths;
  private final int threads;
  private final Queue<Seen> idle = new ConcurrentLinkedQueue<>();

  /** What one thread has gathered. */
  private record Seen(InterfaceGraph graph, Delays delays, Delays destinations) {}

  /** A survey for these paths, by so many threads; the outcome does not depend on their number. */
  public BorderSurvey(TracePaths paths, int threads) {
    this.paths = paths;
    this.threads = threads;
  }

  /**
   * Reads results to their end.
   *
   * @return what was read
   * @throws IOException if the file cannot be read to its end
   */
  public Tally read(Results results) throws IOException {
    return TraceBatches.read(
        results,
        threads,
        trace -> trace,
        batch -> {
          Seen seen =
              Optional.ofNullable(idle.poll())
                  .orElseGet(() -> new Seen(new InterfaceGraph(), new Delays(), new Delays()));
          batch.forEach(trace -> take(trace, seen));
          idle.add(seen);
          return batch.size();
        },
        read -> {});
  }

  private void take(Traceroute trace, Seen seen) {
    Sounding sounding;
    if (paths.looksAround()) {
      TracePaths.Survey survey = paths.survey(trace);
      seen.graph.accept(survey.sighting());
      sounding = survey.sounding();
    } else {
      sounding = paths.sounding(trace);
    }
    seen.delays.accept(sounding);
    seen.destinations.accept(new Sounding(sounding.viewpoint(), ofDestination(trace)));
  }

  /** What the destination itself answered in time, and to nothing but what it was asked. */
  private static List<Responder> ofDestination(Traceroute trace) {
    List<Responder> responders = new ArrayList<>();
    for (Hop hop : trace.hops()) {
      for (Reply reply : hop.replies()) {
        if (reply instanceof Reply.Answer answer
            && answer.from().isPresent()
            && answer.from().equals(trace.destinationAddress())
            && answer.embeddedDestination().isEmpty()
            && answer.rttMs().isPresent()) {
          responders.add(
              new Responder(
                  answer.from().get(),
                  OptionalLong.of(Math.round(answer.rttMs().getAsDouble() * 1000))));
        }
      }
    }
    return responders;
  }

  /** The same paths with what was seen, where they judge the better for it. */
  public TracePaths informed() {
    InterfaceGraph all = new InterfaceGraph();
    idle.forEach(seen -> all.combine(seen.graph));
    return paths.knowing(all);
  }

  /** How far away everything between the ends is. */
  public Delays delays() {
    Delays all = new Delays();
    idle.forEach(seen -> all.combine(seen.delays));
    return all;
  }

  /**
   * How far away destinations are. Kept apart: what many sites answer at is in no one place, and
   * would spoil what is learned of routers.
   */
  public Delays destinations() {
    Delays all = new Delays();
    idle.forEach(seen -> all.combine(seen.destinations));
    return all;
  }
}
