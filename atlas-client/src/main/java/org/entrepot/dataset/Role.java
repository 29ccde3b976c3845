package org.entrepot.dataset;

import java.util.Arrays;
import java.util.Optional;

/** What a reference file is used for in a study. */
public enum Role {
  /** RIPE Atlas probes: their AS, country and place. */
  PROBES("probes"),
  /** Address blocks and the autonomous systems that announce them. */
  IP_TO_AS("ip2as"),
  /** Names of autonomous systems. */
  AS_NAMES("asNames"),
  /** Which autonomous systems one organisation runs. */
  AS_ORGANISATIONS("asOrganisations"),
  /** Who is provider, customer or peer of whom. */
  AS_RELATIONSHIPS("asRelationships"),
  /** The country of an autonomous system. */
  AS_COUNTRIES("asCountries"),
  /** Estimated users of an autonomous system. */
  AS_USERS("asUsers"),
  /** Who owns the organisations. */
  AS_OWNERS("asOwners"),
  /** Internet exchanges, their peering LANs and the interfaces of their members. */
  EXCHANGES("ixps"),
  /** Places of single addresses. */
  ADDRESS_LOCATIONS("addressLocations"),
  /** Names of addresses. */
  HOSTNAMES("hostnames"),
  /** Cities of the world. */
  CITIES("cities"),
  /** Routing tables. */
  RIB("rib"),
  /** Sites of anycast services, and what their servers call themselves. */
  SITES("sites");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  /** The key of this role in a study file. */
  public String key() {
    return key;
  }

  /** The role of this key. */
  public static Optional<Role> ofKey(String key) {
    return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst();
  }
}
