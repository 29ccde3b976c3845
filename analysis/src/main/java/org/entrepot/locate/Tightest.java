package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.net.IpAddress;

/**
 * For each address the few least round-trip times, each from another viewpoint. It holds what is
 * least and not how often it was seen: taking something in twice, or in another order, or in parts
 * that are combined, gives the same.
 */
final class Tightest {
  private static final long FREE = Long.MAX_VALUE;

  private final int most;
  private final Map<IpAddress, Integer> numbers = new HashMap<>();
  private final List<IpAddress> addresses = new ArrayList<>();

  /** For each address in turn: time and viewpoint packed, in order, the free ones last. */
  private long[] slots;

  /**
   * @param most how many of an address are kept
   */
  Tightest(int most) {
    this.most = most;
    this.slots = free(64 * most);
  }

  private static long[] free(int length) {
    long[] made = new long[length];
    Arrays.fill(made, FREE);
    return made;
  }

  static long micros(long packed) {
    return packed >>> 32;
  }

  static int viewpoint(long packed) {
    return (int) packed;
  }

  /** Takes in a time; of one longer than half an hour nothing is to be learned. */
  void accept(IpAddress address, long micros, int viewpoint) {
    if (micros <= Integer.MAX_VALUE) {
      insert(number(address) * most, micros << 32 | viewpoint);
    }
  }

  /** Takes in an address that no time is known of. */
  void know(IpAddress address) {
    number(address);
  }

  boolean knows(IpAddress address) {
    return numbers.containsKey(address);
  }

  private int number(IpAddress address) {
    Integer known = numbers.putIfAbsent(address, addresses.size());
    if (known != null) {
      return known;
    }
    addresses.add(address);
    if (addresses.size() * most > slots.length) {
      int full = slots.length;
      slots = Arrays.copyOf(slots, full * 2);
      Arrays.fill(slots, full, slots.length, FREE);
    }
    return addresses.size() - 1;
  }

  private void insert(int from, long packed) {
    if (packed >= slots[from + most - 1]) {
      return;
    }
    int at = from;
    while (slots[at] < packed) {
      if (viewpoint(slots[at]) == viewpoint(packed)) {
        return; // the same viewpoint was faster
      }
      at++;
    }
    // Everything behind moves on by one, up to a free slot or the viewpoint's own slower time.
    long moved = packed;
    while (at < from + most && moved != FREE) {
      long here = slots[at];
      slots[at++] = moved;
      if (here != FREE && viewpoint(here) == viewpoint(packed)) {
        return;
      }
      moved = here;
    }
  }

  void combine(Tightest other) {
    for (IpAddress address : other.addresses) {
      know(address);
      for (long packed : other.of(address)) {
        accept(address, micros(packed), viewpoint(packed));
      }
    }
  }

  /** The least times of an address with their viewpoints, in order. */
  long[] of(IpAddress address) {
    Integer number = numbers.get(address);
    if (number == null) {
      return new long[0];
    }
    int from = number * most;
    int to = from;
    while (to < from + most && slots[to] != FREE) {
      to++;
    }
    return Arrays.copyOfRange(slots, from, to);
  }

  /** All addresses, in no certain order. */
  List<IpAddress> addresses() {
    return addresses;
  }
}
