package org.entrepot.locate;

import org.entrepot.annotate.Hint;
import org.entrepot.path.Place;

/** Reasons of hops with and without a place, in words that a report can show. */
final class Words {
  static final String EXCHANGE = "exchange";
  static final String ADDRESS = "address location";
  static final String NEAR_PROBE = "near the probe";
  static final String UNCHECKED = ", not checked: the probe's place is not known";
  static final String COUNTRY_ONLY = ", checked from the probe's country only";
  static final String TOO_FAR = Place.TOO_FAR;
  static final String NO_EVIDENCE = "no evidence";
  static final String UNSURE = Place.UNSURE;
  static final String CONTRADICTORY = "its round-trip times contradict each other";
  static final String DISAGREE = "its addresses are in several cities";
  static final String SILENT = "no reply";
  static final String EDGE = "private address at the edge";
  static final String DESTINATION = "destination";

  private Words() {}

  static String of(Hint.Kind kind) {
    return switch (kind) {
      case EXCHANGE -> EXCHANGE;
      case FACILITY -> "facility of the exchange";
      case ADDRESS_TABLE -> ADDRESS;
      case HOSTNAME -> "hostname";
      case GEOFEED -> "geofeed";
      case COMMERCIAL_TABLE -> "commercial table";
    };
  }
}
