package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasClientBuilder;
import org.entrepot.atlas.LiveStream;
import org.entrepot.atlas.StreamEvent;
import org.entrepot.atlas.StreamOptions;
import org.entrepot.atlas.StreamQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows results and changes as they happen. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas stream [FILTER...] [OPTION...]",
    description = {
      "Shows results and changes as they happen, one JSON object a line.",
      "A lost connection is made anew, and what came meanwhile is asked for.",
      "What happens to the stream is told on standard error. Ctrl-C ends it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas stream --measurement 1001",
      "      results of one measurement, until you end it",
      "  entrepot atlas stream --measurement 1001,1004 --for 1h --catch-up > hour.jsonl",
      "      an hour of two measurements, and at the end what reached RIPE Atlas late"
    })
final class AtlasStream extends AtlasVerb {
  @ArgGroup(validate = false, order = 10, heading = "%nWhat is wanted:%n")
  private StreamFilters filters = new StreamFilters();

  @ArgGroup(validate = false, order = 20, heading = "%nFor how long:%n")
  private Length length = new Length();

  @ArgGroup(validate = false, order = 30, heading = "%nHow it is kept:%n")
  private StreamKeeping keeping = new StreamKeeping();

  @Option(
      names = "--stream-server",
      paramLabel = "URL",
      order = 89,
      description =
          "Stream from here (default: wss://atlas-stream.ripe.net/stream/, or /stream/ at"
              + " --server).")
  private @Nullable String streamServer;

  /** When it ends. */
  static final class Length {
    @Option(names = "--limit", paramLabel = "N", description = "End after N lines.")
    private @Nullable Long limit;

    @Option(names = "--for", paramLabel = "TIME", description = "End after so long, such as 1h.")
    private @Nullable String time;

    @Option(
        names = "--catch-up",
        description = "With --for: at the end, ask for what came late or was missed.")
    private boolean catchUp;
  }

  private final InstantSource clock = InstantSource.system();
  private long lines;

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    if (length.limit != null && length.limit < 1) {
      throw new Failures.UserMistake("--limit is 1 or more, not " + length.limit);
    }
    if (length.catchUp && length.time == null) {
      throw new Failures.UserMistake("--catch-up goes with --for");
    }
    Given.notBoth("--catch-up", length.catchUp, "--no-fill", !keeping.isFilling());
  }

  @Override
  void prepare(AtlasClientBuilder builder, Optional<URI> server) throws Failures.UserMistake {
    if (streamServer != null) {
      URI url = Given.checked("--stream-server", () -> URI.create(streamServer));
      Given.checked("--stream-server", () -> builder.streamUrl(url));
    } else if (server.isPresent()) {
      builder.streamUrl(server.get().resolve("/stream/"));
    }
  }

  @Override
  int run(AtlasClient client) throws Exception {
    StreamQuery[] queries = filters.queries();
    StreamOptions options = keeping.options();
    Optional<Duration> time =
        length.time == null
            ? Optional.empty()
            : Optional.of(Given.duration("--for", length.time, ChronoUnit.SECONDS));
    StreamNotices notices = new StreamNotices(this);
    try (WholeLines out = new WholeLines(out());
        LiveStream stream = client.stream(options, queries)) {
      long begin = System.nanoTime();
      while (!isEnough()) {
        Optional<StreamEvent> event =
            time.isEmpty()
                ? stream.next()
                : stream.next(time.get().minusNanos(System.nanoTime() - begin));
        if (event.isEmpty()) {
          break;
        }
        show(event.get(), out, notices);
      }
      if (length.catchUp && !isEnough()) {
        catchUp(stream, queries.length, out, notices);
      }
    }
    return notices.judge(lines);
  }

  private boolean isEnough() {
    return length.limit != null && lines >= length.limit;
  }

  /** Reads on until each subscription is filled, or said not to be. */
  private void catchUp(LiveStream stream, int subscriptions, WholeLines out, StreamNotices notices)
      throws IOException {
    Instant asked = clock.instant();
    stream.catchUp();
    int ended = 0;
    while (ended < subscriptions) {
      Optional<StreamEvent> event = stream.next();
      if (event.isEmpty()) {
        return;
      }
      show(event.get(), out, notices);
      ended += isEndOfGap(event.get(), asked) ? 1 : 0;
    }
  }

  private static boolean isEndOfGap(StreamEvent event, Instant asked) {
    if (event instanceof StreamEvent.GapFilled filled) {
      return !filled.to().isBefore(asked);
    }
    return event instanceof StreamEvent.GapLeft left && !left.to().isBefore(asked);
  }

  private void show(StreamEvent event, WholeLines out, StreamNotices notices) throws IOException {
    Optional<String> json =
        event.match(
            notices::received,
            probe -> Optional.of(probe.toJson()),
            measurement -> Optional.of(measurement.json()),
            notice -> {
              notices.tell(notice);
              return Optional.<String>empty();
            });
    if (json.isPresent()) {
      out.write(Visible.json(json.get()));
      lines++;
    }
  }
}
