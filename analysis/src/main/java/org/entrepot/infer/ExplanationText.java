package org.entrepot.infer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.border.Borders;
import org.entrepot.net.Asn;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.MplsLabel;

/** An explanation in plain words. */
final class ExplanationText {
  private static final int WIDTH = 100;

  /** So many of a kind are named, and the others counted. */
  private static final int NAMED = 4;

  private static final int LONGEST_NAME = 40;

  private final Explanation told;
  private final AddressBook book;
  private final List<String> lines = new ArrayList<>();

  ExplanationText(Explanation told, AddressBook book) {
    this.told = told;
    this.book = book;
  }

  List<String> lines() {
    head();
    told.hops().forEach(this::hop);
    line(0, "");
    line(0, "What the rules changed");
    told.changes().forEach(this::change);
    if (told.changes().isEmpty()) {
      line(2, "nothing");
    }
    line(0, "");
    line(0, "The steps of the path");
    for (int i = 0; i < told.steps().size(); i++) {
      step(i + 1, told.steps().get(i));
    }
    told.exchanges().forEach(this::exchange);
    told.flags().forEach(flag -> line(2, "flag " + flag.word() + ": " + flag.meaning()));
    return List.copyOf(lines);
  }

  private void head() {
    ObservedPath path = told.path();
    line(
        0,
        "measurement "
            + path.measurementId()
            + ", probe "
            + path.viewpoint().probeId()
            + ", "
            + time(path.timestamp())
            + (path.parisId().isPresent() ? ", Paris flow " + path.parisId().getAsInt() : ""));
    line(
        0,
        "to "
            + path.destination().map(Object::toString).orElse("no address")
            + (path.destinationAsns().isEmpty()
                ? ", which nobody announces"
                : ", announced by " + names(List.copyOf(path.destinationAsns())))
            + (path.reached() ? "; it answered" : "; it did not answer"));
    line(0, "path " + path.asPath() + ", by the policy " + told.policy());
    path.discarded().ifPresent(why -> line(0, "not counted as a path: " + why));
    line(0, told.viewpoint());
    line(0, "");
  }

