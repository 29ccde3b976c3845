package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels, first come first served, so that none covers another or a circle. */
final class Labels {
  /** Mean width of a letter and the height of a line, in units of the font size. */
  private static final double LETTER = 0.56;

  private static final double LINE = 1.15;

  /** What is left free at either end of a label. */
  private static final double AIR = 0.1;

  /** A circle leaves the corners free of a square around it: it is kept free as one so large. */
  private static final double ROUND = 0.9;

  private final Box canvas;
  private final List<Box> taken = new ArrayList<>();

  /**
   * Where a label goes.
   *
   * @param anchor the SVG text-anchor
   */
  record Spot(double x, double y, String anchor) {}

  Labels(Box canvas) {
    this.canvas = canvas;
  }

  /** Keeps a circle free of labels. */
  void block(double x, double y, double radius) {
    double half = radius * ROUND;
    taken.add(new Box(x - half, y - half, x + half, y + half));
  }

  /** Keeps a rectangle free of labels, unless part of it is taken already. */
  boolean reserve(Box box) {
    boolean free = taken.stream().noneMatch(box::overlaps);
    if (free) {
      taken.add(box);
    }
    return free;
  }

  /**
   * A place beside a circle.
   *
   * @param room so much larger than its size the text is kept free of others
   * @param most so much larger than its size the text stays inside
   */
  Optional<Spot> beside(
      double x, double y, double radius, String text, double size, double room, double most) {
    double gap = radius + size * 0.25;
    double slant = Math.max(gap * 0.75, radius * ROUND + size * room * AIR);
    double middle = y + size * 0.35;
    return first(
        text,
        size * room,
        size * most,
        List.of(
            new Spot(x + gap, middle, "start"),
            new Spot(x - gap, middle, "end"),
            new Spot(x, y - gap - size * 0.1, "middle"),
            new Spot(x, y + gap + size * 0.8, "middle"),
            new Spot(x + slant, y - slant, "start"),
            new Spot(x + slant, y + slant + size * 0.7, "start"),
            new Spot(x - slant, y - slant, "end"),
            new Spot(x - slant, y + slant + size * 0.7, "end")));
  }

  /** The first of these places that is free; it is taken from then on. */
  Optional<Spot> first(String text, double size, List<Spot> spots) {
    return first(text, size, size, spots);
  }

  /** The same, for a text that has to stay inside in another size, too. */
  private Optional<Spot> first(String text, double size, double most, List<Spot> spots) {
    for (Spot spot : spots) {
      Box box = box(spot, text, size);
      boolean inside = box.within(canvas) && box(spot, text, most).within(canvas);
      if (inside && taken.stream().noneMatch(box::overlaps)) {
        taken.add(box);
        return Optional.of(spot);
      }
    }
    return Optional.empty();
  }

  private static Box box(Spot spot, String text, double size) {
    double width = text.codePointCount(0, text.length()) * size * LETTER;
    double west =
        switch (spot.anchor()) {
          case "start" -> spot.x();
          case "end" -> spot.x() - width;
          default -> spot.x() - width / 2;
        };
    double top = spot.y() - size * (LINE - 0.25);
    double air = size * AIR;
    return new Box(west - air, top, west + width + air, spot.y() + size * 0.25);
  }
}
