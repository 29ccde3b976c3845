package org.entrepot.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Responder;
import org.entrepot.path.Sounding;
import org.entrepot.path.Viewpoint;

/**
 * How fast every address answered whom, from all traceroutes of a study: of each address the least
 * round-trip time from each of the eight nearest probes whose place is known, and from the nearest
 * probe of each of two countries where only that is known; of each probe its nearest addresses.
 * Times below 0.05 ms are slips of a clock and left out (METHOD.md 2).
 *
 * <p>Least times are a semilattice: order, repetition and split of the traceroutes change nothing.
 * Not safe for several threads.
 */
public final class Delays {
  /** How many probes bound the place of an address; more hardly narrow it. Our own choice. */
  static final int BOUNDS = 8;

  private static final int COUNTRIES = 2;

  /** By how many of its nearest addresses a probe is screened. Our own choice. */
  static final int NEAREST = 32;

  final Tightest byProbe = new Tightest(BOUNDS);
  final Tightest byCountry = new Tightest(COUNTRIES);
  final Map<Integer, Coordinates> probes = new HashMap<>();
  private final Map<Integer, Nearest> nearest = new HashMap<>();

  /** Takes in what a traceroute tells. */
  public void accept(Sounding sounding) {
    Viewpoint from = sounding.viewpoint();
    boolean isPlaced = from.coordinates().isPresent() && from.probeId() <= Integer.MAX_VALUE;
    if (!isPlaced && from.country().isEmpty()) {
      sounding.responders().forEach(each -> byProbe.know(each.address()));
      return;
    }
    int probe = (int) from.probeId();
    if (isPlaced) {
      probes.putIfAbsent(probe, from.coordinates().get());
    }
    for (Responder each : sounding.responders()) {
      byProbe.know(each.address());
      long micros = each.minRttMicros().orElse(0);
      if (micros < LightSpeed.LEAST_CREDIBLE_MICROS) {
        continue;
      }
      if (isPlaced) {
        byProbe.accept(each.address(), micros, probe);
        nearest.computeIfAbsent(probe, p -> new Nearest()).accept(each.address(), micros);
      } else {
        byCountry.accept(each.address(), micros, number(from.country().get()));
      }
    }
  }

  private static int number(CountryCode country) {
    return country.code().charAt(0) << 8 | country.code().charAt(1);
  }

  static CountryCode country(int number) {
    return new CountryCode("" + (char) (number >> 8) + (char) (number & 0xFF));
  }

  /** Takes in all that another has seen. */
  public Delays combine(Delays other) {
    byProbe.combine(other.byProbe);
    byCountry.combine(other.byCountry);
    other.probes.forEach(probes::putIfAbsent);
    other.nearest.forEach(
        (probe, all) -> nearest.computeIfAbsent(probe, p -> new Nearest()).combine(all));
    return this;
  }

  /** Number of addresses. */
  public int size() {
    return byProbe.addresses().size();
  }

  /** Whether an address answered anybody between the ends. */
  public boolean contains(IpAddress address) {
    return byProbe.knows(address);
  }

  /** All addresses, in order. */
  List<IpAddress> addresses() {
    return byProbe.addresses().stream().sorted().toList();
  }

  /** The nearest addresses of each probe. */
  NavigableMap<Integer, List<Nearest.Answer>> nearest() {
    NavigableMap<Integer, List<Nearest.Answer>> all = new TreeMap<>();
    nearest.forEach((probe, of) -> all.put(probe, of.answers()));
    return all;
  }

  /** The few addresses that answer a probe the fastest, each with its least time. */
  static final class Nearest {
    /**
     * An address and its least round-trip time.
     *
     * @param micros microseconds
     */
    record Answer(IpAddress address, long micros) implements Comparable<Answer> {
      @Override
      public int compareTo(Answer other) {
        int byTime = Long.compare(micros, other.micros);
        return byTime != 0 ? byTime : address.compareTo(other.address);
      }
    }

    private final List<Answer> sorted = new ArrayList<>();

    void accept(IpAddress address, long micros) {
      Answer answer = new Answer(address, micros);
      if (sorted.size() == NEAREST && answer.compareTo(sorted.get(NEAREST - 1)) >= 0) {
        return;
      }
      for (int i = 0; i < sorted.size(); i++) {
        if (sorted.get(i).address.equals(address)) {
          if (sorted.get(i).micros <= micros) {
            return;
          }
          sorted.remove(i);
          break;
        }
      }
      int at = sorted.size();
      while (at > 0 && sorted.get(at - 1).compareTo(answer) > 0) {
        at--;
      }
      sorted.add(at, answer);
      if (sorted.size() > NEAREST) {
        sorted.remove(NEAREST);
      }
    }

    void combine(Nearest other) {
      other.sorted.forEach(each -> accept(each.address, each.micros));
    }

    List<Answer> answers() {
      return List.copyOf(sorted);
    }
  }
}
