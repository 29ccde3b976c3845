package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Hop;
import org.entrepot.result.HopSummary;
import org.entrepot.result.MplsLabel;
import org.entrepot.result.Reply;
import org.entrepot.result.Traceroute;
import org.entrepot.result.TracerouteSummary;

/** A traceroute as normalised JSON. */
final class TracerouteJson {
  static final List<String> COLUMNS =
      List.of(
          "size",
          "paris_id",
          "endtime",
          "total_hops",
          "last_try",
          "last_rtt_min",
          "last_median_rtt",
          "destination_ip_responded",
          "hops_to_destination",
          "last_hop_responded",
          "is_success",
          "error");

  private TracerouteJson() {}

  static JsonFields of(Traceroute trace) {
    TracerouteSummary summary = trace.summary();
    List<JsonFields> hops = new ArrayList<>();
    for (int i = 0; i < trace.hops().size(); i++) {
      hops.add(hop(trace.hops().get(i), summary.hops().get(i)));
    }
    return HeaderJson.of(ResultTypes.TRACEROUTE, trace.header())
        .number("size", trace.packetSize())
        .number("paris_id", trace.parisId())
        .number("endtime", trace.endTime())
        .number("total_hops", summary.totalHops())
        .flag("last_try", summary.lastTry())
        .number("last_rtt_min", summary.lastRttMin())
        .number("last_median_rtt", summary.lastMedianRtt())
        .flag("destination_ip_responded", summary.destinationIpResponded())
        .number("hops_to_destination", summary.hopsToDestination())
        .flag("last_hop_responded", summary.lastHopResponded())
        .flag("is_success", summary.isSuccess())
        .text("error", trace.error())
        .texts("errors", summary.errors())
        .textLists("ip_path", summary.ipPath().stream().map(TracerouteJson::texts).toList())
        .objects("hops", hops);
  }

  private static List<String> texts(List<IpAddress> addresses) {
    return addresses.stream().map(IpAddress::toString).toList();
  }

  private static JsonFields hop(Hop hop, HopSummary summary) {
    return new JsonFields()
        .number("hop", hop.number())
        .number("rtt_min", summary.rttMin())
        .number("median_rtt", summary.rttMedian())
        .text("error", hop.error())
        .objects("packets", hop.replies().stream().map(TracerouteJson::packet).toList());
  }

  private static JsonFields packet(Reply reply) {
    JsonFields out = new JsonFields();
    return reply.match(
        answer -> answer(answer, out.text("kind", "answer")),
        timeout -> out.text("kind", "timeout"),
        late ->
            out.text("kind", "late")
                .number("late", late.packetsLate())
                .address("from", late.from()),
        failed -> out.text("kind", "failed").text("error", failed.error()));
  }

  private static JsonFields answer(Reply.Answer answer, JsonFields out) {
    return out.address("from", answer.from())
        .number("rtt", answer.rttMs())
        .number("ttl", answer.ttl())
        .number("size", answer.size())
        .number("ittl", answer.quotedTtl())
        .text("err", answer.icmpError())
        .address("edst", answer.embeddedDestination())
        .flagIfSet("dup", answer.duplicate())
        .objects("mpls", answer.mplsLabels().stream().map(TracerouteJson::label).toList());
  }

  private static JsonFields label(MplsLabel label) {
    return new JsonFields()
        .number("label", label.label())
        .number("exp", label.exp())
        .number("s", label.bottomOfStack() ? 1 : 0)
        .number("ttl", label.ttl());
  }
}
