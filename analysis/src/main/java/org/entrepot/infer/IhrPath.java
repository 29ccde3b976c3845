package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;

/** A path on its way: what the hops gave, and its reduction to ASes that differ. */
final class IhrPath {
  private final List<Element> elements = new ArrayList<>();

  /**
   * What a hop gave, or a part of it.
   *
   * @param hop the hop's number
   * @param nodes several if several addresses answered
   * @param silent whether it stands for nobody's answer
   * @param lan whether an address of it lies on the LAN of an exchange
   */
  private record Element(int hop, List<IhrNode> nodes, boolean silent, boolean lan) {
    Set<Asn> asns() {
      return nodes.stream()
          .filter(IhrNode::isAs)
          .flatMap(node -> node.asn().stream())
          .collect(Collectors.toSet());
    }

    boolean isUnknown() {
      return nodes.stream().allMatch(IhrNode::isUnknown);
    }
  }

  /**
   * What is left of one or more hops.
   *
   * @param nodes several where several may stand for each other
   * @param hops the numbers of the hops that gave it, and of later ones that gave the same AS
   */
  record Step(List<IhrNode> nodes, NavigableSet<Integer> hops) {
    boolean has(Asn asn) {
      return nodes.stream().anyMatch(node -> node.isAs() && node.asn().equals(Optional.of(asn)));
    }

    boolean hasAs() {
      return nodes.stream().anyMatch(IhrNode::isAs);
    }

    boolean hasExchange() {
      return !nodes.stream().allMatch(IhrNode::isAs);
    }

    /** As IHR writes it. */
    @Override
    public String toString() {
      String text = nodes.stream().map(IhrNode::toString).collect(Collectors.joining(","));
      return nodes.size() == 1 ? text : "{" + text + "}";
    }
  }

  /**
   * A path as IHR uses it.
   *
   * @param steps in a row
   * @param flags what is odd about it
   * @param discarded why it is not used
   */
  record Reduced(List<Step> steps, NavigableSet<String> flags, Optional<String> discarded) {}

  /** Adds a hop at which nobody answered. */
  void addSilent(int hop) {
    IhrNode unknown =
        IhrNode.as(Optional.empty(), new IhrLookup.Owner(Optional.empty(), Reasons.SILENT));
    elements.add(new Element(hop, List.of(unknown), true, false));
  }

  /** Adds the nodes of the one address of a hop, each as an element of its own. */
  void addRow(int hop, List<IhrNode> nodes) {
    boolean lan = nodes.size() > 1;
    nodes.forEach(node -> elements.add(new Element(hop, List.of(node), false, lan)));
  }

  /** Adds the nodes of the addresses of a hop, which stand for each other. */
  void addSet(int hop, List<IhrNode> nodes) {
    boolean lan = !nodes.stream().allMatch(IhrNode::isAs);
    elements.add(new Element(hop, List.copyOf(nodes), false, lan));
  }

  /** Leaves out what is not known and every AS that was met before, and sees to the two ends. */
  Reduced reduce(Asn start, Asn end) {
    pruneSilentEnd();
    Reduction reduction = new Reduction();
    elements.forEach(reduction::add);
    return reduction.between(start, end, elements.size());
  }

  /** Takes a row of silent hops at the end for one, unless no hop answered at all. */
  private void pruneSilentEnd() {
    int end = elements.size();
    while (end > 0 && elements.get(end - 1).silent) {
      end--;
    }
    if (end > 0 && end < elements.size()) {
      elements.subList(end + 1, elements.size()).clear();
    }
  }

  /** One walk along the elements. */
  private static final class Reduction {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Asn, Step> met = new HashMap<>();
    private final NavigableSet<String> flags = new TreeSet<>();
    private int unknown;
    private Set<Asn> before = Set.of();
    private boolean gap;

    void add(Element element) {
      watch(element);
      unknown += element.isUnknown() ? 1 : 0;
      List<IhrNode> kept = new ArrayList<>();
      Step step = new Step(Collections.unmodifiableList(kept), new TreeSet<>());
      for (IhrNode node : element.nodes) {
        if (node.isUnknown()) {
          continue;
        }
        if (node.isAs()) {
          Step earlier = met.putIfAbsent(node.asn().orElseThrow(), step);
          if (earlier != null) {
            earlier.hops.add(element.hop);
            continue;
          }
        }
        kept.add(node);
      }
      if (!kept.isEmpty()) {
        step.hops.add(element.hop);
        steps.add(step);
        if (kept.size() > 1) {
          flags.add(IhrWords.AS_SET);
        }
        if (step.hasExchange()) {
          flags.add(IhrWords.IXP_IN_PATH);
        }
      }
    }

    /** Sees what the reduction will not show any more. */
    private void watch(Element element) {
      Set<Asn> asns = element.asns();
      if (asns.isEmpty()) {
        // An unknown member of an exchange leaves the exchange between its neighbours.
        gap |= element.isUnknown() && !element.lan;
        return;
      }
      boolean same = !Collections.disjoint(asns, before);
      if (gap && !same && !before.isEmpty()) {
        flags.add(IhrWords.GAP_BRIDGED);
      }
      if (!same && asns.stream().anyMatch(met::containsKey)) {
        flags.add(IhrWords.LOOP_REMOVED);
      }
      gap = false;
      before = asns;
    }

    Reduced between(Asn start, Asn end, int all) {
      if (unknown > 0) {
        flags.add(IhrWords.UNKNOWN_REDUCTION + "=" + percent(unknown, all));
      }
      if (steps.isEmpty()) {
        return discarded(IhrWords.EMPTY_PATH);
      }
      // An exchange's nodes at an end are passed over: only the outermost AS is asked.
      Optional<Step> first = steps.stream().filter(Step::hasAs).findFirst();
      if (first.isPresent() && !first.get().has(start)) {
        if (met.containsKey(start)) {
          return discarded(IhrWords.START_AS_IN_PATH);
        }
        flags.add(IhrWords.START_AS_MISSING);
        steps.add(0, added(start, IhrWords.START_AS_MISSING));
      }
      Optional<Step> last = steps.stream().filter(Step::hasAs).reduce((one, other) -> other);
      if (last.isPresent() && !last.get().has(end)) {
        // What was put before the path is not looked for here: 5, then 7, towards 5 is 5 7 5.
        if (met.containsKey(end)) {
          return discarded(IhrWords.END_AS_IN_PATH);
        }
        flags.add(IhrWords.END_AS_MISSING);
        steps.add(added(end, IhrWords.END_AS_MISSING));
      }
      return steps.size() == 1
          ? discarded(IhrWords.SINGLE_AS)
          : new Reduced(steps, flags, Optional.empty());
    }

    private static Step added(Asn asn, String reason) {
      return new Step(List.of(IhrNode.added(asn, reason)), new TreeSet<>());
    }

    private Reduced discarded(String reason) {
      return new Reduced(steps, flags, Optional.of(reason));
    }
  }

  /** Percent with up to two decimals, such as 33.33 and 50. */
  private static String percent(int part, int all) {
    return java.math.BigDecimal.valueOf(100L * part)
        .divide(java.math.BigDecimal.valueOf(all), 2, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
