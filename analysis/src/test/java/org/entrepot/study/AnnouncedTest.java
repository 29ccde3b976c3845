package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.annotate.BgpPath;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedTest {
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern COMMA = Pattern.compile(",");

  /** {@code 1 ? 2,3 ix}: a network, a gap, one of two, a crossing. */
  private static AsPath.Step step(String text) {
    List<Integer> hop = List.of(1);
    if (text.equals("?")) {
      return new AsPath.Gap(hop, "silent");
    }
    if (text.equals("ix")) {
      return new AsPath.Crossing(5, hop, "ixp");
    }
    List<Asn> asns = asns(COMMA, text);
    return asns.size() == 1
        ? new AsPath.Network(asns.get(0), hop, "lpm")
        : new AsPath.OneOf(new TreeSet<>(asns), hop, "moas");
  }

  private static List<Asn> asns(Pattern between, String text) {
    return Arrays.stream(between.split(text)).map(Asn::parse).toList();
  }

  private static String compared(String steps, boolean reached, BgpPath... ways) {
    Viewpoint viewpoint =
        new Viewpoint(
            1, Optional.of(new Asn(1)), Optional.empty(), Optional.empty(), Optional.empty());
    return Announced.compared(
        new ObservedPath(
            viewpoint,
            1,
            1,
            IpAddress.Family.IPV4,
            OptionalInt.empty(),
            Optional.of(IpAddress.parse("11.0.0.1")),
            new TreeSet<>(),
            reached,
            new AsPath(Arrays.stream(SPACE.split(steps)).map(AnnouncedTest::step).toList()),
            List.of(),
            List.of(),
            new TreeSet<>(),
            Optional.empty()),
        List.of(ways));
  }

  private static BgpPath way(String asns, Asn... aggregate) {
    return new BgpPath(new Asn(1), asns(SPACE, asns), new TreeSet<>(List.of(aggregate)));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 4, true, same",
    "1 2 ix 3 4, true, same", // a LAN has no operator of its own
    "1 ? 4, true, fits as far as known",
    "1 2 ? 3 4, true, fits as far as known", // the gap hides nobody
    "1 ? 3 ? 4, true, fits as far as known",
    "'1 2,9 3 4', true, fits as far as known",
    "1 2 ?, false, fits as far as known",
    "1 2, false, fits as far as known",
    "1 2, true, differs", // it says that 2 is the end
    "1 4, true, differs",
    "1 2 9 4, true, differs",
    "1 3 2 4, true, differs",
    "1 ? 9 ? 4, true, differs",
    "'1 8,9 3 4', true, differs",
    "1 2 3 4 5, true, differs",
    "1 9 ?, false, differs",
  })
  void a_path_is_held_against_what_its_own_network_announced(
      String steps, boolean reached, String outcome) {
    assertThat(compared(steps, reached, way("1 2 3 4"))).isEqualTo(outcome);
  }

  @Test
  void any_of_several_announced_ways_will_do() {
    assertThat(compared("1 2 4", true, way("1 3 4"), way("1 2 4"))).isEqualTo("same");
    assertThat(compared("1 5 4", true, way("1 3 4"), way("1 2 4"))).isEqualTo("differs");
  }

  @Test
  void nothing_has_an_order_behind_a_set() {
    BgpPath way = way("1 2", new Asn(7), new Asn(8));
    assertThat(compared("1 2 8 7", true, way)).isEqualTo("fits as far as known");
    assertThat(compared("1 2", true, way)).isEqualTo("fits as far as known");
    assertThat(compared("1 3 8", true, way)).isEqualTo("differs");
  }

  @Test
  void many_gaps_take_no_longer_than_few() {
    String ways = "1" + " 2 3".repeat(500);
    assertThat(compared("1" + " ? 9".repeat(60), true, way(ways))).isEqualTo("differs");
  }
}
