package org.entrepot.locate;

/**
 * How far away something can be that answers within a time: light in fibre goes at two thirds of
 * its speed in vacuum, there and back, which is 99.93 km for each millisecond of round-trip time
 * (METHOD.md 2). One-sided: queues, slow routers and detours only add time, so that a bound can
 * disprove a place and never prove it.
 */
public final class LightSpeed {
  /** Kilometres for each microsecond of round-trip time. */
  private static final double KM_PER_MICROSECOND = 299_792.458 * 2 / 3 / 2 / 1_000_000;

  /**
   * What a distance between two city labels may be off by, in km: RIPE Atlas moves probes by up to
   * one kilometre, and a router may stand anywhere in a metropolitan area of 40 km.
   */
  public static final double SLACK_KM = 1 + 40;

  /**
   * What is allowed on top for a viewpoint of which only the country is known: how far it may be
   * from the nearest city of that country, in km. Our own choice; GeoNames has a city of 15,000
   * people within that distance of anybody who lives outside deserts and ice.
   */
  public static final double COUNTRY_SLACK_KM = 200;

  /** Round-trip times below this are slips of a clock (METHOD.md 2). */
  public static final long LEAST_CREDIBLE_MICROS = 50;

  private LightSpeed() {}

  /** The distance in km that nothing that answers in this time can be beyond. */
  public static double boundKm(long rttMicros) {
    return rttMicros * KM_PER_MICROSECOND;
  }

  /**
   * Whether something this far away, but for the slack of two labels, can have answered in time.
   */
  public static boolean allows(double km, long rttMicros) {
    return km <= boundKm(rttMicros) + SLACK_KM;
  }
}
