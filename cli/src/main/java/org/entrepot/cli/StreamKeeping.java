package org.entrepot.cli;

import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.entrepot.atlas.StreamOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the live stream is kept. */
final class StreamKeeping {
  @Option(
      names = "--overflow",
      paramLabel = "POLICY",
      description =
          "If lines are not taken as fast as they come: block (default), or drop-oldest, and say how"
              + " many.")
  private String overflow = "block";

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description = "Hold N events that are not written yet (default: 10000).")
  private @Nullable Integer capacity;

  @Option(
      names = "--capacity-bytes",
      paramLabel = "N",
      description = "Hold as many bytes of them (default: 33554432).")
  private @Nullable Long bytes;

  @Option(
      names = "--message-bytes",
      paramLabel = "N",
      description = "Read no longer message (default: 4194304).")
  private @Nullable Integer messageBytes;

  @Option(
      names = "--memory",
      paramLabel = "N",
      description = "Remember N results, so that none comes twice (default: 200000).")
  private @Nullable Integer memory;

  @Option(
      names = "--look-back",
      paramLabel = "TIME",
      description = "Fill gaps from so long before the last result on (default: 15m).")
  private @Nullable String lookBack;

  @Option(names = "--no-fill", description = "Leave gaps as they are.")
  private boolean noFill;

  @Option(
      names = "--ping",
      paramLabel = "TIME",
      description = "Ask so often whether the service is there (default: 30s).")
  private @Nullable String ping;

  @Option(
      names = "--reconnects",
      paramLabel = "N",
      description = "Fail after N attempts in a row to connect again (default: never).")
  private @Nullable Integer reconnects;

  boolean isFilling() {
    return !noFill;
  }

  StreamOptions options() throws Failures.UserMistake {
    StreamOptions options =
        StreamOptions.defaults()
            .withOverflow(Given.named("--overflow", overflow, StreamOptions.Overflow.values()));
    if (capacity != null) {
      int events = capacity;
      options = set("--capacity", options, o -> o.withCapacity(events));
    }
    if (bytes != null) {
      long most = bytes;
      options = set("--capacity-bytes", options, o -> o.withBytes(most));
    }
    if (messageBytes != null) {
      int most = messageBytes;
      options = set("--message-bytes", options, o -> o.withMessageBytes(most));
    }
    if (memory != null) {
      int results = memory;
      options = set("--memory", options, o -> o.withMemory(results));
    }
    if (lookBack != null) {
      var time = Given.duration("--look-back", lookBack, ChronoUnit.SECONDS);
      options = set("--look-back", options, o -> o.withLookBack(time));
    }
    if (ping != null) {
      var time = Given.duration("--ping", ping, ChronoUnit.SECONDS);
      options = set("--ping", options, o -> o.withPing(time));
    }
    if (reconnects != null) {
      int times = reconnects;
      options = set("--reconnects", options, o -> o.withReconnects(times));
    }
    return noFill ? options.withoutFilling() : options;
  }

  private static StreamOptions set(
      String option, StreamOptions options, UnaryOperator<StreamOptions> with)
      throws Failures.UserMistake {
    return Given.checked(option, () -> with.apply(options));
  }
}
