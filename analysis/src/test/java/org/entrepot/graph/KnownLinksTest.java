package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.Relationship.CUSTOMER;
import static org.entrepot.annotate.Relationship.PEER;
import static org.entrepot.annotate.Relationship.PROVIDER;
import static org.entrepot.graph.RandomGraphs.as;
import static org.entrepot.graph.RandomGraphs.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLinksTest {
  @TempDir Path folder;

  /** With the oddities of real files: a comment, a link twice, and one that contradicts itself. */
  private AddressBook book() throws IOException {
    Path file =
        Files.write(
            folder.resolve("as-rel.txt"),
            List.of("# input clique: 3", "3|2|-1", "1|3|0", "3|2|-1", "2|3|0", "4000000000|3|-1"));
    DataFile data = new DataFile(file, "as-rel.txt");
    return AddressBook.load(new Dataset(List.of(), Map.of(Role.AS_RELATIONSHIPS, List.of(data))));
  }

  private static Asn large() {
    return new Asn(4_000_000_000L);
  }

  private static Link large(boolean up) {
    return up
        ? new Link(as(3), large(), 0, 0, 0, Optional.of(CUSTOMER))
        : new Link(large(), as(3), 0, 0, 0, Optional.of(PROVIDER));
  }

  private static AsGraph seen() {
    return new AsGraph(
        List.of(
            new Link(as(2), as(3), 7, 2, 1, Optional.empty()),
            new Link(as(2), as(1), 4, 1, 0, Optional.empty())),
        new TreeSet<>(List.of(as(1), as(2), as(3), as(8))));
  }

  @Test
  void every_known_relationship_is_a_step_each_way() throws IOException {
    AsGraph graph = AsGraph.known(book());
    assertThat(graph.asns()).containsExactly(as(1), as(2), as(3), large());
    assertThat(graph.links())
        .containsExactly(
            link(1, 3, PEER),
            link(2, 3, CUSTOMER),
            link(3, 1, PEER),
            link(3, 2, PROVIDER),
            large(true),
            large(false));
    assertThat(graph.link(as(3), as(2))).contains(link(3, 2, PROVIDER));
    assertThat(graph.link(as(1), as(2))).isEmpty();
    assertThat(graph.link(as(1), as(77))).isEmpty();
  }

  @Test
  void what_was_seen_can_be_told_apart_by_relationship() throws IOException {
    AsGraph graph = seen().labelled(book());
    assertThat(graph.links())
        .containsExactly(
            new Link(as(2), as(1), 4, 1, 0, Optional.empty()),
            new Link(as(2), as(3), 7, 2, 1, Optional.of(CUSTOMER)));
    assertThat(graph.asns()).isEqualTo(seen().asns());
  }

  @Test
  void what_was_seen_keeps_its_counts_among_all_that_is_known() throws IOException {
    AsGraph graph = seen().with(book());
    assertThat(graph.links())
        .containsExactly(
            link(1, 3, PEER),
            new Link(as(2), as(1), 4, 1, 0, Optional.empty()),
            new Link(as(2), as(3), 7, 2, 1, Optional.of(CUSTOMER)),
            link(3, 1, PEER),
            link(3, 2, PROVIDER),
            large(true),
            large(false));
    assertThat(graph.asns()).containsExactly(as(1), as(2), as(3), as(8), large());
  }

  @Test
  void a_graph_without_anything_is_one() {
    AsGraph empty = new ObservedLinks().graph();
    assertThat(empty.nodes()).isZero();
    assertThat(empty.asJgrapht().vertexSet()).isEmpty();
    assertThat(CustomerCones.recursive(empty).sizes()).isEmpty();
    assertThat(Betweenness.of(empty, 2)).isNotNull();
  }
}
