package org.entrepot.annotate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.jspecify.annotations.Nullable;

/**
 * Which ASes are neighbours, and as what. A hash table without an object a link: half a million
 * take 13 MB.
 */
final class Links {
  private long[] keys = new long[1 << 10]; // 0 where free: no AS has the number 0
  private @Nullable Relationship[] lowerIs = new Relationship[1 << 10];
  private int size;

  /**
   * Adds a link, unless the two are known to be neighbours.
   *
   * @param relationship what the first is to the second
   * @return what was known of the two before: what the first is to the second
   */
  Optional<Relationship> add(Asn first, Asn second, Relationship relationship) {
    long key = key(first, second);
    int slot = OriginTable.slot(keys, key);
    if (keys[slot] == key) {
      return Optional.of(seenFrom(first, second, slot));
    }
    keys[slot] = key;
    boolean lower = first.value() < second.value();
    lowerIs[slot] = lower ? relationship : relationship.reversed();
    if (++size * 2 > keys.length) {
      grow();
    }
    return Optional.empty();
  }

  /** What the first is to the second, if they are neighbours. */
  Optional<Relationship> between(Asn first, Asn second) {
    long key = key(first, second);
    int slot = OriginTable.slot(keys, key);
    return keys[slot] == key ? Optional.of(seenFrom(first, second, slot)) : Optional.empty();
  }

  /** All links, the lower number first, in order of the numbers. */
  Stream<Neighbours> all() {
    return Arrays.stream(keys)
        .filter(key -> key != 0)
        .map(key -> key ^ Long.MIN_VALUE)
        .sorted()
        .map(key -> key ^ Long.MIN_VALUE)
        .mapToObj(
            key -> {
              Relationship lower = Objects.requireNonNull(lowerIs[OriginTable.slot(keys, key)]);
              return new Neighbours(new Asn(key >>> 32), new Asn(key & 0xFFFF_FFFFL), lower);
            });
  }

  /** Number of links. */
  int size() {
    return size;
  }

  private Relationship seenFrom(Asn first, Asn second, int slot) {
    Relationship lower = Objects.requireNonNull(lowerIs[slot]);
    return first.value() < second.value() ? lower : lower.reversed();
  }

  private static long key(Asn first, Asn second) {
    long low = Math.min(first.value(), second.value());
    long high = Math.max(first.value(), second.value());
    return low << 32 | high;
  }

  private void grow() {
    long[] larger = new long[keys.length * 2];
    @Nullable Relationship[] moved = new Relationship[larger.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int slot = OriginTable.slot(larger, keys[i]);
        larger[slot] = keys[i];
        moved[slot] = lowerIs[i];
      }
    }
    keys = larger;
    lowerIs = moved;
  }
}
