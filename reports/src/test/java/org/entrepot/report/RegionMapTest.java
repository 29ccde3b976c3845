package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionMapTest {
  private static RegionMap.Drawing drawing(StudyResult study) {
    return RegionMap.of(
            study.config().region(),
            study.rankings().cityAway(),
            study.panel(),
            study.config().synthetic(),
            MapArcs.of(study))
        .orElseThrow();
  }

  @Test
  void a_near_city_has_a_circle_and_a_far_one_a_place_at_the_edge() {
    String svg = drawing(Studies.of(40).result()).svg();
    assertThat(svg).contains("<title>Belgrade 30%, 95% interval ", ">↖ Frankfurt am Main 32%<");
    assertThat(svg).contains(">← New York City 1.2%<").doesNotContain("Nowhere");
  }

  @Test
  void a_large_city_is_as_prominent_beyond_the_edge_as_inside() {
    String svg = drawing(Studies.of(40).result()).svg();
    assertThat(svg)
        .containsPattern("class=\"city large\"[^>]*>Vienna 45%<")
        .containsPattern("class=\"city large beyond\"[^>]*>↖ Frankfurt am Main 32%<")
        .containsPattern("class=\"city beyond\"[^>]*>← New York City 1.2%<");
  }

  @Test
  void the_key_is_drawn_to_the_largest_circle() {
    String far =
        drawing(Studies.of(40).region(Region.of(List.of(new CountryCode("XK")))).result()).svg();
    assertThat(far).contains("↖ Vienna 45%<", "<title>Skopje 9.4%, ");
    assertThat(far).containsPattern("class=\"keytext\"[^>]*>5.0%<").doesNotContain(">20%<");
  }

  @Test
  void a_circle_without_room_for_its_name_is_named_below_the_map() {
    RegionMap.Drawing map = drawing(Studies.of(40).crowd(12).result());
    assertThat(map.unnamed()).isNotEmpty().allMatch(label -> label.startsWith("Quarter "));
    for (String label : map.unnamed()) {
      assertThat(map.svg())
          .contains("<title>" + label + ", ")
          .doesNotContain(">" + label + "</text>");
    }
    assertThat(Page.of(Studies.of(40).crowd(12).result()))
        .contains("Without a name on the map: " + map.unnamed().get(0));
  }

  @Test
  void a_label_that_may_get_larger_stays_inside_then_too() {
    Labels labels = new Labels(new Box(0, 0, 100, 100));
    assertThat(labels.beside(50, 50, 5, "label", 10, 1, 1).orElseThrow().anchor())
        .isEqualTo("start");
    assertThat(labels.beside(50, 20, 5, "label", 10, 1, 1.6).orElseThrow().anchor())
        .isEqualTo("middle");
  }

  @Test
  void disputed_boundaries_are_dashed() {
    RegionMap.Drawing map = drawing(Studies.of(40).result());
    assertThat(map.disputed()).isTrue();
    assertThat(map.svg()).contains("border disputed");
  }

  @Test
  void labels_do_not_cover_each_other() {
    Labels labels = new Labels(new Box(0, 0, 400, 400));
    List<Labels.Spot> spots = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      labels.beside(200, 200, 5, "label", 10, 1, 1).ifPresent(spots::add);
    }
    assertThat(spots).hasSizeBetween(2, 8).doesNotHaveDuplicates();
    assertThat(
            labels.beside(
                399, 399, 5, "a label too long to fit to the left of it".repeat(3), 10, 1, 1))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RU", "US", "FJ", "CL", "MT", "VA", "FR", "KI", "GL"})
  void any_country_can_be_framed(String code) {
    Region region = Region.of(List.of(new CountryCode(code)));
    Frame frame = Frame.around(region, List.of(new Coordinates(89, 179))).orElseThrow();
    assertThat(frame.height()).isBetween(Frame.WIDTH * 0.55, Frame.WIDTH * 1.05);
    StudyResult study = Studies.of(40).region(region).result();
    Matcher numbers = Pattern.compile(" (?:cx|x)=\"(-?[0-9.]+)\"").matcher(drawing(study).svg());
    while (numbers.find()) {
      assertThat(Double.parseDouble(numbers.group(1))).isBetween(0.0, Frame.WIDTH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS", "RU", "US", "FJ", "MT", "GL"})
  void a_map_of_simulated_data_is_marked_twice_inside_its_frame(String code) {
    Region region = Region.of(List.of(new CountryCode(code)));
    StudyResult study = Studies.of(40).region(region).crowd(200).synthetic().result();
    String svg = drawing(study).svg();
    Matcher marks =
        Pattern.compile("<text [^>]*x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>SYNTHETIC<").matcher(svg);
    Matcher box = Pattern.compile("viewBox=\"0 0 720 ([0-9.]+)\"").matcher(svg);
    assertThat(box.find()).isTrue();
    double height = Double.parseDouble(box.group(1));
    for (int i = 0; i < 2; i++) {
      assertThat(marks.find()).isTrue();
      assertThat(Double.parseDouble(marks.group(1))).isBetween(80.0, Frame.WIDTH - 80);
      assertThat(Double.parseDouble(marks.group(2))).isBetween(16.0, height - 16);
    }
    assertThat(drawing(Studies.of(40).result()).svg()).doesNotContain("SYNTHETIC");
  }

  @Test
  void where_every_corner_is_taken_the_mark_stands_in_the_first() {
    Labels labels = new Labels(new Box(0, 0, 400, 300));
    labels.block(200, 150, 400);
    StringBuilder out = new StringBuilder();
    Watermark.inCorner(out, new Box(0, 0, 400, 300), labels);
    assertThat(out).contains("<rect class=\"madebox\" x=\"8\" y=\"8\"", ">SYNTHETIC</text>");
  }

  @Test
  void every_country_of_the_built_in_regions_has_an_outline() {
    for (String name : Region.builtInNames()) {
      for (CountryCode code : Region.builtIn(name).orElseThrow().countries()) {
        assertThat(Outlines.world().areas())
            .as(code.code())
            .anyMatch(area -> area.code().filter(code::equals).isPresent());
      }
    }
  }
}
