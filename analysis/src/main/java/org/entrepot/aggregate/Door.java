package org.entrepot.aggregate;

/**
 * A door of a region: the last operator on one side of its border and the first on the other
 * (METHOD.md 3, "door pair").
 *
 * @param outside the operator outside of the region
 * @param inside the operator inside
 * @param <K> AS or organisation
 */
public record Door<K extends Comparable<? super K>>(K outside, K inside)
    implements Comparable<Door<K>> {
  @Override
  public int compareTo(Door<K> other) {
    int byInside = inside.compareTo(other.inside);
    return byInside != 0 ? byInside : outside.compareTo(other.outside);
  }

  @Override
  public String toString() {
    return outside + " - " + inside;
  }
}
