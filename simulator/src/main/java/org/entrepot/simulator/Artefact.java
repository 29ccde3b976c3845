package org.entrepot.simulator;

import java.util.Arrays;
import java.util.Optional;

/**
 * What makes a measurement differ from the truth: of routers and packets, and of the tables by
 * which an analysis reads them. Each has a rate at level 1, its default, and can be switched off
 * (level 0) or swept. Rates are those of METHOD.md 6; where it gives none they are our own choice.
 */
public enum Artefact {
  /** A reply to one packet is lost. Share of replies. */
  LOSS("loss", 0.03),
  /** A router never answers. Share of routers. */
  SILENT("silent", 0.12),
  /** A router answers one packet in three. Share of routers. */
  RATE_LIMITED("rate-limited", 0.05),
  /** A router in the middle answers from a private address. Share of routers. */
  PRIVATE("private", 0.02),
  /** A router answers from an interface towards a third network. Share of routers at a border. */
  THIRD_PARTY("third-party", 0.05),
  /** A link is numbered from a block that nobody announces. Share of links. */
  UNANNOUNCED("unannounced", 0.03),
  /** A member answers from its port on an exchange that was not crossed. Share of members. */
  LAN_THIRD_PARTY("lan-third-party", 0.01),
  /** A private link of two networks is numbered from the provider's block. Share of links. */
  BORDER_SHARING("border-sharing", 0.70),
  /** A link within a subsidiary is numbered from its parent's block. Share of such links. */
  SIBLING_NUMBERING("sibling-numbering", 0.40),
  /** A backbone shows the labels of its MPLS tunnels. Share of backbones. */
  LABELS("labels", 0.20),
  /** A backbone hides the routers within its MPLS tunnels. Share of backbones. */
  HIDDEN_HOPS("hidden-hops", 0.10),
  /** A city of a backbone spreads flows over 2 to 4 routers. Share of its cities. */
  ECMP("ecmp", 0.25),
  /** A reply comes after its time. Share of replies. */
  LATE("late", 0.005),
  /** A reply comes twice. Share of replies. */
  DUPLICATE("duplicate", 0.002),
  /** Packets circle between two routers. Share of traceroutes. */
  LOOP("loop", 0.001),
  /** An error of ICMP other than time exceeded ends the way. Share of unreached ones. */
  ICMP_ERROR("icmp-error", 0.10),
  /** The destination does not answer. Share of traceroutes. */
  UNREACHED("unreached", 0.15),
  /** The way changes while it is being traced. Share of traceroutes. */
  PATH_CHANGE("path-change", 0.005),
  /** A network does not take the route that policy prefers. Share of decisions. */
  DEVIATION("deviation", 0.15),
  /** A peering LAN is announced by its exchange. Share of exchanges. */
  ANNOUNCED_LAN("announced-lan", 0.30),
  /** A block is announced by a second network. Share of blocks. */
  SECOND_ORIGIN("second-origin", 0.01),
  /** A probe stands elsewhere than its record says. Share of probes. */
  MISPLACED_PROBE("misplaced-probe", 0.015),
  /** A hostname tells of another city. Share of names. */
  STALE_NAME("stale-name", 0.05),
  /** The table of places does not know a router's address. Share of addresses. */
  PLACE_MISSING("place-missing", 0.215),
  /** The table of places puts an address into a wrong city. Share of those it knows. */
  PLACE_WRONG("place-wrong", 0.205),
  /** The table of exchanges lacks a member's port. Share of ports. */
  PORT_MISSING("port-missing", 0.08),
  /** The table of organisations does not know that a network belongs to one. Share of siblings. */
  SIBLING_MISSING("sibling-missing", 0.07),
  /** Something before the network answers queries of the DNS itself. Share of probes. */
  INTERCEPTED("intercepted", 0.005);

  private final String word;
  private final double rate;

  Artefact(String word, double rate) {
    this.word = word;
    this.rate = rate;
  }

  /** Its name on the command line and in files. */
  public String word() {
    return word;
  }

  /** Its rate at level 1, a share of what its description names. */
  public double rate() {
    return rate;
  }

  /** The artefact of this name. */
  public static Optional<Artefact> ofWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
