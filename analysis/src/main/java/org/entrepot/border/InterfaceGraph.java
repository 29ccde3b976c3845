package org.entrepot.border;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * Which address answered right behind which, from all traceroutes of a study. It holds what was
 * seen and not how often, so that a traceroute more of a kind that is there changes nothing; and
 * any split of the traceroutes, combined, gives the same graph. Not safe for several threads.
 */
public final class InterfaceGraph {
  /**
   * An interface.
   *
   * @param address by which it answers
   * @param behind the address before it, where its own may be used by anybody
   */
  record Node(IpAddress address, Optional<IpAddress> behind) implements Comparable<Node> {
    @Override
    public int compareTo(Node other) {
      int byAddress = address.compareTo(other.address);
      if (byAddress != 0 || behind.equals(other.behind)) {
        return byAddress;
      }
      return behind.isEmpty()
          ? -1
          : other.behind.isEmpty() ? 1 : behind.get().compareTo(other.behind.get());
    }
  }

  final List<Node> nodes = new ArrayList<>();

  /** Pairs of interfaces of which the second answered at the next TTL. */
  final LongSet next = new LongSet();

  /** Pairs of an interface and the AS of a viewpoint in which it was the first hop. */
  final LongSet first = new LongSet();

  /** Pairs of an interface and the AS of a destination that answered right behind it. */
  final LongSet reached = new LongSet();

  /** Pairs of an interface and the AS of a destination towards which nothing answered behind it. */
  final LongSet last = new LongSet();

  private final Map<Node, Integer> numbers = new HashMap<>();

  /** Takes in what a traceroute tells. */
  public void accept(Sighting sighting) {
    List<Sighting.Spot> spots = sighting.spots();
    int end = spots.size() - (sighting.reached() ? 1 : 0);
    int before = -1;
    int latest = -1;
    Optional<IpAddress> previous = Optional.empty();
    for (int i = 0; i < end; i++) {
      Sighting.Spot spot = spots.get(i);
      if (spot.address().isEmpty() || (spot.special() && previous.isEmpty())) {
        before = -1;
        previous = Optional.empty();
        continue;
      }
      int node =
          number(new Node(spot.address().get(), spot.special() ? previous : Optional.empty()));
      if (before >= 0 && before != node) {
        next.add(LongSet.pair(before, node));
      }
      if (i == 0 && sighting.source().isPresent()) {
        first.add(LongSet.pair(node, sighting.source().get().value()));
      }
      before = node;
      latest = node;
      previous = spot.address();
    }
    for (Asn destination : sighting.destinations()) {
      if (sighting.reached() && before >= 0) {
        reached.add(LongSet.pair(before, destination.value()));
      } else if (!sighting.reached() && latest >= 0) {
        last.add(LongSet.pair(latest, destination.value()));
      }
    }
  }

  private int number(Node node) {
    Integer known = numbers.putIfAbsent(node, nodes.size());
    if (known != null) {
      return known;
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  /** Takes in all that another has seen. */
  public InterfaceGraph combine(InterfaceGraph other) {
    int[] here = other.nodes.stream().mapToInt(this::number).toArray();
    other.next.forEach(pair -> next.add(LongSet.pair(here[(int) (pair >>> 32)], here[(int) pair])));
    copy(other.first, first, here);
    copy(other.reached, reached, here);
    copy(other.last, last, here);
    return this;
  }

  private static void copy(LongSet from, LongSet to, int[] here) {
    from.forEach(pair -> to.add(LongSet.pair(here[(int) (pair >>> 32)], pair & 0xFFFF_FFFFL)));
  }

  /** Number of interfaces. */
  public int size() {
    return nodes.size();
  }

  /** Whose router each interface is on, as all that was seen makes it most likely. */
  public Borders vote(AddressBook book) {
    return new BorderVote(this, book).borders();
  }
}
