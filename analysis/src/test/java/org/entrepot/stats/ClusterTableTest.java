package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.junit.jupiter.api.Test;

class ClusterTableTest {
  private static final Cluster A = new Cluster("a", "x", 3, 1);
  private static final Cluster B = new Cluster("b", "x", 2, 0);

  @Test
  void what_is_given_is_copied() {
    List<Cluster> clusters = new ArrayList<>(List.of(A, B));
    SortedMap<String, List<Count>> events = new TreeMap<>(Comparator.reverseOrder());
    events.put("p", new ArrayList<>(List.of(new Count(0, 1, 2))));
    events.put("q", List.of());
    var table = new ClusterTable<>(clusters, events);
    clusters.clear();
    events.clear();
    assertThat(table.clusters()).containsExactly(A, B);
    assertThat(table.events()).containsOnlyKeys("p", "q");
    assertThat(table.events().firstKey()).as("the order of subjects is kept").isEqualTo("q");
    assertThatThrownBy(() -> table.events().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_cluster_has_at_least_one_unit_and_no_more_unresolved_ones_than_units() {
    assertThatThrownBy(() -> new Cluster("a", "x", 0, 0))
        .hasMessage("cluster a has 0 units, 0 of them unresolved");
    assertThatThrownBy(() -> new Cluster("a", "x", 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cluster("a", "x", 2, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_count_lies_between_nothing_and_what_is_possible() {
    assertThat(new Count(0, 0, 1).units()).isZero();
    assertThatThrownBy(() -> new Count(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Count(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Count(0, 2, 1))
        .hasMessage("a count of 2 units of 1 possible ones");
  }

  @Test
  void counts_name_clusters_that_exist_in_ascending_order_and_once() {
    assertThatThrownBy(() -> table(new Count(1, 1, 1), new Count(0, 1, 1)))
        .hasMessage("the counts of p name cluster 0 after 1, of 2 clusters");
    assertThatThrownBy(() -> table(new Count(0, 1, 1), new Count(0, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table(new Count(2, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table(new Count(-1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_count_exceeds_its_cluster() {
    assertThatThrownBy(() -> table(new Count(1, 1, 3)))
        .hasMessage("p counts 3 possible units in cluster b, which has 2");
  }

  @Test
  void no_two_clusters_have_one_name() {
    assertThatThrownBy(() -> new ClusterTable<>(List.of(A, A), new TreeMap<String, List<Count>>()))
        .hasMessage("two clusters are named a");
  }

  private static ClusterTable<String> table(Count... counts) {
    return new ClusterTable<>(List.of(A, B), new TreeMap<>(Map.of("p", List.of(counts))));
  }
}
