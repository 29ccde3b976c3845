package org.entrepot.path;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;

/**
 * The operators that a path goes through, nearest first. Neighbouring steps differ, and a stretch
 * that is not known stands as a {@link Gap}: the operators on both sides of it are not neighbours.
 *
 * @param steps the first is the viewpoint's own AS
 */
public record AsPath(List<Step> steps) {
  /** Copies the steps. */
  public AsPath {
    steps = List.copyOf(steps);
  }

  /** One step of a path. */
  public sealed interface Step {
    /** The numbers of the hops behind this step, ascending; none if it is known without a hop. */
    List<Integer> hops();

    /** The word for the evidence that decided, such as {@code lpm}. */
    String reason();

    /** The ASes that it may be: one, or several, or none if that is not known. */
    default Set<Asn> asns() {
      return Set.of();
    }

    /** Applies the function for the kind of step that this is. */
    <T> T match(
        Function<? super Network, ? extends T> network,
        Function<? super OneOf, ? extends T> oneOf,
        Function<? super Crossing, ? extends T> crossing,
        Function<? super Gap, ? extends T> gap);
  }

  /** One AS. */
  public record Network(Asn asn, List<Integer> hops, String reason) implements Step {
    /** Copies the hops. */
    public Network {
      hops = List.copyOf(hops);
    }

    @Override
    public Set<Asn> asns() {
      return Set.of(asn);
    }

    @Override
    public <T> T match(
        Function<? super Network, ? extends T> network,
        Function<? super OneOf, ? extends T> oneOf,
        Function<? super Crossing, ? extends T> crossing,
        Function<? super Gap, ? extends T> gap) {
      return network.apply(this);
    }
  }

  /** One of several ASes, it is not known which. */
  public record OneOf(NavigableSet<Asn> asns, List<Integer> hops, String reason) implements Step {
    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if there are not several
     */
    public OneOf {
      if (asns.size() < 2) {
        throw new IllegalArgumentException("one of several needs several: " + asns);
      }
      asns = Frozen.copyOf(asns);
      hops = List.copyOf(hops);
    }

    @Override
    public <T> T match(
        Function<? super Network, ? extends T> network,
        Function<? super OneOf, ? extends T> oneOf,
        Function<? super Crossing, ? extends T> crossing,
        Function<? super Gap, ? extends T> gap) {
      return oneOf.apply(this);
    }
  }

  /**
   * An address on the peering LAN of an exchange of which is not known whose it is. The next
   * network is the neighbour of the one before: a LAN has no operator of its own on the path.
   *
   * @param exchangeId the exchange
   */
  public record Crossing(long exchangeId, List<Integer> hops, String reason) implements Step {
    /** Copies the hops. */
    public Crossing {
      hops = List.copyOf(hops);
    }

    @Override
    public <T> T match(
        Function<? super Network, ? extends T> network,
        Function<? super OneOf, ? extends T> oneOf,
        Function<? super Crossing, ? extends T> crossing,
        Function<? super Gap, ? extends T> gap) {
      return crossing.apply(this);
    }
  }

  /** A stretch of which is not known who operates it. */
  public record Gap(List<Integer> hops, String reason) implements Step {
    /** Copies the hops. */
    public Gap {
      hops = List.copyOf(hops);
    }

    @Override
    public <T> T match(
        Function<? super Network, ? extends T> network,
        Function<? super OneOf, ? extends T> oneOf,
        Function<? super Crossing, ? extends T> crossing,
        Function<? super Gap, ? extends T> gap) {
      return gap.apply(this);
    }
  }

  /** The path as text: {@code AS8400 ? {AS1299,AS3356} ix424 AS3320}. */
  @Override
  public String toString() {
    return String.join(
        " ",
        steps.stream()
            .map(
                step ->
                    step.match(
                        network -> network.asn().toString(),
                        oneOf ->
                            "{"
                                + String.join(
                                    ",", oneOf.asns().stream().map(Asn::toString).toList())
                                + "}",
                        crossing -> "ix" + crossing.exchangeId(),
                        gap -> "?"))
            .toList());
  }
}
