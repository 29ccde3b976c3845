package org.entrepot.report;

import org.entrepot.net.City;

/**
 * A line between two cities on the map.
 *
 * @param kind what it stands for
 * @param one an end
 * @param other the other end
 * @param share of paths, by which its width is drawn
 * @param sure whether its interval begins at half the share or above; it is drawn hollow if not
 */
record MapArc(Kind kind, City one, City other, double share, boolean sure) {
  /** What a line stands for, told by its dashes and not by its colour alone. */
  enum Kind {
    /** Paths change hands between the two cities. */
    HANDOVER("handover", "paths change hands between two cities"),
    /** Paths from one that end in the region go through the other, outside. */
    DETOUR("detour", "paths that begin and end in the region go out of it and come back");

    private final String style;
    private final String words;

    Kind(String style, String words) {
      this.style = style;
      this.words = words;
    }

    /** Its class in the style sheet. */
    String style() {
      return style;
    }

    /** What the key says of it. */
    String words() {
      return words;
    }
  }

  /** The line in words. */
  String label() {
    return Names.shown(one.name())
        + (kind == Kind.HANDOVER ? " and " : " by way of ")
        + Names.shown(other.name())
        + " "
        + Figures.about(share);
  }
}