  private static String time(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds).toString();
    } catch (DateTimeException e) {
      return seconds + " s since 1970";
    }
  }

  private void hop(Explanation.Hop hop) {
    String place =
        hop.role().isEmpty()
            ? "left out"
            : hop.role().get() == Role.EDGE
                ? "on the probe's own premises"
                : hop.role().get() == Role.DESTINATION ? "the destination" : "on the way";
    String whose =
        hop.operators().isEmpty()
            ? hop.role().isPresent() ? "operator not known" : ""
            : Explaining.list(hop.operators());
    line(
        0,
        "hop "
            + hop.number()
            + ", "
            + place
            + (whose.isEmpty() ? "" : ": " + whose)
            + (hop.role().isEmpty() ? "" : "; " + hop.reason() + ruled(hop.rule())));
    if (hop.addresses().isEmpty() && hop.role().isPresent()) {
      line(2, hop.packets() + (hop.packets() == 1 ? " packet" : " packets") + ", no answer");
    }
    hop.addresses().forEach(this::address);
    hop.setAside().forEach(one -> line(2, "set aside: " + one.reply() + ": " + one.why()));
  }

  private static String ruled(String rule) {
    return rule.equals("none") ? "" : " (rule " + rule + ")";
  }

  private void address(Explanation.Address address) {
    line(
        2,
        address.address()
            + (address.minRttMicros().isPresent()
                ? String.format(
                    Locale.ROOT, ", %.3f ms", address.minRttMicros().getAsLong() / 1000.0)
                : ", no time"));
    address
        .special()
        .ifPresent(
            block ->
                line(
                    4,
                    block.prefix() + " is for " + block.name() + " (" + block.reference() + ")"));
    address
        .exchange()
        .ifPresent(
            lan ->
                line(
                    4,
                    lan.lan()
                        + " is the LAN of "
                        + lan.exchange().name()
                        + ", exchange "
                        + lan.exchange().id()
                        + "; "
                        + lan.member()
                            .map(member -> "the address is assigned to " + name(member))
                            .orElse("it is not known whose the address is")
                        + " ("
                        + lan.source()
                        + ")"));
    address
        .block()
        .ifPresentOrElse(
            block ->
                line(
                    4,
                    block.value().prefix()
                        + " is announced by "
                        + names(List.copyOf(block.value().value().asns()))
                        + " ("
                        + block.source()
                        + ")"),
            () -> {
              if (address.special().isEmpty() && address.exchange().isEmpty()) {
                line(4, "nobody announces it");
              }
            });
    if (!address.labels().isEmpty()) {
      line(4, "MPLS: " + some(address.labels().stream().map(ExplanationText::label).toList()));
    }
    address.vote().ifPresent(this::vote);
  }

  private static String label(MplsLabel label) {
    return "label " + label.label() + " TTL " + label.ttl();
  }

  private void vote(Borders.Reasons vote) {
    line(
        4,
        "who runs the router: "
            + some(
                vote.candidates().stream().map(one -> name(one.operator()) + share(one)).toList()));
    voices("answered before it", vote.before());
    voices("answered behind it", vote.behind());
    voices("likely on the same router", vote.sameRouter());
    networks("first hop of probes in", vote.firstFor());
    networks("right before destinations in", vote.reached());
    networks("last to answer towards", vote.lastTowards());
  }

  private static String share(Borders.Verdict verdict) {
    return String.format(Locale.ROOT, " %.3f", verdict.certainty());
  }

  private void voices(String what, List<Borders.Neighbour> voices) {
    if (!voices.isEmpty()) {
      line(
          6,
          what
              + ": "
              + some(
                  voices.stream()
                      .map(
                          one ->
                              one.address()
                                  + one.verdict()
                                      .map(found -> " (" + found.operator() + share(found) + ")")
                                      .orElse(""))
                      .toList()));
    }
  }

  private void networks(String what, List<Asn> asns) {
    if (!asns.isEmpty()) {
      line(6, what + ": " + some(asns.stream().map(Asn::toString).toList()));
    }
  }

  private static String some(List<String> all) {
    String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? named + " and " + (all.size() - NAMED) + " more" : named;
  }

  private void change(Explanation.Change change) {
    line(2, change.rule() + ": " + change.what());
    line(4, change.before() + " -> " + change.after());
  }

  private void step(int number, Explanation.Step step) {
    AsPath.Step one = step.step();
    String what =
        one.match(
            network -> name(network.asn()),
            oneOf -> "one of " + names(List.copyOf(oneOf.asns())),
            crossing -> "exchange " + crossing.exchangeId(),
            gap -> "not known");
    line(2, number + ". " + what + hops(one.hops()));
    line(5, one.reason() + ruled(step.rule()) + ": " + step.evidence());
  }

  private static String hops(List<Integer> numbers) {
    return switch (numbers.size()) {
      case 0 -> ", no hop";
      case 1 -> ", hop " + numbers.get(0);
      default -> ", hops " + numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    };
  }

  private void exchange(Explanation.Lan lan) {
    line(
        2,
        "step "
            + lan.step()
            + " enters by the LAN of "
            + lan.address().exchange().name()
            + ": "
            + lan.doubt().map(why -> "not sure to be crossed, since " + why).orElse("crossed"));
  }

  private String names(List<Asn> asns) {
    return some(asns.stream().map(this::name).toList());
  }

  private String name(Asn asn) {
    Optional<String> name = book.nameOf(asn);
    return asn
        + name.map(
                full ->
                    " ("
                        + (full.codePointCount(0, full.length()) > LONGEST_NAME
                            ? full.substring(0, full.offsetByCodePoints(0, LONGEST_NAME)) + ".."
                            : full)
                        + ")")
            .orElse("");
  }

  /** Adds a text, and breaks it at blanks where it is too long for one line. */
  private void line(int indent, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent + 4));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
  }
}
