package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.border.Borders;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.MplsLabel;
import org.entrepot.result.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Watches the rules of a policy at their work on one draft: the draft is compared before and behind
 * each, so that the rules themselves need not tell anything, and cost nothing where nobody asks.
 */
final class Explaining {
  private static final String NONE = "none";

  private final AddressBook book;
  private final PathPolicy policy;
  private final Draft draft;
  private final Map<Integer, Story> stories = new TreeMap<>();
  private final List<Explanation.Change> changes = new ArrayList<>();

  /** What is told of a TTL so far. */
  private static final class Story {
    int packets;
    final List<Explanation.SetAside> setAside = new ArrayList<>();
    final Map<IpAddress, String> rules = new TreeMap<>();
  }

  /** What an address was found to be at one time. */
  private record Found(String reason, NavigableSet<Asn> operators, List<Reply.Answer> answers) {
    @Override
    public String toString() {
      return operators.isEmpty() ? reason : reason + " " + list(operators);
    }
  }

  private Explaining(AddressBook book, PathPolicy policy, Draft draft) {
    this.book = book;
    this.policy = policy;
    this.draft = draft;
  }

  static Explanation of(TracePaths paths, AddressBook book, PathPolicy policy, Draft draft) {
    Explaining watch = new Explaining(book, policy, draft);
    watch.tellReplies();
    for (Rule rule : policy.rules()) {
      watch.onHops(rule);
    }
    TracePaths.assemble(draft);
    for (Rule rule : policy.rules()) {
      watch.onSteps(rule);
    }
    return watch.finish(paths.finish(draft));
  }

  /** What the draft does not even take in. */
  private void tellReplies() {
    for (org.entrepot.result.Hop told : draft.trace.hops()) {
      if (told.number().isEmpty()) {
        continue;
      }
      Story story = stories.computeIfAbsent(told.number().getAsInt(), number -> new Story());
      story.packets += told.replies().size();
      for (Reply reply : told.replies()) {
        if (reply instanceof Reply.Late late) {
          story.setAside.add(
              new Explanation.SetAside(
                  late.from().map(IpAddress::toString).orElse("a reply"),
                  "late: it answers an earlier packet"));
        } else if (reply instanceof Reply.Failed failed) {
          story.setAside.add(
              new Explanation.SetAside("a packet", "it could not be sent: " + failed.error()));
        } else if (reply instanceof Reply.Answer answer && answer.from().isEmpty()) {
          story.setAside.add(new Explanation.SetAside("an answer", "it is from no address"));
        }
      }
    }
  }

  private void onHops(Rule rule) {
    Map<Integer, Map<IpAddress, Found>> before = snapshot();
    rule.onHops(draft, book);
    compare(rule, before);
  }

  private void onSteps(Rule rule) {
    Map<Integer, Map<IpAddress, Found>> before = snapshot();
    AsPath path = TracePaths.asPath(draft);
    rule.onSteps(draft, book);
    compare(rule, before);
    AsPath after = TracePaths.asPath(draft);
    if (!after.toString().equals(path.toString())) {
      change(rule, "path", path.toString(), after.toString());
    }
  }

  private Map<Integer, Map<IpAddress, Found>> snapshot() {
    Map<Integer, Map<IpAddress, Found>> all = new TreeMap<>();
    for (Draft.Hop hop : draft.hops) {
      Map<IpAddress, Found> found = new TreeMap<>();
      hop.findings.forEach(finding -> found.put(finding.address, found(finding)));
      all.put(hop.number, found);
    }
    return all;
  }

  private static Found found(Draft.Finding finding) {
    return new Found(finding.reason, finding.operators, List.copyOf(finding.answers));
  }

  private void compare(Rule rule, Map<Integer, Map<IpAddress, Found>> before) {
    Map<Integer, Map<IpAddress, Found>> after = snapshot();
    before.forEach(
        (number, found) -> {
          Map<IpAddress, Found> now = after.get(number);
          if (now == null) {
            change(rule, "hop " + number, "on the path", "left out");
            return;
          }
          found.forEach((address, was) -> compare(rule, number, address, was, now.get(address)));
        });
  }

