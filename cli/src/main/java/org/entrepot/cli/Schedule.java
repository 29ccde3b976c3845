package org.entrepot.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.entrepot.atlas.MeasurementRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a measurement begins and ends. What has no end is wanted only if that is said. */
final class Schedule {
  @Option(names = "--one-off", description = "Measure once, which costs twice as much a result.")
  private boolean oneOff;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "From this time on (default: now): a day, which means its beginning in UTC, an instant"
              + " such as 2030-01-01T12:00:00Z, or seconds since 1970.")
  private @Nullable String start;

  @Option(names = "--stop", paramLabel = "TIME", description = "Until this time.")
  private @Nullable String stop;

  @Option(names = "--for", paramLabel = "TIME", description = "For so long, such as 12h or 7d.")
  private @Nullable String length;

  @Option(names = "--without-end", description = "Until you stop it. It costs credits every day.")
  private boolean withoutEnd;

  boolean isOneOff() {
    return oneOff;
  }

  MeasurementRequest in(MeasurementRequest request, InstantSource clock)
      throws Failures.UserMistake {
    Given.notBoth("--stop", stop != null, "--for", length != null);
    Given.notBoth("--one-off", oneOff, "--stop or --for", stop != null || length != null);
    Given.notBoth("--without-end", withoutEnd, "an end", oneOff || stop != null || length != null);
    if (!oneOff && stop == null && length == null && !withoutEnd) {
      throw new Failures.UserMistake(
          "nothing was sent: it would run until it is stopped; say --stop TIME, --for TIME or"
              + " --one-off, or --without-end if that is what you mean");
    }
    MeasurementRequest timed = oneOff ? request.once() : request;
    Instant from = clock.instant();
    if (start != null) {
      Instant time = Given.time("--start", start);
      from = time;
      timed = timed.withStart(time);
    }
    MeasurementRequest begun = timed;
    if (stop != null) {
      Instant until = Given.time("--stop", stop);
      return Given.checked("--stop", () -> begun.withStop(until));
    }
    if (length != null) {
      Duration time = Given.duration("--for", length, ChronoUnit.SECONDS);
      Instant until = from.plus(time);
      return Given.checked("--for", () -> begun.withStop(until));
    }
    return timed;
  }
}
