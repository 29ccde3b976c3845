package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Hop;
import org.entrepot.result.Reply;

/** Reads hops as IHR does, one after the other in the order of the result, whatever their TTL. */
final class IhrHops {
  private static final int LAST_GASP = 255;

  /** IHR sorts the addresses of a hop as text. */
  private static final Comparator<IpAddress> AS_TEXT = Comparator.comparing(IpAddress::toString);

  final IhrPath path = new IhrPath();
  final NavigableSet<String> flags = new TreeSet<>();

  /** Who answered, by TTL, with the least round-trip time in microseconds. */
  final NavigableMap<Integer, NavigableMap<IpAddress, OptionalLong>> answers = new TreeMap<>();

  private final IhrLookup lookup;
  private final Map<IpAddress, IhrLookup.Owner> owners = new HashMap<>();
  private final Set<IpAddress> onPath = new HashSet<>();

  IhrHops(IhrLookup lookup) {
    this.lookup = lookup;
  }

  /** What the replies of one hop say. */
  private static final class Heard {
    final NavigableMap<IpAddress, OptionalLong> addresses = new TreeMap<>();
    final Set<String> noAddresses = new TreeSet<>();
    final Set<IpAddress> inTime = new HashSet<>();
    final Set<IpAddress> late = new HashSet<>();
    boolean silence;
    boolean error;

    boolean nothing() {
      return addresses.isEmpty() && noAddresses.isEmpty() && !silence;
    }
  }

  /** Whose an address of a hop is. */
  IhrLookup.Owner owner(IpAddress address) {
    return owners.computeIfAbsent(address, lookup::owner);
  }

  /** Adds a hop to the path; false if the result is not to be used. */
  boolean add(Hop hop) {
    if (hop.error().isPresent() || hop.other().containsKey("error")) {
      return false;
    }
    Heard heard = new Heard();
    for (Reply reply : hop.replies()) {
      if (isFailed(reply)) {
        return false;
      }
      hear(reply, heard);
    }
    if (heard.nothing() || hop.number().isEmpty()) {
      return false;
    }
    int number = hop.number().getAsInt();
    NavigableMap<IpAddress, OptionalLong> here =
        answers.computeIfAbsent(number, ttl -> new TreeMap<>());
    if (number == LAST_GASP) {
      path.addSilent(number);
      flags.add(IhrWords.TOO_MANY_HOPS);
      return true;
    }
    heard.addresses.forEach((address, rtt) -> here.merge(address, rtt, IhrHops::least));
    put(number, heard);
    return true;
  }

  private static boolean isFailed(Reply reply) {
    return reply instanceof Reply.Failed || reply.other().containsKey("error");
  }

  private void hear(Reply reply, Heard heard) {
    Optional<IpAddress> from = from(reply);
    boolean error = isError(reply);
    if (error && from.filter(onPath::contains).isPresent()) {
      return;
    }
    boolean silent = reply instanceof Reply.Timeout || reply.other().containsKey("x");
    if (silent || (from.isEmpty() && !reply.other().containsKey("from"))) {
      heard.silence = true;
      return;
    }
    heard.error |= error;
    if (from.isEmpty()) {
      heard.noAddresses.add(reply.other().get("from"));
      return;
    }
    heard.addresses.merge(from.get(), rttMicros(reply), IhrHops::least);
    if (reply instanceof Reply.Late) {
      heard.late.add(from.get());
    } else if (reply instanceof Reply.Answer answer && answer.embeddedDestination().isEmpty()) {
      heard.inTime.add(from.get());
    }
  }

  private static Optional<IpAddress> from(Reply reply) {
    return reply.match(
        Reply.Answer::from, timeout -> Optional.empty(), Reply.Late::from, f -> Optional.empty());
  }

  private static boolean isError(Reply reply) {
    return reply.other().containsKey("err")
        || (reply instanceof Reply.Answer answer && answer.icmpError().isPresent());
  }

  private static OptionalLong rttMicros(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.rttMs().isPresent()
        ? OptionalLong.of(Math.round(answer.rttMs().getAsDouble() * 1000))
        : OptionalLong.empty();
  }

  private static OptionalLong least(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
  }

  private void put(int number, Heard heard) {
    if (heard.addresses.isEmpty() && heard.noAddresses.isEmpty()) {
      path.addSilent(number);
      return;
    }
    if (heard.error) {
      flags.add(IhrWords.ERRORS);
    }
    for (IpAddress address : heard.addresses.keySet()) {
      onPath.add(address);
      if (!heard.inTime.contains(address)) {
        flags.add(heard.late.contains(address) ? IhrWords.LATE_REPLY : IhrWords.EDST);
      }
    }
    List<IhrNode> nodes = new ArrayList<>();
    heard.noAddresses.forEach(text -> nodes.add(nobody()));
    heard.addresses.keySet().stream()
        .sorted(AS_TEXT)
        .forEach(address -> nodes.addAll(nodes(address)));
    if (heard.addresses.size() + heard.noAddresses.size() == 1) {
      path.addRow(number, nodes);
    } else {
      path.addSet(number, nodes);
    }
  }

  private static IhrNode nobody() {
    return IhrNode.as(Optional.empty(), new IhrLookup.Owner(Optional.empty(), Reasons.UNANNOUNCED));
  }

  private List<IhrNode> nodes(IpAddress address) {
    IhrLookup.Owner owner = owner(address);
    List<IhrNode> nodes = new ArrayList<>();
    Optional<ExchangeAddress> lan = lookup.exchange(address);
    if (lan.isPresent()) {
      long exchange = lan.get().exchange().id();
      nodes.add(IhrNode.atExchange(IhrNode.Kind.EXCHANGE, exchange, address, owner));
      nodes.add(IhrNode.atExchange(IhrNode.Kind.MEMBER, exchange, address, owner));
      nodes.add(IhrNode.atExchange(IhrNode.Kind.INTERFACE, exchange, address, owner));
    }
    nodes.add(IhrNode.as(Optional.of(address), owner));
    return nodes;
  }
}
