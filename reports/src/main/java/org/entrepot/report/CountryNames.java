package org.entrepot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.study.Panel;

/** Finds room on a map for the names of countries. */
final class CountryNames {
  /** A country's name is tried at the crossings of so many lines each way. */
  private static final int GRID = 20;

  private final Frame frame;
  private final Labels labels;

  CountryNames(Frame frame, Labels labels) {
    this.frame = frame;
    this.labels = labels;
  }

  /** The names of the region's countries, or their codes where names do not fit. */
  Map<Labels.Spot, String> place(Panel panel) {
    Map<Labels.Spot, String> placed = new LinkedHashMap<>();
    for (Outlines.Area area : Outlines.world().areas()) {
      panel.countries().stream()
          .filter(country -> area.code().filter(country.country()::equals).isPresent())
          .forEach(country -> country(area.mainland(), country, placed));
    }
    return placed;
  }

  private void country(Line outline, Panel.Country country, Map<Labels.Spot, String> placed) {
    for (String label : List.of(Page.name(country), Countries.code(country.country()))) {
      double half = label.length() * RegionMap.SMALL_TEXT * 0.18;
      Optional<Labels.Spot> spot = labels.first(label, RegionMap.SMALL_TEXT, inside(outline, half));
      if (spot.isPresent()) {
        placed.put(spot.get(), label);
        return;
      }
    }
  }

  /** Spots inside an outline, also this much to either side of them; the innermost first. */
  private List<Labels.Spot> inside(Line outline, double half) {
    Box box = outline.box();
    double margin = half * box.width() / (frame.x(box.east()) - frame.x(box.west()));
    record Point(double x, double y, double off) {}
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < GRID; i++) {
      for (int j = 1; j < GRID; j++) {
        double x = box.west() + box.width() * i / GRID;
        double y = box.south() + box.height() * j / GRID;
        if (outline.surrounds(x - margin, y)
            && outline.surrounds(x, y)
            && outline.surrounds(x + margin, y)) {
          points.add(new Point(x, y, Math.hypot(i - GRID / 2.0, j - GRID / 2.0)));
        }
      }
    }
    points.sort(Comparator.comparingDouble(Point::off));
    return points.stream()
        .map(point -> new Labels.Spot(frame.x(point.x()), frame.y(point.y()) + 4, "middle"))
        .toList();
  }
}
