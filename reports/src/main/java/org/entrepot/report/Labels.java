package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels, first come first served, so that none covers another or a circle. */
final class Labels {
  /** Mean width of a letter and the height of a line, in units of the font size. */
  private static final double LETTER = 0.56;

  private static final double LINE = 1.15;

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
    taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
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
   * @param room how much larger than its size the text may get
   */
  Optional<Spot> beside(double x, double y, double radius, String text, double size, double room) {
    double gap = radius + size * 0.25;
    double slant = gap * 0.75;
    double middle = y + size * 0.35;
    return first(
        text,
        size * room,
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
    for (Spot spot : spots) {
      Box box = box(spot, text, size);
      if (box.within(canvas) && taken.stream().noneMatch(box::overlaps)) {
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
    return new Box(west, spot.y() - size * (LINE - 0.25), west + width, spot.y() + size * 0.25);
  }
}
