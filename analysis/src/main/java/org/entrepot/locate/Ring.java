package org.entrepot.locate;

/**
 * A disc with its rims as chords of a sphere of radius one, so that most questions need no
 * trigonometric function.
 */
final class Ring {
  /** So near to a rim, in km, nothing is told by chords. */
  private static final double EXACT_KM = 0.1;

  /** Distances by their chords, up to 2; an arc sine would take longer than all else. */
  private static final double[] KM = distances();

  /** Towards the antipodes distances bend too much for a table. */
  private static final double TABULATED = 1.8;

  final Disc disc;
  final double x;
  final double y;
  final double z;

  /** Beyond this light rules everything out. */
  final double outer;

  /** Up to this nothing speaks against a place. */
  final double inner;

  /** From here outwards there is only slack. */
  final double rim;

  private final double perKm;
  private final double atCentre;

  Ring(Disc disc) {
    this.disc = disc;
    double[] centre = Globe.point(disc.centre());
    x = centre[0];
    y = centre[1];
    z = centre[2];
    outer = chord(disc.reachKm() + EXACT_KM);
    inner = chord(disc.easyKm() - EXACT_KM);
    perKm = disc.slopePerKm();
    atCentre = disc.slopeAtCentre();
    rim = Math.max(inner, chord(LightSpeed.boundKm(disc.micros()) - EXACT_KM));
  }

  /** Whether only the exact distance tells if light allows a place. */
  boolean isAtRim(double chord) {
    return chord > rim && km(chord) > disc.reachKm() - EXACT_KM;
  }

  /** The likelihood of a place, not at the rim. */
  double likelihood(double chord) {
    return chord <= rim ? Disc.onSlope(km(chord) * perKm - atCentre) : disc.likelihood(km(chord));
  }

  /** The distance on the sphere, right to a metre. */
  static double km(double chord) {
    if (chord >= TABULATED) {
      return exactKm(chord);
    }
    double at = chord * (KM.length - 1) / 2;
    int step = (int) at;
    return KM[step] + (at - step) * (KM[step + 1] - KM[step]);
  }

  private static double exactKm(double chord) {
    return 2 * Globe.EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, chord / 2));
  }

  private static double[] distances() {
    double[] km = new double[8193];
    for (int i = 0; i < km.length; i++) {
      km[i] = exactKm(2.0 * i / (km.length - 1));
    }
    return km;
  }

  private static double chord(double km) {
    // Nothing is beyond the antipodes.
    return km >= Math.PI * Globe.EARTH_RADIUS_KM
        ? 3
        : 2 * StrictMath.sin(km / Globe.EARTH_RADIUS_KM / 2);
  }
}
