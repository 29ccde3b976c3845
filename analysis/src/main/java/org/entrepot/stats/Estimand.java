package org.entrepot.stats;

/**
 * What a share is a share of, in words (METHOD.md 0).
 *
 * @param unit what is counted, such as "traceroute paths"
 * @param weighting how the units are weighted
 * @param frame from where they were observed
 * @param window when
 * @param event what has to happen for a unit to count
 */
public record Estimand(String unit, String weighting, String frame, String window, String event) {
  /** All but the event: "Of ..., weighted by ..., observed from ..., window". */
  String population() {
    return "Of " + unit + ", weighted by " + weighting + ", observed from " + frame + ", " + window;
  }

  /** One line, to stand above a table of shares. */
  @Override
  public String toString() {
    return population() + ": share that " + event;
  }
}
