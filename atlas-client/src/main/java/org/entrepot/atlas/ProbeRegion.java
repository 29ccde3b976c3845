package org.entrepot.atlas;

import java.util.Locale;

/** The regions by which the service picks probes: of the UN, of registries, of a union. */
public enum ProbeRegion {
  AFRICA,
  NORTHERN_AFRICA,
  SUB_SAHARAN_AFRICA,
  EASTERN_AFRICA,
  MIDDLE_AFRICA,
  SOUTHERN_AFRICA,
  WESTERN_AFRICA,
  AMERICAS,
  LATIN_AMERICA_AND_CARIBBEAN,
  CARIBBEAN,
  CENTRAL_AMERICA,
  SOUTH_AMERICA,
  NORTHERN_AMERICA,
  ANTARCTICA,
  ASIA,
  CENTRAL_ASIA,
  EASTERN_ASIA,
  SOUTH_EASTERN_ASIA,
  SOUTHERN_ASIA,
  WESTERN_ASIA,
  EUROPE,
  EASTERN_EUROPE,
  NORTHERN_EUROPE,
  SOUTHERN_EUROPE,
  WESTERN_EUROPE,
  OCEANIA,
  AUSTRALIA_AND_NEW_ZEALAND,
  MELANESIA,
  MICRONESIA,
  POLYNESIA,
  EU27,
  AFRINIC,
  APNIC,
  ARIN,
  LACNIC,
  RIPENCC;

  /** The API's word. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
