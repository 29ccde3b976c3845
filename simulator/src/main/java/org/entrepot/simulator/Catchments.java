package org.entrepot.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.entrepot.dataset.FileUse;

/**
 * Asks each anycast service from each probe which of its servers answers, as RIPE Atlas asks name
 * servers of the root: a query of class CHAOS by UDP, for {@code id.server} or {@code
 * hostname.bind}. Names of servers are {@code ns1.beg.anycast-a.synthetic.example}: the server, the
 * site, the service.
 */
final class Catchments {
  static final String RESULTS = "results/synthetic-dns.jsonl.gz";

  /** What the number of a measurement of names is higher by than that of the traceroutes. */
  static final long NAMES = 1_000_000;

  private static final List<String> QUESTIONS = List.of("id.server", "hostname.bind");

  /** What home gateways say of themselves. */
  private static final List<String> GATEWAYS =
      List.of("dnsmasq-2.80", "dnsmasq-2.85", "unbound 1.13.1", "PowerDNS Recursor 4.4.2");

  private static final int MOST_SERVERS = 3;
  private static final long TIMEOUT = 5000;
  private static final double SERVER_MILLIS = 0.15;
  private static final double QUEUE_MILLIS = 0.25;
  private static final int BUFFER = 1 << 16;

  private final World world;
  private final Forwarding forwarding;
  private final List<Target> services;
  private final Draws draws;
  private final Draws churn;

  private Catchments(World world, Forwarding forwarding) {
    this.world = world;
    this.forwarding = forwarding;
    this.services = world.targets.stream().filter(Target::anycast).toList();
    this.draws = world.draws.of("names");
    this.churn = world.draws.of("churn");
  }

  /**
   * A query and what came of it.
   *
   * @param question the name asked for
   * @param site where the network's packets go to; nothing if nowhere
   * @param server the server that they reach there
   * @param intercepted whether something on the way answered instead
   * @param answer what came back; nothing if it was lost
   * @param millis after how long
   */
  private record Asked(
      Probe probe,
      long measurement,
      long timestamp,
      Target service,
      String question,
      Optional<Pop> site,
      String server,
      boolean intercepted,
      Optional<String> answer,
      double millis,
      int id) {}

  /**
   * Writes the results, and which site each probe really reaches. The folders are there; files of
   * these names are replaced.
   *
   * @param dataset the folder of the dataset
   * @param truth the file of the truth
   * @param rounds how often each probe asks each service, but for those rounds that it misses
   */
  static Written write(World world, Forwarding forwarding, Path dataset, Path truth, int rounds)
      throws IOException {
    Catchments catchments = new Catchments(world, forwarding);
    JsonLine json = new JsonLine();
    long number = 0;
    try (OutputStream results = file(dataset.resolve(RESULTS));
        OutputStream truths = file(truth)) {
      for (int round = 0; round < rounds; round++) {
        for (int service = 0; service < catchments.services.size(); service++) {
          for (Probe probe : world.probes) {
            // A probe that is away misses all of a round.
            if (catchments.churn.unit(probe.id(), round) >= Simulation.CHURN) {
              Asked asked = catchments.ask(probe, service, round);
              json.clear();
              result(json, asked, Measuring.inside(world, probe).toString(), round);
              results.write(json.bytes(), 0, json.length());
              json.clear();
              truth(json, asked);
              truths.write(json.bytes(), 0, json.length());
              number++;
            }
          }
        }
      }
    }
    return new Written(RESULTS, FileUse.results(), number);
  }

