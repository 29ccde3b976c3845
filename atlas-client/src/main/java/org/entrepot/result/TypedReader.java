package org.entrepot.result;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the results that are no traceroutes from text that is known to be a JSON object. */
final class TypedReader {
  private @Nullable Reason problem;

  /** Why what was read last is no result; null if it is one. */
  @Nullable Reason problem() {
    return problem;
  }

  /** Reads a result of this type; null if it is none. */
  @Nullable Result read(Optional<String> type, byte[] json, int from, int to) {
    problem = null;
    Members in = new Members(json, from, to);
    boolean hasProbe = in.has("prb_id");
    boolean hasMeasurement = in.has("msm_id");
    boolean hasTimestamp = in.has("timestamp");
    boolean known = TypeOf.isKnown(type.orElse(""));
    OptionalLong probe = in.id("prb_id");
    OptionalLong measurement = in.count("msm_id"); // some of 2014 have text
    OptionalLong timestamp = in.id("timestamp");
    if (!known) {
      String text = new String(json, from, to - from, StandardCharsets.UTF_8).strip();
      return new UnknownResult(
          type, measurement, probe, timestamp, header(in, measurement, probe, timestamp), text);
    }
    if (probe.isEmpty()) {
      return reject(hasProbe ? Reason.BAD_PROBE : Reason.NO_PROBE);
    }
    if (measurement.isEmpty()) {
      return reject(hasMeasurement ? Reason.BAD_MEASUREMENT : Reason.NO_MEASUREMENT);
    }
    if (timestamp.isEmpty()) {
      return reject(hasTimestamp ? Reason.BAD_TIMESTAMP : Reason.NO_TIMESTAMP);
    }
    in.text("type");
    Result result =
        typed(type.orElse(""), header(in, measurement, probe, timestamp).orElseThrow(), in);
    return in.hasTwice() ? reject(Reason.DUPLICATE_KEY) : result;
  }

  private @Nullable Result reject(Reason reason) {
    problem = reason;
    return null;
  }

  private static Optional<Header> header(
      Members in, OptionalLong measurement, OptionalLong probe, OptionalLong timestamp) {
    return measurement.isPresent() && probe.isPresent() && timestamp.isPresent()
        ? Optional.of(
            HeaderForm.read(in, measurement.getAsLong(), probe.getAsLong(), timestamp.getAsLong()))
        : Optional.empty();
  }

  private static Result typed(String type, Header header, Members in) {
    return switch (type) {
      case ResultType.PING -> PingForm.read(header, in);
      case ResultType.DNS -> DnsForm.read(header, in);
      case ResultType.HTTP -> HttpForm.read(header, in);
      case ResultType.SSL_CERT -> SslCertForm.read(header, in);
      case ResultType.NTP -> NtpForm.read(header, in);
      case ResultType.WIFI -> WifiForm.read(header, in);
      case ResultType.CONNECTION -> ConnectionEventForm.read(header, in);
      case ResultType.UPTIME -> new Uptime(header, in.count("uptime"), in.other());
      default -> throw new IllegalArgumentException("not a known type: " + type);
    };
  }
}
