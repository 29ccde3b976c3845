package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationshipsTest {
  @TempDir Path directory;

  private AddressBook book(String... lines) throws IOException {
    return new References(directory).with(Role.AS_RELATIONSHIPS, "20170601", lines).load();
  }

  private static Optional<Relationship> between(AddressBook book, long first, long second) {
    return book.relationship(new Asn(first), new Asn(second));
  }

  @Test
  void providers_customers_and_peers_are_told_from_both_sides() throws IOException {
    AddressBook book = book("# input clique: 1", "1|2|-1", "5|3|-1", "4|2|0");
    assertThat(between(book, 1, 2)).contains(Relationship.PROVIDER);
    assertThat(between(book, 2, 1)).contains(Relationship.CUSTOMER);
    assertThat(between(book, 5, 3)).contains(Relationship.PROVIDER);
    assertThat(between(book, 3, 5)).contains(Relationship.CUSTOMER);
    assertThat(between(book, 2, 4)).contains(Relationship.PEER);
    assertThat(between(book, 4, 2)).contains(Relationship.PEER);
    assertThat(between(book, 1, 4)).isEmpty();
    assertThat(between(book, 1, 1)).isEmpty();
  }

  @Test
  void serial_2_says_the_same_with_its_source_behind() throws IOException {
    AddressBook book = book("1|2|-1|bgp", "3|2|0|mlp", "4|2|0|");
    assertThat(between(book, 2, 1)).contains(Relationship.CUSTOMER);
    assertThat(between(book, 2, 3)).contains(Relationship.PEER);
    assertThat(file(book, "20170601").records()).isEqualTo(3);
    assertThat(file(book, "20170601").format()).startsWith("CAIDA AS relationships");
  }

  @Test
  void all_neighbours_are_listed_once_as_the_first_file_has_them() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.AS_RELATIONSHIPS, "first", "5|3|-1", "4000000000|2|0", "1|2|-1")
            .with(Role.AS_RELATIONSHIPS, "second", "3|5|0", "4000000001|4000000000|-1")
            .load();
    assertThat(book.neighbours())
        .containsExactly(
            new Neighbours(new Asn(1), new Asn(2), Relationship.PROVIDER),
            new Neighbours(new Asn(2), new Asn(4_000_000_000L), Relationship.PEER),
            new Neighbours(new Asn(3), new Asn(5), Relationship.CUSTOMER),
            new Neighbours(
                new Asn(4_000_000_000L), new Asn(4_000_000_001L), Relationship.CUSTOMER));
  }

  @Test
  void the_day_is_that_of_the_first_table_it_was_made_of() throws IOException {
    AddressBook book = book("# source:topology|BGP|20180201|ripe|rrc00", "1|2|-1");
    assertThat(file(book, "20170601").date()).contains("2018-02-01");
    assertThat(file(book("1|2|-1"), "20170601").date()).contains("2017-06-01");
  }

  @Test
  void broken_lines_are_counted_and_the_first_of_two_that_contradict_is_taken() throws IOException {
    AddressBook book =
        book(
            "1|2|-1",
            "3|2|0",
            "4|2|0",
            "5|2|0",
            "6|2|0",
            "7|2|0",
            "8|2|0",
            "9|2|0",
            "10|2|0",
            "11|2|0",
            "12|2|0",
            "1|2|-1",
            "2|1|-1",
            "2|3|0",
            "1|2",
            "1|2|0|x|y",
            "1|x|0",
            "1|4294967296|0",
            "0|1|0",
            "64512|1|0",
            "9|9|0",
            "1|13|1",
            "1|14|",
            "\u0000|\u001b|0",
            "4199999999|4199999998|-1");
    LoadedFile read = file(book, "20170601");
    assertThat(read.records()).isEqualTo(12);
    assertThat(read.rejected())
        .containsOnly(
            Map.entry("link of an earlier line", 2L),
            Map.entry("contradicts an earlier line", 1L),
            Map.entry("wrong number of columns", 2L),
            Map.entry("not an AS number", 3L),
            Map.entry("reserved AS number", 2L),
            Map.entry("link of an AS with itself", 1L),
            Map.entry("neither -1 nor 0", 2L));
    assertThat(between(book, 1, 2)).contains(Relationship.PROVIDER);
    assertThat(between(book, 4199999998L, 4199999999L)).contains(Relationship.CUSTOMER);
    assertThat(between(book, 1, 13)).isEmpty();
  }

  @Test
  void the_earlier_file_is_believed_and_the_later_fills_in() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.AS_RELATIONSHIPS, "a", "1|2|-1")
            .with(Role.AS_RELATIONSHIPS, "b", "1|2|0", "1|3|0")
            .load();
    assertThat(between(book, 1, 2)).contains(Relationship.PROVIDER);
    assertThat(between(book, 1, 3)).contains(Relationship.PEER);
  }

  @Test
  void a_file_of_something_else_is_not_taken_for_one() {
    assertThatThrownBy(() -> book("1 2 -1", "Name|1 2 3"))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("asRelationships");
  }

  @Test
  void any_number_of_links_is_kept() {
    List<Relationship> kinds = List.of(Relationship.values());
    for (long seed = 1; seed <= 5; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Links links = new Links();
      Map<String, Relationship> expected = new HashMap<>();
      for (int i = 0; i < 20_000; i++) {
        long a = random.nextLong(1, seed % 2 == 0 ? 300 : 4_200_000_000L);
        long b = a % 2 == 0 ? a + 1 : random.nextLong(1, 4_200_000_000L);
        if (a == b) {
          continue;
        }
        Relationship told = kinds.get(random.nextInt(3));
        Optional<Relationship> known = Optional.ofNullable(expected.get(a + " " + b));
        assertThat(links.add(new Asn(a), new Asn(b), told)).as("seed %d", seed).isEqualTo(known);
        if (known.isEmpty()) {
          expected.put(a + " " + b, told);
          expected.put(b + " " + a, told.reversed());
        }
      }
      assertThat(links.size()).as("seed %d", seed).isEqualTo(expected.size() / 2);
      for (Map.Entry<String, Relationship> link : expected.entrySet()) {
        String[] ends = link.getKey().split(" ", -1);
        assertThat(
                links.between(new Asn(Long.parseLong(ends[0])), new Asn(Long.parseLong(ends[1]))))
            .as("seed %d, %s", seed, link.getKey())
            .contains(link.getValue());
      }
    }
  }
}
