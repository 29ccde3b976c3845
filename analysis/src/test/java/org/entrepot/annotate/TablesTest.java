package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  private static final int AS_SET = 1;
  private static final int AS_SEQUENCE = 2;
  private static final int CONFEDERATION = 3;

  @TempDir Path directory;

  private static String line(long peer, String prefix, String path) {
    return "TABLE_DUMP2|1401487200|B|192.0.2.9|"
        + peer
        + "|"
        + prefix
        + "|"
        + path
        + "|IGP|192.0.2.9|0|0||NAG||";
  }

  private AddressBook book(String... lines) throws IOException {
    return new References(directory).with(Role.RIB, "table", lines).load();
  }

  private AddressBook book(byte[] mrt) throws IOException {
    return new References(directory).with(Role.RIB, "table", mrt).load();
  }

  private static List<String> paths(AddressBook book, String address) {
    return book.bgpPaths(IpAddress.parse(address)).stream().map(BgpPath::toString).toList();
  }

  private static List<String> pathsFrom(AddressBook book, long peer, String address) {
    return book.bgpPathsFrom(new Asn(peer), IpAddress.parse(address)).stream()
        .map(BgpPath::toString)
        .toList();
  }

  private static boolean adjacent(AddressBook book, long first, long second) {
    return book.isAdjacent(new Asn(first), new Asn(second));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, 1 2 3",
    "1 1 1 2 3 3, 1 2 3", // prepending
    "1 {2} 3, 1 2 3", // a set of one
    "'1 2 {4,3,4}', '1 2 {3,4}'",
    "'1 2 {4,3} 5', '1 2 {3,4,5}'", // what stands behind a set is as uncertain as the set
    "1 (64600 64601) 2 [64602] 3, 1 2 3", // the inside of a confederation
    "1 (7 8) 2, 1 2",
    "1 2 64512 64512, 1 2", // a customer without a number of its own
    "'1 2 {64512,64513}', 1 2",
    "1 4199999999, 1 4199999999",
  })
  void a_path_is_cleaned(String announced, String cleaned) throws IOException {
    AddressBook book = book(line(1, "11.0.0.0/16", announced));

    assertThat(paths(book, "11.0.1.1")).containsExactly(cleaned);
    assertThat(file(book, "table").records()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "11.0.0.0/16, 1 2 1, loop in the AS path",
    "11.0.0.0/16, 1 2 3 2, loop in the AS path",
    "11.0.0.0/16, '', AS path without a sequence",
    "11.0.0.0/16, '{1,2}', AS path without a sequence",
    "11.0.0.0/16, 1 64512 2, reserved AS number within the AS path",
    "11.0.0.0/16, 1 23456 2, reserved AS number within the AS path",
    "11.0.0.0/16, 1 2x, not an AS path",
    "11.0.0.0/16, '1 {2,3', not an AS path",
    "11.0.0.0/16, 1 4294967296, not an AS path",
    "11.0.0.0/16, 1 99999999999999999999999, not an AS path",
    "0.0.0.0/0, 1, default route",
    "11.0.0.0/25, 1 2, longer than /24",
    "2001:db8::/49, 1 2, longer than /48",
    "11.0.0.0/33, 1 2, not a prefix",
    "11.0.0.0, 1 2, not a prefix",
  })
  void a_route_that_does_not_count_is_counted_by_reason(String prefix, String path, String reason)
      throws IOException {
    AddressBook book = book(line(1, "12.0.0.0/16", "1"), line(1, prefix, path));

    LoadedFile file = file(book, "table");
    assertThat(file.records()).isEqualTo(1);
    assertThat(file.rejected()).containsOnlyKeys(reason);
    assertThat(file.examples()).containsExactly("table:2: " + line(1, prefix, path));
  }

  @Test
  void a_path_without_end_is_refused_before_it_costs_anything() throws IOException {
    StringBuilder path = new StringBuilder("1");
    for (int asn = 131_072; asn < 231_072; asn++) {
      path.append(' ').append(asn);
    }
    AddressBook book = book(line(1, "12.0.0.0/16", "1"), line(1, "11.0.0.0/16", path.toString()));

    assertThat(file(book, "table").rejected()).containsOnlyKeys("AS path of more than 1024 ASes");
  }

  @Test
  void the_longest_block_of_any_peer_answers_and_of_one_peer_the_longest_of_its_own()
      throws IOException {
    AddressBook book =
        book(
            line(1, "11.0.0.0/16", "1 3 5"),
            line(2, "11.0.0.0/16", "2 3 5"),
            line(2, "11.0.1.0/24", "2 4 5"),
            line(1, "2001:db8::/32", "1 5"),
            line(2, "11.0.0.0/16", "2 3 3 5"), // of another router of the same network
            line(2, "11.0.0.0/16", "2 9 5"));

    assertThat(paths(book, "11.0.1.1")).containsExactly("2 4 5");
    assertThat(paths(book, "11.0.2.1")).containsExactly("1 3 5", "2 3 5", "2 9 5");
    assertThat(paths(book, "2001:db8::1")).containsExactly("1 5");
    assertThat(paths(book, "13.0.0.1")).isEmpty();
    assertThat(pathsFrom(book, 1, "11.0.1.1")).containsExactly("1 3 5");
    assertThat(pathsFrom(book, 2, "11.0.1.1")).containsExactly("2 4 5");
    assertThat(pathsFrom(book, 2, "11.0.2.1")).containsExactly("2 3 5", "2 9 5");
    assertThat(pathsFrom(book, 3, "11.0.1.1")).isEmpty();
  }

  @Test
  void neighbours_stand_side_by_side_in_either_order_or_are_known_as_such() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.RIB, "table", line(1, "11.0.0.0/16", "1 2 2 4199999999 {3,4}"))
            .with(Role.AS_RELATIONSHIPS, "links", "7|8|-1")
            .load();

    assertThat(adjacent(book, 1, 2)).isTrue();
    assertThat(adjacent(book, 4_199_999_999L, 2)).isTrue();
    assertThat(adjacent(book, 8, 7)).isTrue();
    assertThat(adjacent(book, 1, 4_199_999_999L)).isFalse();
    assertThat(adjacent(book, 2, 2)).isFalse();
    assertThat(adjacent(book, 4_199_999_999L, 3)).isFalse();
    assertThat(adjacent(book, 3, 4)).isFalse();
  }

  @Test
  void several_tables_answer_as_one() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.RIB, "one", line(1, "11.0.0.0/16", "1 3 5"), line(2, "11.0.0.0/8", "2 6"))
            .with(Role.RIB, "two", line(2, "11.0.0.0/16", "2 3 5"), line(1, "11.0.0.0/16", "1 3 5"))
            .load();

    assertThat(paths(book, "11.0.1.1")).containsExactly("1 3 5", "2 3 5");
    assertThat(pathsFrom(book, 2, "11.0.1.1")).containsExactly("2 3 5");
    assertThat(paths(book, "11.1.1.1")).containsExactly("2 6");
    assertThat(adjacent(book, 2, 6)).isTrue();
    assertThat(adjacent(book, 2, 3)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_order_of_the_routes_does_not_matter(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new java.util.ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int peer = 1 + random.nextInt(4);
      String prefix = "11." + random.nextInt(8) + ".0.0/" + (14 + random.nextInt(3));
      lines.add(line(peer, prefix, peer + " " + (10 + random.nextInt(3)) + " 20"));
    }
    AddressBook book = book(lines.toArray(String[]::new));
    java.util.Collections.shuffle(lines, new java.util.Random(seed));
    AddressBook other = book(lines.toArray(String[]::new));

    for (int i = 0; i < 8; i++) {
      String address = "11." + i + ".3.4";
      assertThat(paths(other, address)).as("seed %d", seed).isEqualTo(paths(book, address));
      for (long peer = 1; peer <= 4; peer++) {
        assertThat(pathsFrom(other, peer, address))
            .as("seed %d", seed)
            .isEqualTo(pathsFrom(book, peer, address));
      }
    }
  }

  private static String origins(AddressBook book, String address) {
    return book.origins(IpAddress.parse(address))
        .map(found -> found.value().value().kind() + " " + found.value().value().asns())
        .orElse("none");
  }

  @Test
  void without_another_file_the_origins_are_those_that_half_of_the_full_peers_see()
      throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    for (int peer = 1; peer <= 4; peer++) {
      for (int block = 0; block < 20; block++) {
        lines.add(line(peer, "11." + block + ".0.0/16", peer + " 50"));
      }
    }
    lines.add(line(1, "12.0.0.0/16", "1 60")); // seen by one of four
    lines.add(line(1, "13.0.0.0/16", "1 60"));
    lines.add(line(2, "13.0.0.0/16", "2 60")); // by two
    for (int peer = 1; peer <= 4; peer++) {
      lines.add(line(peer, "14.0.0.0/16", peer + (peer <= 2 ? " 61" : " 62")));
      lines.add(line(peer, "15.0.0.0/16", peer + " 50 {63,64}"));
    }
    for (int block = 0; block < 16; block++) { // 80% of 22 are more: these two are not full
      lines.add(line(8, "11." + block + ".0.0/16", "8 70"));
      lines.add(line(9, "11." + block + ".0.0/16", "9 70"));
    }
    References references =
        new References(directory).with(Role.RIB, "table", lines.toArray(String[]::new));
    AddressBook alone = references.load();
    AddressBook beside = references.with(Role.IP_TO_AS, "routes", "11.0.0.0/16\t99").load();

    assertThat(origins(alone, "11.0.0.1")).isEqualTo("SINGLE [AS50]");
    assertThat(origins(alone, "12.0.0.1")).isEqualTo("none");
    assertThat(origins(alone, "13.0.0.1")).isEqualTo("SINGLE [AS60]");
    assertThat(origins(alone, "14.0.0.1")).isEqualTo("MULTIPLE [AS61, AS62]");
    assertThat(origins(alone, "15.0.0.1")).isEqualTo("AS_SET [AS63, AS64]");
    assertThat(alone.origins(IpAddress.parse("11.0.0.1")).orElseThrow().source())
        .isEqualTo("table");
    assertThat(origins(beside, "11.0.0.1")).isEqualTo("SINGLE [AS99]");
    assertThat(origins(beside, "13.0.0.1")).isEqualTo("none");
  }

  @Test
  void no_more_than_ten_peers_need_to_see_an_origin() throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    for (int peer = 1; peer <= 30; peer++) {
      for (int block = 0; block < 20; block++) {
        lines.add(line(peer, "11." + block + ".0.0/16", peer + " 50"));
      }
      if (peer <= 10) {
        lines.add(line(peer, "12.0.0.0/16", peer + " 60"));
      }
      if (peer <= 9) {
        lines.add(line(peer, "13.0.0.0/16", peer + " 60"));
      }
    }
    AddressBook book = book(lines.toArray(String[]::new));

    assertThat(origins(book, "12.0.0.1")).isEqualTo("SINGLE [AS60]");
    assertThat(origins(book, "13.0.0.1")).isEqualTo("none");
  }

  /** Writes records of MRT. */
  private static final class Mrt {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    interface Body {
      void write(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(Body body) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    Mrt record(int type, int subtype, Body body) throws IOException {
      byte[] written = bytes(body);
      return header(type, subtype, written.length, written);
    }

    Mrt header(int type, int subtype, int length, byte[] body) throws IOException {
      DataOutputStream out = new DataOutputStream(file);
      out.writeInt(1_401_487_200);
      out.writeShort(type);
      out.writeShort(subtype);
      out.writeInt(length);
      out.write(body);
      return this;
    }

    Mrt peers(long... asns) throws IOException {
      return record(
          13,
          1,
          out -> {
            out.writeInt(1);
            out.writeShort(3);
            out.write("abc".getBytes(StandardCharsets.US_ASCII));
            out.writeShort(asns.length);
            for (long asn : asns) {
              out.writeByte(asn % 2 == 0 ? 3 : 2); // an IPv6 address for every second
              out.writeInt(9);
              out.write(new byte[asn % 2 == 0 ? 16 : 4]);
              out.writeInt((int) asn);
            }
          });
    }

    /** A route to 11.0.0.0/16 for each list of attributes, of the first peers in turn. */
    Mrt routes(byte[]... attributes) throws IOException {
      return record(
          13,
          2,
          out -> {
            out.writeInt(0);
            out.write(new byte[] {16, 11, 0});
            out.writeShort(attributes.length);
            for (int peer = 0; peer < attributes.length; peer++) {
              out.writeShort(peer);
              out.writeInt(0);
              out.writeShort(attributes[peer].length);
              out.write(attributes[peer]);
            }
          });
    }

    static byte[] attribute(int flags, int type, byte[] value) throws IOException {
      return bytes(
          out -> {
            out.writeByte(flags);
            out.writeByte(type);
            if ((flags & 0x10) == 0) {
              out.writeByte(value.length);
            } else {
              out.writeShort(value.length);
            }
            out.write(value);
          });
    }

    static byte[] segment(int size, int type, long... asns) throws IOException {
      return bytes(
          out -> {
            out.writeByte(type);
            out.writeByte(asns.length);
            for (long asn : asns) {
              if (size == 2) {
                out.writeShort((int) asn);
              } else {
                out.writeInt((int) asn);
              }
            }
          });
    }

    static byte[] join(byte[]... parts) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      Arrays.stream(parts).forEach(all::writeBytes);
      return all.toByteArray();
    }

    static byte[] path(long... asns) throws IOException {
      return join(
          attribute(0x40, 1, new byte[] {0}), attribute(0x50, 2, segment(4, AS_SEQUENCE, asns)));
    }

    byte[] bytes() {
      return file.toByteArray();
    }
  }

  @Test
  void segments_of_every_kind_are_read_from_mrt() throws IOException {
    byte[] mixed =
        Mrt.attribute(
            0x40,
            2,
            Mrt.join(
                Mrt.segment(4, CONFEDERATION, 64600, 64601),
                Mrt.segment(4, AS_SEQUENCE, 2, 2, 200_000),
                Mrt.segment(4, AS_SET, 7, 6)));
    AddressBook book = book(new Mrt().peers(1, 2).routes(Mrt.path(1, 5, 8), mixed).bytes());

    assertThat(paths(book, "11.0.1.1")).containsExactly("1 5 8", "2 200000 {6,7}");
    assertThat(pathsFrom(book, 2, "11.0.1.1")).containsExactly("2 200000 {6,7}");
    assertThat(file(book, "table").format()).startsWith("MRT");
    assertThat(file(book, "table").date()).contains("2014-05-30");
    assertThat(file(book, "table").records()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1 23456 3, 200000 3, 1 200000 3",
    "1 1 23456, 200000, 1 200000", // prepended by a router of 16 bits
    "1 2, 9 8 7, 1 2", // longer than the path: cannot be its end
    "1 2, '', 1 2",
  })
  void old_tables_of_16_bits_get_their_numbers_of_32(String path, String wide, String joined)
      throws IOException {
    byte[] attributes =
        Mrt.join(
            Mrt.attribute(0x40, 2, Mrt.segment(2, AS_SEQUENCE, numbers(path))),
            wide.isEmpty()
                ? new byte[0]
                : Mrt.attribute(0xC0, 17, Mrt.segment(4, AS_SEQUENCE, numbers(wide))));
    byte[] mrt =
        new Mrt()
            .record(
                12,
                1,
                out -> {
                  out.writeInt(0);
                  out.write(new byte[] {11, 0, 0, 0, 16, 1});
                  out.writeInt(0);
                  out.writeInt(0);
                  out.writeShort(1);
                  out.writeShort(attributes.length);
                  out.write(attributes);
                })
            .bytes();

    assertThat(paths(book(mrt), "11.0.1.1")).containsExactly(joined);
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void what_is_at_fault_in_a_record_costs_no_other() throws IOException {
    byte[] unknownSegment = Mrt.attribute(0x40, 2, Mrt.segment(4, 9, 1));
    byte[] cutPath = Mrt.attribute(0x40, 2, new byte[] {2, 100, 0, 0, 0, 1});
    byte[] cutAttribute = {0x40, 2, 100, 2};
    Mrt mrt =
        new Mrt()
            .peers(1)
            .routes(unknownSegment)
            .routes(cutPath)
            .routes(cutAttribute)
            .routes(Mrt.path(1, 3), Mrt.path(2, 3)) // of a second peer, where there is one
            .record(16, 4, out -> out.writeInt(7))
            .record(13, 3, out -> out.writeInt(7))
            .record(13, 2, out -> out.writeInt(7))
            .record(13, 2, out -> out.write(new byte[] {0, 0, 0, 0, 33, 1, 1, 1, 1, 1, 0, 0}))
            .routes(Mrt.path(1, 4));
    AddressBook book = book(mrt.bytes());

    LoadedFile file = file(book, "table");
    assertThat(paths(book, "11.0.1.1")).containsExactly("1 3", "1 4");
    assertThat(file.records()).isEqualTo(2);
    assertThat(file.rejected())
        .containsOnlyKeys(
            "AS path cut short",
            "AS path with an unknown segment",
            "attributes of a route cut short",
            "multicast routes",
            "not a prefix",
            "not of a routing table",
            "record cut short",
            "route of a peer that is in no table of peers");
    assertThat(file.examples())
        .contains("table:7: bytes 5388ff60000d00030000000400000007")
        .hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, MrtTables.LONGEST_RECORD, 100_000})
  void a_length_that_is_not_there_is_counted_and_takes_no_room(int length) throws IOException {
    byte[] mrt =
        new Mrt()
            .peers(1)
            .routes(Mrt.path(1, 3))
            .header(13, 2, length, new byte[] {1, 2, 3})
            .bytes();
    AddressBook book = book(mrt);

    assertThat(paths(book, "11.0.1.1")).containsExactly("1 3");
    assertThat(file(book, "table").rejected().values()).containsExactly(1L);
  }

  @Test
  void a_table_cut_anywhere_is_read_up_to_there() throws IOException {
    byte[] whole =
        new Mrt().peers(1, 2).routes(Mrt.path(1, 3), Mrt.path(2, 3)).routes(Mrt.path(1, 4)).bytes();
    for (int length = 12; length < whole.length; length++) {
      LoadedFile file = file(book(Arrays.copyOf(whole, length)), "table");
      assertThat(file.records()).as("%d bytes", length).isBetween(0L, 2L);
      assertThat(file.rejected().keySet()).as("%d bytes", length).isSubsetOf("record cut short");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void damaged_bytes_never_break_anything(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole =
        new Mrt().peers(1, 2).routes(Mrt.path(1, 3), Mrt.path(2, 3)).routes(Mrt.path(1, 4)).bytes();
    for (int round = 0; round < 200; round++) {
      byte[] damaged = whole.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt(256);
      }
      LoadedFile file = file(book(damaged), "table");
      assertThat(file.examples())
          .as("seed %d, round %d", seed, round)
          .hasSameSizeAs(file.rejected().keySet());
    }
  }
}