  private void compare(Rule rule, int number, IpAddress address, Found was, @Nullable Found is) {
    Story story = stories.computeIfAbsent(number, key -> new Story());
    List<Reply.Answer> gone = new ArrayList<>(was.answers());
    if (is != null) {
      is.answers().forEach(gone::remove);
    }
    gone.stream()
        .map(answer -> why(answer, rule))
        .sorted()
        .forEach(why -> story.setAside.add(new Explanation.SetAside(address.toString(), why)));
    if (is != null
        && !(is.reason().equals(was.reason()) && is.operators().equals(was.operators()))) {
      story.rules.put(address, rule.name());
      change(rule, "hop " + number + ", " + address, was.toString(), is.toString());
    }
  }

  private static String why(Reply.Answer answer, Rule rule) {
    if (rule instanceof Reach) {
      return "it stands on another way of the same length: the destination answered too";
    }
    if (answer.embeddedDestination().isPresent()) {
      return "it answers a packet to " + answer.embeddedDestination().get();
    }
    return answer.icmpError().isPresent()
        ? "an error (" + answer.icmpError().get() + ") from an address that answered before"
        : "by the rule " + rule.name();
  }

  private void change(Rule rule, String what, String before, String after) {
    changes.add(new Explanation.Change(rule.name(), rule.citation(), what, before, after));
  }

  private Explanation finish(ObservedPath path) {
    List<Explanation.Step> steps = new ArrayList<>();
    List<Explanation.Lan> lans = new ArrayList<>();
    for (int i = 0; i < draft.steps.size(); i++) {
      Draft.Step step = draft.steps.get(i);
      steps.add(
          new Explanation.Step(
              path.asPath().steps().get(i), Meanings.ruleOf(step.reason()), evidence(step)));
      ExchangeAddress lan = step.hops().isEmpty() ? null : step.hops().get(0).exchange();
      if (i > 0 && lan != null) {
        lans.add(
            new Explanation.Lan(
                i + 1, lan, TracePaths.doubt(lan.exchange(), draft.steps.get(i - 1), step, book)));
      }
    }
    return new Explanation(
        path,
        policy.name(),
        viewpoint(),
        hops(),
        changes,
        steps,
        lans,
        path.flags().stream()
            .map(flag -> new Explanation.Flag(flag, Meanings.flag(flag)))
            .toList());
  }

  private String viewpoint() {
    if (draft.viewpoint.asn().isEmpty()) {
      return "of the probe's network nothing is known";
    }
    return book.probe(draft.trace.probeId())
        .flatMap(record -> record.asn(TracePaths.family(draft.trace)))
        .map(asn -> "the probe is in " + asn.value() + " by its record (" + asn.source() + ")")
        .orElseGet(
            () ->
                "the probe has no record; its public address is announced by "
                    + draft.viewpoint.asn().get());
  }

  private List<Explanation.Hop> hops() {
    Map<Integer, Draft.Hop> kept = new TreeMap<>();
    draft.hops.forEach(hop -> kept.put(hop.number, hop));
    List<Explanation.Hop> all = new ArrayList<>();
    Optional<IpAddress> previous = Optional.empty();
    for (Map.Entry<Integer, Story> each : stories.entrySet()) {
      Story story = each.getValue();
      // Replies in another order are told in the same one.
      story.setAside.sort(
          Comparator.comparing(Explanation.SetAside::reply)
              .thenComparing(Explanation.SetAside::why));
      Draft.Hop hop = kept.get(each.getKey());
      if (hop == null) {
        all.add(
            new Explanation.Hop(
                each.getKey(),
                story.packets,
                Optional.empty(),
                List.of(),
                story.setAside,
                new TreeSet<>(),
                NONE,
                NONE));
        continue;
      }
      List<Explanation.Address> addresses = new ArrayList<>();
      for (Draft.Finding one : hop.findings) {
        addresses.add(address(one, previous));
      }
      previous = hop.onlyAddress();
      String rules =
          story.rules.entrySet().stream()
              .filter(entry -> hop.has(entry.getKey()))
              .map(Map.Entry::getValue)
              .distinct()
              .collect(Collectors.joining(", "));
      all.add(
          new Explanation.Hop(
              hop.number,
              story.packets,
              Optional.of(hop.role),
              addresses,
              story.setAside,
              hop.operators(),
              hop.role == Role.EDGE ? Reasons.EDGE : hop.reason(),
              rules.isEmpty() ? NONE : rules));
    }
    return all;
  }

