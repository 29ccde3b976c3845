package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpToAsTest {
  @TempDir Path directory;

  private AddressBook load(String... lines) throws IOException {
    return new References(directory).with(Role.IP_TO_AS, "routes", lines).load();
  }

  private static Optional<Origins> origins(AddressBook book, String address) {
    return book.origins(IpAddress.parse(address)).map(found -> found.value().value());
  }

  private static Origins of(Origins.Kind kind, long... asns) {
    return new Origins(new TreeSet<>(LongStream.of(asns).mapToObj(Asn::new).toList()), kind);
  }

  static Stream<List<String>> the_same_routes_in_every_format() {
    return Stream.of(
        List.of("1.0.0.0/16\t10", "1.0.1.0/24\t20", "2001:db8::/32\t30"),
        List.of("; IP-ASN32-DAT file", "1.0.0.0/16\t10", "1.0.1.0/24\t20", "2001:db8::/32\t30"),
        List.of("1.0.0.0\t16\t10", "1.0.1.0\t24\t20", "2001:db8::\t32\t30"),
        List.of("% RIS", "", "10\t1.0.0.0/16\t300", "20\t1.0.1.0/24\t1", "30\t2001:db8::/32\t9"),
        List.of(
            "asn\tprefix\taf\trir\tcc\tstatus\topaque_id",
            "10\t1.0.0.0/16\tipv4\tripencc\tRS\tassigned\tx",
            "20\t1.0.1.0/24\tipv4\tripencc\tRS\tassigned\tx",
            "30\t2001:db8::/32\tipv6\tripencc\tRS\tassigned\tx"),
        List.of(
            "1.0.0.0\t1.0.0.255\t10\tRS\tTEN",
            "1.0.1.0\t1.0.1.255\t20\tRS\tTWENTY",
            "1.0.2.0\t1.0.255.255\t10\tRS\tTEN",
            "2001:db8::\t2001:db8:ffff:ffff:ffff:ffff:ffff:ffff\t30\tRS\tTHIRTY"));
  }

  @ParameterizedTest
  @MethodSource("the_same_routes_in_every_format")
  void the_longest_announced_block_answers(List<String> lines) throws IOException {
    AddressBook book = load(lines.toArray(String[]::new));

    assertThat(origins(book, "1.0.7.1")).contains(of(Origins.Kind.SINGLE, 10));
    assertThat(origins(book, "1.0.1.1")).contains(of(Origins.Kind.SINGLE, 20));
    assertThat(origins(book, "2001:db8::1")).contains(of(Origins.Kind.SINGLE, 30));
    assertThat(origins(book, "1.1.0.0")).isEmpty();
    assertThat(file(book, "routes").rejected()).isEmpty();
    assertThat(file(book, "routes").records()).isBetween(3L, 4L);
    assertThat(book.origins(IpAddress.parse("1.0.1.1")))
        .contains(
            new Sourced<>(
                new PrefixMap.Entry<>(Prefix.parse("1.0.1.0/24"), of(Origins.Kind.SINGLE, 20)),
                "routes"));
  }

  @Test
  void several_origins_and_as_sets_are_told_apart() throws IOException {
    AddressBook book =
        load(
            "1.0.0.0\t24\t10_20",
            "1.0.1.0\t24\t10,20",
            "1.0.2.0\t24\t271,7860_8111",
            "1.0.3.0\t24\t25019_25019,65457",
            "1.0.4.0\t24\t64512_10",
            "1.0.5.0\t24\t64512_65000",
            "1.0.6.0\t24\t10_");

    assertThat(origins(book, "1.0.0.1")).contains(of(Origins.Kind.MULTIPLE, 10, 20));
    assertThat(origins(book, "1.0.1.1")).contains(of(Origins.Kind.AS_SET, 10, 20));
    assertThat(origins(book, "1.0.2.1")).contains(of(Origins.Kind.MULTIPLE, 271, 7860, 8111));
    assertThat(origins(book, "1.0.3.1")).contains(of(Origins.Kind.SINGLE, 25019));
    assertThat(origins(book, "1.0.4.1")).contains(of(Origins.Kind.SINGLE, 10));
    assertThat(file(book, "routes").rejected())
        .isEqualTo(new TreeMap<>(Map.of("reserved AS number", 1L, "not an AS number", 1L)));
  }

  @Test
  void braces_are_a_set_and_a_set_of_one_is_a_single_origin() throws IOException {
    AddressBook book = load("1.0.0.0/24\t{12849}", "1.0.1.0/24\t{10,20}", "1.0.2.0/24\t5");

    assertThat(origins(book, "1.0.0.1")).contains(of(Origins.Kind.SINGLE, 12849));
    assertThat(origins(book, "1.0.1.1")).contains(of(Origins.Kind.AS_SET, 10, 20));
  }

  @Test
  void several_lines_for_one_block_are_several_origins() throws IOException {
    AddressBook book =
        load(
            "10\t1.0.0.0/24\t300",
            "20\t1.0.1.0/24\t300",
            "20\t1.0.0.0/24\t2",
            "20\t1.0.1.0/24\t5",
            "{10,30}\t1.0.0.0/24\t2");

    assertThat(origins(book, "1.0.0.1")).contains(of(Origins.Kind.MULTIPLE, 10, 20, 30));
    assertThat(origins(book, "1.0.1.1")).contains(of(Origins.Kind.SINGLE, 20));
    assertThat(file(book, "routes").records()).isEqualTo(5);
  }

  @Test
  void blocks_that_nobody_should_announce_and_networks_that_nobody_can_be_are_counted()
      throws IOException {
    AddressBook book =
        load(
            "53356\t0.0.0.0/0\t1",
            "53356\t::/0\t1",
            "10\t64.0.0.0/7\t9",
            "10\t1.0.0.0/25\t9",
            "10\t2001:db8::/49\t9",
            "0\t1.0.0.0/24\t9",
            "23456\t1.0.0.0/24\t9",
            "64496\t1.0.0.0/24\t9",
            "65535\t1.0.0.0/24\t9",
            "4200000000\t1.0.0.0/24\t9",
            "4294967296\t1.0.0.0/24\t9",
            "10\t1.0.0/24\t9",
            "10\t1.0.0.0/33\t9",
            "10\t1.0.0.0\t9",
            "ten\t1.0.0.0/24\t9",
            "10\t1.0.0.0/24");

    assertThat(origins(book, "1.0.0.1")).isEmpty();
    LoadedFile file = file(book, "routes");
    assertThat(file.records()).isZero();
    assertThat(file.rejected())
        .containsEntry("default route", 2L)
        .containsEntry("shorter than /8", 1L)
        .containsEntry("longer than /24", 1L)
        .containsEntry("longer than /48", 1L)
        .containsEntry("reserved AS number", 5L)
        .containsEntry("not an AS number", 2L)
        .containsEntry("not a prefix", 3L)
        .containsEntry("wrong number of columns", 1L)
        .hasSize(8);
    assertThat(file.examples())
        .contains("routes:1: 53356 0.0.0.0/0 1", "routes:11: 4294967296 1.0.0.0/24 9");
  }

  @Test
  void the_first_file_that_has_any_block_answers() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.IP_TO_AS, "first", "1.0.0.0/16\t10")
            .with(Role.IP_TO_AS, "second", "1.0.1.0/24\t20", "2.0.0.0/16\t20")
            .load();

    assertThat(book.origins(IpAddress.parse("1.0.1.1")).orElseThrow().source()).isEqualTo("first");
    assertThat(book.origins(IpAddress.parse("2.0.0.1")).orElseThrow().source()).isEqualTo("second");
  }

  @Test
  void ranges_that_are_not_routed_or_no_ranges_are_counted() throws IOException {
    AddressBook book =
        load(
            "1.0.0.0\t1.0.1.127\t10\tRS\tTEN",
            "1.0.2.0\t1.0.2.255\t0\tNone\tNot routed",
            "1.0.3.1\t1.0.3.1\t10\tRS\tTEN",
            "1.0.5.0\t1.0.4.0\t10\tRS\tTEN",
            "1.0.5.0\t2001:db8::\t10\tRS\tTEN",
            "1.0.5.0\tx\t10\tRS\tTEN");

    assertThat(origins(book, "1.0.0.1")).contains(of(Origins.Kind.SINGLE, 10));
    assertThat(origins(book, "1.0.1.1")).isEmpty();
    assertThat(file(book, "routes").records()).isEqualTo(1);
    assertThat(file(book, "routes").rejected())
        .containsEntry("not routed", 1L)
        .containsEntry("range smaller than a /24 or /48", 1L)
        .containsEntry("not a range of addresses", 2L)
        .containsEntry("not an IP address", 1L)
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_blocks_of_a_range_cover_it_exactly(long seed) throws Rejected {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      boolean six = random.nextBoolean();
      IpAddress a = six ? IpAddress.v6(random.nextInt(4), random.nextLong()) : v4(random);
      IpAddress b = six ? IpAddress.v6(random.nextInt(4), random.nextLong()) : v4(random);
      IpAddress first = a.compareTo(b) <= 0 ? a : b;
      IpAddress last = a.compareTo(b) <= 0 ? b : a;
      List<Prefix> blocks = OriginRanges.blocks(first, last);
      String which = "seed " + seed + ": " + first + " to " + last;
      assertThat(blocks.get(0).network()).as(which).isEqualTo(first);
      assertThat(blocks.get(blocks.size() - 1).contains(last)).as(which).isTrue();
      for (int k = 1; k < blocks.size(); k++) {
        assertThat(blocks.get(k).network()).as(which).isGreaterThan(blocks.get(k - 1).network());
        assertThat(blocks.get(k - 1).contains(blocks.get(k).network())).as(which).isFalse();
      }
      java.math.BigInteger size =
          blocks.stream()
              .map(IpToAsTest::size)
              .reduce(java.math.BigInteger.ZERO, (x, y) -> x.add(y));
      assertThat(size)
          .as(which)
          .isEqualTo(value(last).subtract(value(first)).add(java.math.BigInteger.ONE));
    }
  }

  private static IpAddress v4(SplittableRandom random) {
    return IpAddress.v4(random.nextInt());
  }

  private static java.math.BigInteger size(Prefix block) {
    return java.math.BigInteger.ONE.shiftLeft(block.network().family().bits() - block.length());
  }

  private static java.math.BigInteger value(IpAddress address) {
    return new java.math.BigInteger(Long.toUnsignedString(address.high()))
        .shiftLeft(64)
        .add(new java.math.BigInteger(Long.toUnsignedString(address.low())));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void a_table_of_any_order_and_size_answers_as_a_plain_map_does(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Prefix, TreeSet<Asn>> plain = new TreeMap<>();
    String[] lines = new String[3000];
    for (int i = 0; i < lines.length; i++) {
      IpAddress network =
          random.nextBoolean()
              ? IpAddress.v4(random.nextInt(64) << 18 | 1 << 30)
              : IpAddress.v6(0x2001_0db8_0000_0000L | random.nextInt(64) << 16, 0);
      int length =
          network.family() == IpAddress.Family.IPV4
              ? 8 + random.nextInt(17)
              : 8 + random.nextInt(41);
      Prefix prefix = new Prefix(network, length);
      Asn asn = new Asn(1 + random.nextInt(50));
      plain.computeIfAbsent(prefix, p -> new TreeSet<>()).add(asn);
      lines[i] = prefix + "\t" + asn.value();
    }

    AddressBook book = load(lines);

    assertThat(file(book, "routes").records()).as("seed %d", seed).isEqualTo(3000);
    plain.forEach(
        (prefix, asns) -> {
          Prefix longest =
              plain.keySet().stream()
                  .filter(other -> other.contains(prefix.network()))
                  .reduce((a, b) -> b.length() >= a.length() ? b : a)
                  .orElseThrow();
          assertThat(book.origins(prefix.network()).map(found -> found.value().value().asns()))
              .as("seed %d, %s", seed, prefix)
              .contains(plain.get(longest));
        });
  }

  @Test
  void an_empty_set_of_origins_cannot_be() {
    assertThatThrownBy(() -> new Origins(new TreeSet<>(), Origins.Kind.SINGLE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
