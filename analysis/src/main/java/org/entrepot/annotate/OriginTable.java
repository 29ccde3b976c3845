package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Collects the blocks of one file and their origins. Several lines for one block make it a block of
 * several origins. A block is a key of 64 bits and its origins a number, so that a million of them
 * take 12 MB until the map is built.
 *
 * <p>Only blocks that the rest of the Internet would take are taken: no default route, none shorter
 * than /8, none longer than /24 (IPv4) or /48 (IPv6).
 */
final class OriginTable {
  private static final long IPV6 = 1L << 62;

  private final List<Origins> origins = new ArrayList<>();
  private final Map<Origins, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> singles = new HashMap<>();
  private long[] keys = new long[1 << 10];
  private int[] values = new int[1 << 10];
  private int size;

  /**
   * @throws Rejected if the block is not one that counts
   */
  static void check(Prefix prefix) throws Rejected {
    int longest = prefix.network().family() == IpAddress.Family.IPV4 ? 24 : 48;
    if (prefix.length() == 0) {
      throw new Rejected("default route");
    }
    if (prefix.length() < 8) {
      throw new Rejected("shorter than /8");
    }
    if (prefix.length() > longest) {
      throw new Rejected("longer than /" + longest);
    }
  }

  void add(Prefix prefix, Asn origin) {
    Integer number = singles.get(origin.value());
    if (number == null) {
      number = number(new Origins(new TreeSet<>(List.of(origin)), Origins.Kind.SINGLE));
      singles.put(origin.value(), number);
    }
    add(prefix, number);
  }

  void add(Prefix prefix, Origins of) {
    add(prefix, number(of));
  }

  /** Equal origins are one object. */
  private int number(Origins of) {
    Integer known = numbers.putIfAbsent(of, origins.size());
    if (known == null) {
      origins.add(of);
      return origins.size() - 1;
    }
    return known;
  }

  private void add(Prefix prefix, int number) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key(prefix);
    values[size++] = number;
  }

  private int together(int first, int second) {
    if (first == second) {
      return first;
    }
    TreeSet<Asn> all = new TreeSet<>(origins.get(first).asns());
    all.addAll(origins.get(second).asns());
    return number(new Origins(all, all.size() == 1 ? Origins.Kind.SINGLE : Origins.Kind.MULTIPLE));
  }

  /** Where the key is in a table whose size is a power of two, or else would be put. */
  static int slot(long[] table, long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 32) & (table.length - 1);
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /** The family, the 32 or 48 bits that can be set, and the length. */
  static long key(Prefix prefix) {
    IpAddress network = prefix.network();
    return network.family() == IpAddress.Family.IPV4
        ? network.low() << 8 | prefix.length()
        : IPV6 | network.high() >>> 16 << 8 | prefix.length();
  }

  static Prefix prefix(long key) {
    int length = (int) key & 0xFF;
    long bits = (key & ~IPV6) >>> 8;
    IpAddress network = (key & IPV6) == 0 ? IpAddress.v4((int) bits) : IpAddress.v6(bits << 16, 0);
    return new Prefix(network, length);
  }

  /** The finished map. The table is of no more use. */
  PrefixMap<Origins> build() {
    long[] blocks = Arrays.copyOf(keys, size);
    Arrays.sort(blocks);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || blocks[i] != blocks[count - 1]) {
        blocks[count++] = blocks[i];
      }
    }
    int[] numbers = new int[count];
    Arrays.fill(numbers, -1);
    int at = -1;
    for (int i = 0; i < size; i++) {
      boolean next = at + 1 < count && blocks[at + 1] == keys[i]; // as in most files
      at = next ? at + 1 : Arrays.binarySearch(blocks, 0, count, keys[i]);
      numbers[at] = numbers[at] < 0 ? values[i] : together(numbers[at], values[i]);
    }
    PrefixMap.Builder<Origins> map = PrefixMap.builder();
    for (int i = 0; i < count; i++) {
      map.put(prefix(blocks[i]), origins.get(numbers[i]));
    }
    return map.build();
  }
}
