package org.entrepot.landscape;

import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.net.CountryCode;

/**
 * The exchanges of a country, as they are listed. Counts of networks (AS), each once however many
 * exchanges of the country it is at.
 *
 * @param country the country that the exchanges stand in
 * @param exchanges number of exchanges
 * @param withMembers number of those of which a member is listed
 * @param largest the exchange with most members, of which not all may be what they call themselves;
 *     empty if none has any
 * @param domestic members that are registered in the country
 * @param foreign members that are registered elsewhere
 * @param unknown members of which it is not known where they are registered
 * @param routed networks registered in the country that announce a block
 * @param routedMembers those among them that are members
 * @param users its estimated Internet users; 0 where that is not known
 */
public record CountryExchanges(
    CountryCode country,
    int exchanges,
    int withMembers,
    Optional<Largest> largest,
    int domestic,
    int foreign,
    int unknown,
    int routed,
    int routedMembers,
    long users) {
  /**
   * An exchange and its members.
   *
   * @param name as it calls itself
   * @param members number of networks
   */
  public record Largest(String name, int members) {}

  private static final double MILLION = 1_000_000;

  /** All members. */
  public int members() {
    return domestic + foreign + unknown;
  }

  /** Members, wherever registered, for each network of the country that announces a block. */
  public OptionalDouble membersPerRouted() {
    return routed > 0 ? OptionalDouble.of((double) members() / routed) : OptionalDouble.empty();
  }

  /** The part of the country's networks that announce a block which are members, 0 to 1. */
  public OptionalDouble participation() {
    return routed > 0 ? OptionalDouble.of((double) routedMembers / routed) : OptionalDouble.empty();
  }

  /** Members, wherever registered, for a million users. */
  public OptionalDouble membersPerMillionUsers() {
    return users > 0 ? OptionalDouble.of(members() * MILLION / users) : OptionalDouble.empty();
  }
}
