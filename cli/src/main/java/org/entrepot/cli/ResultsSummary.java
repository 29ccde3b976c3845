package org.entrepot.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.result.Dns;
import org.entrepot.result.DnsResponse;
import org.entrepot.result.Http;
import org.entrepot.result.Ntp;
import org.entrepot.result.Ping;
import org.entrepot.result.Result;
import org.entrepot.result.SslCert;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;

/** What there is among results: how many of what, from when to when, and how they went. */
final class ResultsSummary {
  /** The upper ends of the bins of round-trip times, in milliseconds. */
  private static final double[] BINS = {10, 20, 30, 40, 50, 100, 200, 300};

  private static final int SHOWN = 12;

  /** A file can be made to have a type, or a firmware, for each of its results. */
  private static final int MOST_KINDS = 1000;

  private static final ResultTypes TYPES = new ResultTypes();

  private final SortedMap<String, OfType> types = new TreeMap<>();
  private final SortedMap<Integer, Long> firmwares = new TreeMap<>();
  private final Set<Long> probes = new HashSet<>();
  private final Set<Long> measurements = new HashSet<>();
  private long total;
  private long withoutFirmware;
  private long otherFirmware;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** How the results of one type went. */
  private static final class OfType {
    private long count;
    private long successes;
    private final long[] bins = new long[BINS.length + 1];
    private long timed;

    void rtt(OptionalDouble ms) {
      if (ms.isPresent()) {
        int bin = 0;
        while (bin < BINS.length && ms.getAsDouble() >= BINS[bin]) {
          bin++;
        }
        bins[bin]++;
        timed++;
      }
    }
  }

  void add(Result result) {
    total++;
    result
        .findHeader()
        .ifPresent(
            header -> {
              probes.add(header.probeId());
              measurements.add(header.measurementId());
              first = Math.min(first, header.timestamp());
              last = Math.max(last, header.timestamp());
              count(header.firmware());
            });
    String named = result.match(TYPES);
    boolean isKept = types.containsKey(named) || types.size() < MOST_KINDS;
    String name = isKept ? named : Tally.OTHER_TYPES;
    OfType type = types.computeIfAbsent(name, any -> new OfType());
    type.count++;
    type.successes += isSuccess(result) ? 1 : 0;
    type.rtt(time(result));
  }

  private void count(OptionalInt firmware) {
    if (firmware.isEmpty()) {
      withoutFirmware++;
    } else if (firmwares.containsKey(firmware.getAsInt()) || firmwares.size() < MOST_KINDS) {
      firmwares.merge(firmware.getAsInt(), 1L, Long::sum);
    } else {
      otherFirmware++;
    }
  }

  /** If what was asked answered: the last hop, any packet, any server. */
  private static boolean isSuccess(Result result) {
    if (result instanceof Ping ping) {
      return ping.summary().packetsReceived().orElse(0) > 0;
    }
    if (result instanceof Traceroute trace) {
      return trace.summary().isSuccess();
    }
    if (result instanceof Dns dns) {
      return dns.responses().stream().anyMatch(DnsResponse::isAnswered);
    }
    if (result instanceof Http http) {
      return http.responses().stream().anyMatch(response -> response.status().isPresent());
    }
    if (result instanceof SslCert ssl) {
      return !ssl.pem().isEmpty();
    }
    return result instanceof Ntp ntp && !ntp.answers().isEmpty();
  }

  /** The median round-trip or response time in milliseconds. */
  private static OptionalDouble time(Result result) {
    if (result instanceof Ping ping) {
      OptionalDouble median = ping.summary().rttMedian();
      return median.isPresent() ? median : ping.summary().rttAverage();
    }
    if (result instanceof Traceroute trace) {
      return trace.summary().isSuccess() ? trace.summary().lastMedianRtt() : OptionalDouble.empty();
    }
    if (result instanceof Dns dns) {
      return dns.responses().stream()
          .map(response -> response.responseTimeMs())
          .filter(OptionalDouble::isPresent)
          .findFirst()
          .orElse(OptionalDouble.empty());
    }
    if (result instanceof Http http) {
      return http.responses().stream()
          .map(response -> response.responseTimeMs())
          .filter(OptionalDouble::isPresent)
          .findFirst()
          .orElse(OptionalDouble.empty());
    }
    if (result instanceof SslCert ssl) {
      return ssl.responseTimeMs();
    }
    if (result instanceof Ntp ntp && ntp.rttMedian().isPresent()) {
      return OptionalDouble.of(1000 * ntp.rttMedian().getAsDouble());
    }
    return OptionalDouble.empty();
  }

  /** The summary as lines. */
  String text(Tally tally) {
    TextLines out = new TextLines();
    out.line("results: %,d", total);
    if (!probes.isEmpty()) {
      out.line("probes: %,d", probes.size()).line("measurements: %,d", measurements.size());
      out.line("period: %s to %s", TextLines.time(first), TextLines.time(last));
    }
    if (!firmwares.isEmpty()) {
      out.line("firmware: " + firmwareCounts());
    }
    types.forEach((name, type) -> write(name.isEmpty() ? "(no type)" : name, type, out));
    tally.rejected().forEach((reason, count) -> out.line("rejected, %s: %,d", reason, count));
    tally
        .examples()
        .values()
        .forEach(
            e -> out.line("  first %s: %s:%d: %s", e.reason(), e.file(), e.line(), e.excerpt()));
    return out.toString();
  }

  private static void write(String name, OfType type, TextLines out) {
    boolean canFail =
        !name.equals(ResultTypes.CONNECTION)
            && !name.equals(ResultTypes.UPTIME)
            && !name.equals(ResultTypes.WIFI)
            && ResultTypes.known().contains(name);
    out.line(
        "%s: %,d%s",
        name,
        type.count,
        canFail ? TextLines.format(", of them successful %,d", type.successes) : "");
    if (type.timed == 0) {
      return;
    }
    List<String> bins = new ArrayList<>();
    for (int i = 0; i <= BINS.length; i++) {
      String label =
          i == BINS.length
              ? TextLines.format("%.0f or more", BINS[i - 1])
              : TextLines.format("below %.0f", BINS[i]);
      bins.add(TextLines.format("%s: %,d", label, type.bins[i]));
    }
    out.line("  median time in ms: " + String.join(", ", bins));
  }

  /** The most frequent ones first. */
  private String firmwareCounts() {
    List<Map.Entry<Integer, Long>> sorted = new ArrayList<>(firmwares.entrySet());
    sorted.sort(Map.Entry.<Integer, Long>comparingByValue().reversed());
    List<String> shown = new ArrayList<>();
    sorted.stream()
        .limit(SHOWN)
        .forEach(e -> shown.add(TextLines.format("%d: %,d", e.getKey(), e.getValue())));
    long others = otherFirmware + sorted.stream().skip(SHOWN).mapToLong(Map.Entry::getValue).sum();
    if (others > 0) {
      shown.add(TextLines.format("others: %,d", others));
    }
    if (withoutFirmware > 0) {
      shown.add(TextLines.format("not told: %,d", withoutFirmware));
    }
    return String.join(", ", shown);
  }
}
