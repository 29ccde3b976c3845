package org.entrepot.atlas;

/** The parts of the world by which the service picks probes. */
public enum ProbeArea {
  WORLD("WW", "the whole world"),
  WEST("West", "the West"),
  NORTH_CENTRAL("North-Central", "the north of the centre"),
  SOUTH_CENTRAL("South-Central", "the south of the centre"),
  NORTH_EAST("North-East", "the north of the east"),
  SOUTH_EAST("South-East", "the south of the east");

  private final String text;
  private final String words;

  ProbeArea(String text, String words) {
    this.text = text;
    this.words = words;
  }

  /** The API's word. */
  public String text() {
    return text;
  }

  String words() {
    return words;
  }
}
