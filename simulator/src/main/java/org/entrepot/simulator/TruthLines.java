package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.IpAddress;
import org.entrepot.simulator.Trace.Mark;
import org.entrepot.simulator.Trace.Ttl;

/** What is true of each traceroute, a line each; {@code docs/simulator.md} has the fields. */
final class TruthLines {
  private final World world;

  TruthLines(World world) {
    this.world = world;
  }

  /** A traceroute that was made. */
  void write(JsonLine json, Trace trace) {
    json.open('{');
    json.field("msm_id", trace.target.measurement());
    json.field("prb_id", trace.probe.id()).field("timestamp", trace.trip.timestamp());
    json.field("af", 4);
    ends(json, trace.probe.network(), trace.target);
    path(json, trace.probe.network(), trace.target, trace.way);
    json.key("reached").truth(trace.reached).key("population").truth(false);
    json.key("artefacts").texts(trace.marks.stream().map(TruthLines::word).toList());
    json.key("hops").open('[');
    for (Ttl hop : trace.ttls) {
      Router router = hop.router;
      if (router != null) {
        IpAddress address = hop.address;
        json.open('{').field("hop", hop.number);
        json.field("asn", world.networks.get(router.network()).asn.value());
        json.field("router", router.id());
        json.field("city", router.pop().metro().city().geonamesId()).key("addr");
        if (address == null) {
          json.none();
        } else {
          json.text(address.toString());
        }
        json.key("artefacts").texts(hop.artefacts).close('}');
      }
    }
    json.close(']').close('}').newline();
  }

  /** What a network would see of a target, whether there is a probe in it or not. */
  void write(JsonLine json, Network source, Target target, List<Forwarding.Step> way) {
    json.open('{').field("msm_id", target.measurement());
    ends(json, source.index, target);
    path(json, source.index, target, way);
    json.key("population").truth(true).close('}').newline();
  }

  private void ends(JsonLine json, int source, Target target) {
    json.field("src_asn", world.networks.get(source).asn.value());
    json.field("dst_addr", target.address().toString());
    json.field("dst_asn", world.networks.get(target.network()).asn.value());
  }

  private void path(JsonLine json, int source, Target target, List<Forwarding.Step> way) {
    List<Long> networks = new ArrayList<>();
    List<Long> cities = new ArrayList<>();
    int last = source;
    networks.add(world.networks.get(source).asn.value());
    for (Forwarding.Step step : way) {
      if (step.router().network() != last) {
        last = step.router().network();
        networks.add(world.networks.get(last).asn.value());
      }
      long city = step.router().pop().metro().city().geonamesId();
      if (cities.isEmpty() || cities.get(cities.size() - 1) != city) {
        cities.add(city);
      }
    }
    json.key("as_path").numbers(networks);
    json.key("exchanges").open('[');
    for (int i = 1; i < way.size(); i++) {
      Exchange exchange = way.get(i).exchange();
      if (exchange != null) {
        json.open('{').field("id", exchange.id);
        json.field("from", world.networks.get(way.get(i - 1).router().network()).asn.value());
        json.field("to", world.networks.get(way.get(i).router().network()).asn.value());
        json.close('}');
      }
    }
    json.close(']').key("cities").numbers(cities);
    if (way.isEmpty() && source != target.network()) {
      json.key("unroutable").truth(true);
    }
  }

  private static String word(Mark mark) {
    return mark.word;
  }
}
