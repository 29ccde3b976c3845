package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpaceTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void no_two_blocks_have_an_address_in_common(long seed) {
    Random random = new Random(seed);
    AddressSpace space = new AddressSpace();
    TreeMap<Long, Prefix> blocks = new TreeMap<>();
    for (int i = 0; i < 2000; i++) {
      Prefix block = space.block(14 + random.nextInt(12));
      blocks.put(block.network().low() & 0xFFFF_FFFFL, block);
    }
    assertThat(blocks).as("seed " + seed).hasSize(2000);
    List<Prefix> order = new ArrayList<>(blocks.values());
    for (int i = 1; i < order.size(); i++) {
      assertThat(order.get(i - 1).covers(order.get(i)))
          .as("seed %s: %s covers %s", seed, order.get(i - 1), order.get(i))
          .isFalse();
    }
  }

  @Test
  void every_address_is_handed_out_before_there_are_none() {
    AddressSpace space = new AddressSpace();
    long handed = 0;
    for (int i = 0; i < 13; i++) {
      // What the small one leaves of a large block is cut up in turn.
      for (int length : new int[] {10, 24, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12}) {
        handed += 1L << (32 - space.block(length).length());
      }
      handed += 1L << (32 - space.block(11).length());
    }
    while (handed < AddressSpace.SIZE) {
      handed += 1L << (32 - space.block(12).length());
    }
    assertThat(handed).isEqualTo(AddressSpace.SIZE);
    assertThatThrownBy(() -> space.block(32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too many networks");
  }
}
