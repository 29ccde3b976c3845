package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Test;

class MapArcsTest {
  private static final City BELGRADE = city(1, "Belgrade", 44.8, 20.5);
  private static final City SKOPJE = city(2, "Skopje", 42, 21.4);
  private static final City TIRANA = city(3, "Tirana", 41.3, 19.8);
  private static final City LONDON = city(4, "London", 51.5, -0.1);
  private static final City TOKYO = city(5, "Tokyo", 35.7, 139.7);
  private static final City NOWHERE = city(6, "Nowhere", 0, 0);

  private static City city(int id, String name, double latitude, double longitude) {
    return new City(id, name, new CountryCode("RS"), new Coordinates(latitude, longitude), 1);
  }

  private static MapArc handover(City one, City other, double share) {
    return new MapArc(MapArc.Kind.HANDOVER, one, other, share, true);
  }

  private static RegionMap.Drawing drawing(List<MapArc> arcs) {
    StudyResult study = Studies.of(40).result();
    return RegionMap.of(
            Region.WESTERN_BALKANS, study.rankings().cityAway(), study.panel(), false, arcs)
        .orElseThrow();
  }

  private static Frame frame() {
    return Frame.around(Region.WESTERN_BALKANS, List.of()).orElseThrow();
  }

  @Test
  void a_map_without_lines_has_none_and_says_nothing_of_them() {
    RegionMap.Drawing map = drawing(List.of());
    assertThat(map.svg()).doesNotContain("class=\"arc");
    assertThat(map.kinds()).isEmpty();
    assertThat(map.hollow()).isFalse();
  }

  @Test
  void a_detour_is_told_from_a_handover_by_its_class_and_its_words() {
    RegionMap.Drawing map =
        drawing(
            List.of(
                handover(BELGRADE, SKOPJE, 0.2),
                new MapArc(MapArc.Kind.DETOUR, BELGRADE, SKOPJE, 0.1, true)));
    assertThat(map.kinds()).containsExactly(MapArc.Kind.HANDOVER, MapArc.Kind.DETOUR);
    assertThat(map.svg())
        .contains("<title>Belgrade and Skopje 20%</title><path class=\"arc handover\"")
        .contains("<title>Belgrade by way of Skopje 10%</title><path class=\"arc detour\"");
    assertThat(Page.of(Studies.of(40).result()))
        .contains(".arc.detour { stroke: var(--ink); stroke-dasharray: 7 5");
    Matcher lines = Pattern.compile("class=\"arc [a-z]+\"[^>]* d=\"([^\"]*)\"").matcher(map.svg());
    List<String> bows = new ArrayList<>();
    while (lines.find()) {
      bows.add(lines.group(1));
    }
    assertThat(bows).as("neither covers the other").hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_line_is_as_wide_as_its_share_and_hollow_where_that_is_not_sure() {
    RegionMap.Drawing map =
        drawing(
            List.of(
                handover(BELGRADE, SKOPJE, 0.4),
                new MapArc(MapArc.Kind.HANDOVER, SKOPJE, TIRANA, 0.2, false)));
    assertThat(map.hollow()).isTrue();
    // 2.6 to 8 units; half of it open.
    assertThat(map.svg())
        .contains("class=\"arc handover\" stroke-width=\"8\"")
        .contains("class=\"arc handover\" stroke-width=\"5.3\"")
        .containsOnlyOnce("class=\"arc hollow\"")
        .containsPattern("class=\"arc hollow\" stroke-width=\"2\\.[67]\"");
  }

  @Test
  void only_the_widest_that_touch_the_map_are_drawn() {
    List<MapArc> arcs = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      arcs.add(handover(BELGRADE, city(100 + i, "c" + i, 42, 19 + 0.1 * i), 0.01 * (i + 1)));
    }
    arcs.add(handover(LONDON, TOKYO, 0.9));
    arcs.add(handover(BELGRADE, NOWHERE, 0.8));
    arcs.add(handover(BELGRADE, TIRANA, 0));
    List<MapArc> drawn = MapArcs.within(frame(), arcs).drawn();
    assertThat(drawn).hasSize(MapArcs.DRAWN);
    assertThat(drawn.get(0).share()).isEqualTo(0.15);
    assertThat(drawn).allMatch(arc -> arc.share() > 0.05 && !arc.other().equals(NOWHERE));
  }

  @Test
  void a_line_keeps_clear_of_a_city_that_it_does_not_join() {
    City middle = city(9, "Middle", 43.2, 20.4);
    City south = city(10, "South", 41.6, 20.3);
    Frame frame = frame();
    StringBuilder out = new StringBuilder();
    MapArcs.within(frame, List.of(handover(BELGRADE, south, 0.3), handover(middle, TIRANA, 0.1)))
        .draw(out);
    double[] bow = numbers(out.substring(out.indexOf(" d=\"M"), out.indexOf("/></g>")));
    double x = frame.x(20.4);
    double y = frame.y(43.2);
    for (double t = 0; t <= 1; t += 0.01) {
      double atX = (1 - t) * (1 - t) * bow[0] + 2 * t * (1 - t) * bow[2] + t * t * bow[4];
      double atY = (1 - t) * (1 - t) * bow[1] + 2 * t * (1 - t) * bow[3] + t * t * bow[5];
      assertThat(Math.hypot(atX - x, atY - y)).as("at %s", t).isGreaterThan(12);
    }
  }

  @Test
  void a_line_to_a_far_city_bows_no_more_than_one_to_a_near_city() {
    StringBuilder out = new StringBuilder();
    MapArcs.within(frame(), List.of(handover(BELGRADE, TOKYO, 0.3))).draw(out);
    double[] bow = numbers(out.substring(out.indexOf(" d=\"M"), out.indexOf("/></g>")));
    double dx = bow[4] - bow[0];
    double dy = bow[5] - bow[1];
    double off = Math.hypot(bow[2] - bow[0] - dx / 2, bow[3] - bow[1] - dy / 2);
    assertThat(Math.hypot(dx, dy)).isGreaterThan(1_000);
    // 2 x 0.16 of 300 units.
    assertThat(off).isCloseTo(96, org.assertj.core.api.Assertions.within(0.2));
  }

  private static double[] numbers(String path) {
    return Pattern.compile("-?[0-9.]+")
        .matcher(path)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group()))
        .toArray();
  }
}
