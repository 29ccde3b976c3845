package org.entrepot.multiverse;

import java.util.List;

/**
 * One combination of definitions.
 *
 * @param region whose paths are counted
 * @param attribution what is meant by the country of an AS; empty where the metric asks for none
 * @param weighting how much the votes of the vantage points' ASes count
 * @param policy how paths are inferred
 */
public record Specification(String region, String attribution, String weighting, String policy) {
  /** The definitions in the order of {@link SpecificationCurve#DIMENSIONS}. */
  public List<String> choices() {
    return List.of(region, attribution, weighting, policy);
  }
}
