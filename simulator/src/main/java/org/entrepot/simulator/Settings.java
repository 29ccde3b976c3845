package org.entrepot.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a simulation depends on: the same settings give the same bytes.
 *
 * @param seed of every draw
 * @param networks number of networks, at least 120
 * @param probes number of probes
 * @param traceroutes number of traceroutes at least: whole rounds of all measurements are made
 * @param random whether every network of the region is as likely to host a probe as any other, in
 *     place of the bias of volunteers
 * @param levels how strong each artefact is
 * @param relationships a file of AS relationships (serial-1) to take the graph from
 */
public record Settings(
    long seed,
    int networks,
    int probes,
    long traceroutes,
    boolean random,
    Levels levels,
    Optional<Path> relationships) {
  /** The fewest networks that make a region of twelve countries. */
  public static final int LEAST_NETWORKS = 120;

  /**
   * @throws IllegalArgumentException if a number is too small
   */
  public Settings {
    if (networks < LEAST_NETWORKS || networks > 100_000) {
      throw new IllegalArgumentException(
          "a world has " + LEAST_NETWORKS + " to 100,000 networks, not " + networks);
    }
    if (probes < 1 || probes > 100_000) {
      throw new IllegalArgumentException("there are 1 to 100,000 probes, not " + probes);
    }
    if (traceroutes < 1) {
      throw new IllegalArgumentException("there is at least one traceroute, not " + traceroutes);
    }
  }

  /** The default region: about 200 networks of and around Southeast Europe. */
  public static Settings of(long seed) {
    return new Settings(seed, 200, 320, 1, false, Levels.defaults(), Optional.empty());
  }

  /** The same with another seed. */
  public Settings withSeed(long other) {
    return new Settings(other, networks, probes, traceroutes, random, levels, relationships);
  }

  /** The same with other artefacts. */
  public Settings with(Levels others) {
    return new Settings(seed, networks, probes, traceroutes, random, others, relationships);
  }

  /** The same with another number of networks. */
  public Settings withNetworks(int number) {
    return new Settings(seed, number, probes, traceroutes, random, levels, relationships);
  }

  /** The same with another number of probes. */
  public Settings withProbes(int number) {
    return new Settings(seed, networks, number, traceroutes, random, levels, relationships);
  }

  /** The same with at least this many traceroutes. */
  public Settings withTraceroutes(long number) {
    return new Settings(seed, networks, probes, number, random, levels, relationships);
  }

  /** The same with probes in networks drawn by lot. */
  public Settings withRandomProbes() {
    return new Settings(seed, networks, probes, traceroutes, true, levels, relationships);
  }

  /** The same with the graph of a file. */
  public Settings withRelationships(Path file) {
    return new Settings(seed, networks, probes, traceroutes, random, levels, Optional.of(file));
  }
}
