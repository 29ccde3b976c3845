package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.PrefixMap.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map against the plainest one there is: a sorted map asked once for each length. */
class PrefixMapLawTest {
  private static List<Entry<Integer>> bruteForce(Map<Prefix, Integer> all, Prefix of) {
    List<Entry<Integer>> found = new ArrayList<>();
    for (int length = 0; length <= of.length(); length++) {
      Prefix candidate = new Prefix(of.network(), length);
      Integer value = all.get(candidate);
      if (value != null) {
        found.add(new Entry<>(candidate, value));
      }
    }
    return found;
  }

  private static IpAddress question(Generated generated, List<Prefix> blocks) {
    if (blocks.isEmpty() || generated.below(8) == 0) {
      return generated.address(generated.below(2) == 0 ? Family.IPV4 : Family.IPV6);
    }
    Prefix near = blocks.get(generated.below(blocks.size()));
    return switch (generated.below(4)) {
      case 0 -> near.network();
      case 1 -> IpAddress.v6(0, near.network().low()); // the bits of one family in the other
      default -> generated.inside(near);
    };
  }

  /** Few values make blocks share chains, many keep them apart; large maps have large roots. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 40",
    "2, 1, 1, 40",
    "3, 2, 1, 40",
    "4, 10, 2, 40",
    "5, 60, 1, 40",
    "6, 60, 3, 40",
    "7, 300, 2, 20",
    "8, 300, 300, 20",
    "9, 3000, 1, 2",
    "10, 3000, 5, 2",
    "11, 3000, 3000, 2",
    "12, 20000, 1, 1",
    "13, 20000, 4, 1",
    "14, 20000, 20000, 1",
    "15, 40000, 100, 1"
  })
  void look_ups_agree_with_brute_force(long firstSeed, int count, int values, int rounds) {
    for (long seed = firstSeed * 1000; seed < firstSeed * 1000 + rounds; seed++) {
      Generated generated = new Generated(seed);
      List<Prefix> blocks = generated.crowd(count);
      Integer[] shared = new Integer[values];
      for (int i = 0; i < values; i++) {
        shared[i] = i;
      }
      Map<Prefix, Integer> all = new TreeMap<>();
      PrefixMap.Builder<Integer> builder = PrefixMap.builder();
      for (Prefix block : blocks) {
        Integer value = shared[generated.below(values)];
        all.put(block, value);
        builder.put(block, value);
      }
      PrefixMap<Integer> map = builder.build();
      assertThat(map.size()).as("size with seed %d", seed).isEqualTo(all.size());
      for (int i = 0; i < Math.max(200, count); i++) {
        IpAddress address = question(generated, blocks);
        Prefix block = new Prefix(address, generated.below(address.family().bits() + 1));
        compare(seed, map, all, address, block);
      }
    }
  }

  private static void compare(
      long seed,
      PrefixMap<Integer> map,
      Map<Prefix, Integer> all,
      IpAddress address,
      Prefix block) {
    List<Entry<Integer>> chain = bruteForce(all, Prefix.of(address));
    Optional<Entry<Integer>> longest = chain.stream().reduce((outer, inner) -> inner);
    String question = "seed " + seed + ", address " + address + ", block " + block;
    agree(question, map.covering(address), chain);
    agree(question, map.covering(block), bruteForce(all, block));
    agree(question, map.longestMatch(address), longest);
    agree(question, map.longestMatchOr(address, -1), longest.map(Entry::value).orElse(-1));
  }

  private static void agree(String question, Object found, Object expected) {
    if (!found.equals(expected)) { // AssertJ is too slow for millions of questions
      assertThat(found).as(question).isEqualTo(expected);
    }
  }
}
