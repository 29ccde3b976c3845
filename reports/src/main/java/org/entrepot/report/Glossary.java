package org.entrepot.report;

import java.util.Map;

/** The words that programs use for reasons, in plain ones. */
final class Glossary {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("lpm", "known: the network that announces the address"),
          Map.entry("moas", "one of several networks that announce the address"),
          Map.entry("as-set", "one of a set of networks that announce the address together"),
          Map.entry("exchange-member", "known: the member that has the address at an exchange"),
          Map.entry("exchange", "an exchange's address, not known which member's"),
          Map.entry("edge", "known: private address at the start, the probe's own side"),
          Map.entry("probe", "known: the probe's own network"),
          Map.entry("silent", "unknown: no reply"),
          Map.entry("special-purpose", "unknown: private or reserved address"),
          Map.entry("unannounced", "unknown: address that no network announces"),
          Map.entry("several", "unknown: addresses of different kinds replied"),
          Map.entry("gap", "unknown: a stretch without any known operator"),
          Map.entry("no_dst_addr", "no destination address (no_dst_addr)"),
          Map.entry("no_dst_asn", "nobody announces the destination (no_dst_asn)"),
          Map.entry("no_prefix", "no block around the destination (no_prefix)"),
          Map.entry("no_from", "no address of the probe (no_from)"),
          Map.entry("no_peer_asn", "nobody announces the probe's address (no_peer_asn)"),
          Map.entry("dnf", "a packet not sent, or a hop with nothing new (dnf)"),
          Map.entry("empty_path", "no hop of a known network (empty_path)"),
          Map.entry("start_as_in_path", "the probe's network comes later (start_as_in_path)"),
          Map.entry("end_as_in_path", "the destination's network comes earlier (end_as_in_path)"),
          Map.entry("single_as", "one network alone (single_as)"),
          Map.entry("unreached", "the destination did not answer"),
          Map.entry("gap-closed", "silent hops between two of one network, taken for that network"),
          Map.entry("ip-loop", "an address came back: cut there"),
          Map.entry("as-loop", "a network came back: left as it is"),
          Map.entry("as-loop-collapsed", "a network came back after one hop: the hop was left out"),
          Map.entry("third-party", "a hop was taken for a third party's address and left out"),
          Map.entry("gap-bridged", "silent hops between two networks known to be neighbours"),
          Map.entry("gap-inferred", "silent hops of a network that routing tables have there"),
          Map.entry("inferred", "no reply: the network that routing tables have there"),
          Map.entry("exchange-contradicted", "an exchange's address of one member, then another's"),
          Map.entry("mpls", "labels of a tunnel were shown"),
          Map.entry("origins-narrowed", "one of several networks, told by those beside it"),
          Map.entry("border", "the network that what was seen around the router speaks for"),
          Map.entry("narrowed", "the one of several networks that fits beside the others"),
          Map.entry("edst", "replies to another destination were dropped"),
          Map.entry(
              "exchange-unconfirmed", "an exchange's address, but the crossing is not certain"),
          Map.entry("several-exchanges", "more than one exchange was crossed, which is rare"),
          Map.entry("hop-without-number", "a hop without a number was dropped"),
          Map.entry("same", "the same way as announced"),
          Map.entry("fits as far as known", "fits an announced way as far as it is known"),
          Map.entry("differs", "no announced way fits; up to about 6% is usual"),
          Map.entry("not located: destination", "not placed: the destination itself"),
          Map.entry("not located: no reply", "not placed: no reply"),
          Map.entry("not located: no evidence", "not placed: no source knows the address"),
          Map.entry(
              "not located: private address at the edge",
              "not placed: private address at the start, the probe's own side"),
          Map.entry(
              "not located: too far for the speed of light",
              "not placed: its listed place is too far for the time measured"),
          Map.entry(
              "not located: its addresses are in several cities",
              "not placed: replies from several cities"),
          Map.entry("not located: not certain enough", "not placed: no city is 60% likely or more"),
          Map.entry(
              "not located: its round-trip times contradict each other",
              "not placed: no city is near enough to all probes that measured it"),
          Map.entry("located: hostname", "placed: by its hostname"),
          Map.entry("located: near the probe", "placed: replied so fast that it is near the probe"),
          Map.entry("located: exchange", "placed: at an exchange"),
          Map.entry(
              "located: exchange, checked from the probe's country only",
              "placed: at an exchange; of the probe only the country is known"),
          Map.entry("located: address location", "placed: by a table of address locations"),
          Map.entry(
              "located: address location, checked from the probe's country only",
              "placed: by such a table; of the probe only the country is known"));

  private Glossary() {}

  /** A reason in plain words; as it is where there are none. */
  static String words(String reason) {
    return WORDS.getOrDefault(reason, reason);
  }
}
