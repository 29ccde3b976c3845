package org.entrepot.study;

import org.entrepot.path.CountryPath;

/**
 * How often the countries of routers and those of their operators are the same ({@link
 * CountryPath}).
 *
 * @param paths by their verdicts
 * @param hops those between the ends of the paths
 */
public record CountryAgreement(Count paths, Count hops) {
  /** Nothing counted. */
  static final CountryAgreement NONE = new CountryAgreement(new Count(0, 0, 0), new Count(0, 0, 0));

  /**
   * So many paths, or hops.
   *
   * @param agree where both are known and the same
   * @param differ where both are known and are not; of a path, somewhere on it
   * @param unknown where either is not known; of a path, somewhere on it, and nowhere they differ
   */
  public record Count(long agree, long differ, long unknown) {
    /** All of them. */
    public long all() {
      return agree + differ + unknown;
    }

    private Count plus(Count other) {
      return new Count(agree + other.agree, differ + other.differ, unknown + other.unknown);
    }
  }

  static CountryAgreement of(CountryPath path) {
    CountryPath.Verdict verdict = path.verdict();
    return new CountryAgreement(
        new Count(
            verdict == CountryPath.Verdict.AGREE ? 1 : 0,
            verdict == CountryPath.Verdict.DIFFER ? 1 : 0,
            verdict == CountryPath.Verdict.UNKNOWN ? 1 : 0),
        new Count(path.agreeing(), path.differing(), path.unknown()));
  }

  CountryAgreement plus(CountryAgreement other) {
    return new CountryAgreement(paths.plus(other.paths), hops.plus(other.hops));
  }
}
