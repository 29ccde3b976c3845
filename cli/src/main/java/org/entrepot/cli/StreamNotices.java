package org.entrepot.cli;

import java.util.Locale;
import java.util.Optional;
import org.entrepot.atlas.StreamEvent;
import org.entrepot.result.Parsed;

/** Tells in words what happens to a stream. */
final class StreamNotices {
  private final AtlasVerb verb;
  private long rejected;

  StreamNotices(AtlasVerb verb) {
    this.verb = verb;
  }

  /** A result's JSON; empty for what is none, which is told. */
  Optional<String> received(StreamEvent.Received received) {
    return received
        .parsed()
        .match(
            kept -> Optional.of(kept.result().toJson()),
            broken -> {
              reject(broken);
              return Optional.<String>empty();
            });
  }

  private void reject(Parsed.Rejected broken) {
    rejected++;
    if (rejected == 1) {
      verb.warn(
          "not a result, and left out: " + broken.reason() + ": " + Visible.text(broken.excerpt()));
    }
  }

  void tell(StreamEvent.Notice notice) {
    if (notice instanceof StreamEvent.Connected) {
      verb.summary("connected");
    } else if (notice instanceof StreamEvent.Disconnected lost) {
      verb.summary("lost the connection at " + lost.at() + ": " + Visible.text(lost.why()));
    } else if (notice instanceof StreamEvent.Reconnected again) {
      verb.summary(
          "connected again at "
              + again.at()
              + ", after "
              + again.attempts()
              + (again.attempts() == 1 ? " attempt" : " attempts"));
    } else if (notice instanceof StreamEvent.GapFilled filled) {
      verb.summary(
          String.format(
              Locale.ROOT,
              "measurement %d: asked for what came from %s to %s, %,d results, and showed what was"
                  + " new",
              filled.measurementId(),
              filled.from(),
              filled.to(),
              filled.read()));
    } else if (notice instanceof StreamEvent.GapLeft left) {
      verb.warn(
          Visible.text(
              "what came from "
                  + left.from()
                  + " to "
                  + left.to()
                  + " of "
                  + left.query()
                  + " may be missing: "
                  + left.why()));
    } else if (notice instanceof StreamEvent.Dropped dropped) {
      verb.warn(
          String.format(
              Locale.ROOT,
              "%,d events were dropped, as lines are not taken fast enough",
              dropped.events()));
    } else if (notice instanceof StreamEvent.ServerError error) {
      verb.warn("RIPE Atlas complains: " + Visible.text(error.message()));
    } else if (notice instanceof StreamEvent.OtherMessage other) {
      verb.summary(Visible.text("RIPE Atlas says " + other.type() + ": " + other.json()));
    } // and what it confirms is what was asked for
  }

  /** Says how it went, and gives the status. */
  int judge(long lines) {
    verb.summary(String.format(Locale.ROOT, "%,d %s", lines, lines == 1 ? "line" : "lines"));
    if (rejected > 0) {
      verb.warn(String.format(Locale.ROOT, "%,d messages were no results", rejected));
      return Failures.INCOMPLETE;
    }
    return 0;
  }
}
