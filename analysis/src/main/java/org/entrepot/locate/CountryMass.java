package org.entrepot.locate;

/** Probabilities by the number of a country. Immutable. */
final class CountryMass {
  private final double[] masses;

  CountryMass(double[] masses) {
    this.masses = masses.clone();
  }

  CountryMass times(double factor) {
    double[] scaled = masses.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new CountryMass(scaled);
  }

  double sum() {
    double sum = 0;
    for (double mass : masses) {
      sum += mass;
    }
    return sum;
  }

  /** A copy to be changed. */
  double[] toArray() {
    return masses.clone();
  }
}
