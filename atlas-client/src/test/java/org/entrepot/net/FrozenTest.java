package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FrozenTest {

  @Test
  void isTheTreeThatItWasCopiedFrom() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      NavigableSet<Integer> tree = new TreeSet<>();
      int draws = random.nextInt(6) + 1;
      for (int i = 0; i < draws; i++) {
        tree.add(random.nextInt(10));
      }
      NavigableSet<Integer> frozen = Frozen.copyOf(tree);
      assertThat(frozen).as("seed %d", seed).isEqualTo(tree).hasSameHashCodeAs(tree);
      assertThat(tree).as("seed %d", seed).isEqualTo(frozen);
      assertThat(Frozen.copyOf(new TreeSet<>(tree))).as("seed %d", seed).isEqualTo(frozen);
      for (Function<NavigableSet<Integer>, Object> asked : questions(random.nextInt(10))) {
        assertThat(String.valueOf(asked.apply(frozen)))
            .as("seed %d", seed)
            .isEqualTo(String.valueOf(asked.apply(tree)));
      }
    }
  }

  private static List<Function<NavigableSet<Integer>, Object>> questions(int at) {
    return List.of(
        set -> set,
        set -> set.first() + " " + set.last() + " " + set.comparator(),
        set -> set.contains(at),
        set -> set.lower(at) + " " + set.floor(at) + " " + set.ceiling(at) + " " + set.higher(at),
        NavigableSet::descendingSet,
        set -> set.descendingIterator().next(),
        set -> set.headSet(at) + " " + set.headSet(at, true),
        set -> set.tailSet(at) + " " + set.tailSet(at, false),
        set -> set.subSet(at, at + 3) + " " + set.subSet(at, false, at + 3, true));
  }

  @Test
  void cannotBeChangedAndIsItsOwnCopy() {
    NavigableSet<Integer> tree = new TreeSet<>(List.of(1, 2));
    NavigableSet<Integer> frozen = Frozen.copyOf(tree);
    tree.add(3);
    assertThat(frozen).containsExactly(1, 2);
    assertThat(Frozen.copyOf(frozen)).isSameAs(frozen);
    for (Runnable change :
        List.<Runnable>of(
            () -> frozen.add(3),
            () -> frozen.remove(1),
            frozen::clear,
            frozen::pollFirst,
            frozen::pollLast,
            () -> frozen.tailSet(1).clear(),
            () -> frozen.descendingSet().add(3))) {
      assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThatThrownBy(
            () -> {
              var elements = frozen.iterator();
              elements.next();
              elements.remove();
            })
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(frozen).containsExactly(1, 2);
  }

  @Test
  void isInNaturalOrderWhateverTheOrderOfTheOther() {
    NavigableSet<Integer> down = new TreeSet<>(List.of(1, 2, 3)).descendingSet();
    assertThat(Frozen.copyOf(down)).containsExactly(1, 2, 3);
    assertThat(Frozen.of(7)).containsExactly(7).isEqualTo(new TreeSet<>(List.of(7)));
    assertThat(Frozen.copyOf(new TreeSet<Integer>())).isEmpty();
  }
}