  private Explanation.Address address(Draft.Finding finding, Optional<IpAddress> previous) {
    IpAddress address = finding.address;
    boolean special = book.special(address).isPresent();
    Optional<Borders.Reasons> vote =
        special && previous.isEmpty()
            ? Optional.empty()
            : draft.borders.why(address, special ? previous : Optional.empty());
    Map<String, List<MplsLabel>> stacks = new TreeMap<>();
    finding.answers.forEach(
        answer -> stacks.put(answer.mplsLabels().toString(), answer.mplsLabels()));
    List<MplsLabel> labels = stacks.values().stream().flatMap(List::stream).toList();
    return new Explanation.Address(
        address,
        finding.minRttMicros(),
        labels,
        book.special(address),
        book.exchange(address),
        book.origins(address),
        vote);
  }

  /** What a step rests on: what is known of the first address that was decided as it was. */
  private String evidence(Draft.Step step) {
    if (step.isGap()) {
      return step.hops().isEmpty()
          ? "nothing is known of the TTLs here"
          : step.hops().stream()
              .map(hop -> "hop " + hop.number + " " + hop.reason())
              .collect(Collectors.joining(", "));
    }
    if (step.reason().equals(Reasons.PROBE)) {
      return viewpoint();
    }
    if (step.reason().equals(Reasons.INFERRED)) {
      return "the routing tables have "
          + list(step.operators())
          + " there ("
          + String.join(", ", book.routingTables())
          + ")";
    }
    boolean narrowed = step.reason().equals(Reasons.NARROWED);
    for (Draft.Hop hop : step.hops()) {
      for (Draft.Finding finding : hop.findings) {
        if (finding.reason.equals(step.reason()) || (narrowed && finding.operators.size() > 1)) {
          return "hop "
              + hop.number
              + ": "
              + evidence(finding)
              + (narrowed ? "; " + list(step.operators()) + " fits beside the other steps" : "");
        }
      }
    }
    return Meanings.reason(step.reason());
  }

  private String evidence(Draft.Finding finding) {
    IpAddress address = finding.address;
    if (finding.reason.equals(Reasons.BORDER)) {
      return "seen around "
          + address
          + ", "
          + list(finding.operators)
          + " is most likely"
          + draft
              .borders
              .of(address, Optional.empty())
              .map(found -> String.format(Locale.ROOT, ", %.3f of the vote", found.certainty()))
              .orElse("");
    }
    ExchangeAddress lan = finding.exchange;
    if (lan != null) {
      return address
          + " is on the LAN "
          + lan.lan()
          + " of "
          + lan.exchange().name()
          + lan.member().map(member -> ", assigned to " + member).orElse("")
          + " ("
          + lan.source()
          + ")";
    }
    return book.origins(address)
        .map(
            block ->
                block.value().prefix()
                    + " is announced by "
                    + list(block.value().value().asns())
                    + " ("
                    + block.source()
                    + ")")
        .orElseGet(() -> Meanings.reason(finding.reason));
  }

  static String list(NavigableSet<Asn> asns) {
    return asns.stream().map(Asn::toString).collect(Collectors.joining(" or "));
  }
}