  private static OutputStream file(Path file) throws IOException {
    return new GZIPOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file), BUFFER), BUFFER);
  }

  private Asked ask(Probe probe, int number, int round) {
    Target service = services.get(number);
    long measurement = service.measurement() + NAMES;
    long key = draws.bits(measurement, probe.id(), round);
    List<Forwarding.Step> way = forwarding.way(probe.pop(), service, key);
    boolean intercepted = world.befalls(Artefact.INTERCEPTED, probe.id());
    boolean lost =
        draws.unit(key, 1) < world.rate(Artefact.LOSS) || (way.isEmpty() && !intercepted);
    Optional<Pop> site =
        way.isEmpty() ? Optional.empty() : Optional.of(way.get(way.size() - 1).router().pop());
    String server = site.map(pop -> server(pop, number, key)).orElse("");
    String gateway = GATEWAYS.get(draws.below(GATEWAYS.size(), probe.id()));
    double queues =
        QUEUE_MILLIS
            * (Draws.exponential(draws.unit(key, 2)) + Draws.exponential(draws.unit(key, 3)));
    double millis = 2 * probe.accessMillis() + SERVER_MILLIS + queues;
    if (site.isPresent() && !intercepted) {
      double back = forwarding.returnKm(site.get(), probe.pop());
      millis += (way.get(way.size() - 1).km() + back) / Measuring.KM_A_MILLISECOND;
    }
    return new Asked(
        probe,
        measurement,
        Simulation.EPOCH
            + (long) round * Simulation.ROUND_SECONDS
            + churn.below(Simulation.ROUND_SECONDS, probe.id(), measurement),
        service,
        QUESTIONS.get(number % QUESTIONS.size()),
        site,
        server,
        intercepted,
        lost ? Optional.empty() : Optional.of(intercepted ? gateway : server),
        millis,
        (int) (key & 0xFFFF));
  }

  /** A site has one server to three, which share the flows. */
  private String server(Pop site, int service, long flow) {
    int servers = 1 + draws.of("servers").below(MOST_SERVERS, site.id);
    return String.format(
        Locale.ROOT,
        "ns%d.%s.anycast-%c.synthetic.example",
        1 + draws.below(servers, flow, 4),
        site.metro().code(),
        'a' + service % 26);
  }

  private static void result(JsonLine json, Asked asked, String inside, int round) {
    json.open('{');
    json.field("fw", TraceLines.FIRMWARE).field("mver", TraceLines.VERSION);
    json.field("lts", 10 + (asked.probe.id() * 31L + round) % 200);
    json.field("dst_addr", asked.service.address().toString()).field("dst_port", "53");
    json.field("af", 4).field("src_addr", inside).field("proto", "UDP");
    if (asked.answer.isPresent()) {
      String text = asked.answer.get();
      byte[] message =
          DnsMessage.answer(
              asked.id,
              asked.intercepted ? DnsMessage.RECURSIVE : DnsMessage.AUTHORITATIVE,
              asked.question,
              text);
      json.key("result").open('{').key("rt").millis(asked.millis).field("size", message.length);
      json.field("abuf", Base64.getEncoder().encodeToString(message)).field("ID", asked.id);
      json.field("ANCOUNT", 1).field("QDCOUNT", 1).field("NSCOUNT", 0).field("ARCOUNT", 0);
      json.key("answers").open('[').open('{').field("TYPE", "TXT").field("NAME", asked.question);
      json.key("RDATA").texts(List.of(text)).close('}').close(']').close('}');
    } else {
      json.key("error").open('{').field("timeout", TIMEOUT).close('}');
    }
    json.field("msm_id", asked.measurement).field("prb_id", asked.probe.id());
    json.field("timestamp", asked.timestamp).field("msm_name", "SYNTHETIC Tdig");
    json.field("from", asked.probe.address().toString()).field("type", "dns");
    json.field("group_id", asked.measurement);
    json.field("stored_timestamp", asked.timestamp + TraceLines.STORED_AFTER);
    json.close('}').newline();
  }

  private static void truth(JsonLine json, Asked asked) {
    json.open('{').field("msm_id", asked.measurement).field("prb_id", asked.probe.id());
    json.field("timestamp", asked.timestamp).key("site");
    if (asked.site.isPresent()) {
      Metro metro = asked.site.get().metro();
      json.text(metro.code() + "1").field("city", metro.city().geonamesId());
      json.field("server", asked.server);
    } else {
      json.none().key("city").none().key("server").none();
    }
    json.key("answered").truth(asked.answer.isPresent());
    json.key("intercepted").truth(asked.intercepted);
    json.close('}').newline();
  }
}
