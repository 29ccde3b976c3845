package org.entrepot.annotate;

import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/** Reads countries and points as reference files write them. */
final class Places {
  private Places() {}

  /**
   * Reads the code of a country, {@code XK} included. Registries also write EU and AP for networks
   * of a whole continent and ZZ or XX for nowhere: none of them is a country.
   *
   * @throws Rejected if the text is not the code of a country
   */
  static CountryCode country(String text) throws Rejected {
    try {
      CountryCode country = CountryCode.parse(text);
      return switch (country.code()) {
        case "EU", "AP", "ZZ", "XX" -> throw new Rejected("region instead of a country");
        case "UK" -> new CountryCode("GB");
        default -> country;
      };
    } catch (IllegalArgumentException e) {
      throw new Rejected("not a country code");
    }
  }

  /**
   * @throws Rejected if the texts are no numbers or no point on the Earth
   */
  static Coordinates coordinates(String latitude, String longitude) throws Rejected {
    if (latitude.isBlank() || longitude.isBlank()) {
      throw new Rejected("without coordinates");
    }
    try {
      return coordinates(Double.parseDouble(latitude), Double.parseDouble(longitude));
    } catch (NumberFormatException e) {
      throw new Rejected("coordinates are not numbers");
    }
  }

  /**
   * @throws Rejected if the numbers are no point on the Earth, or 0,0, which means that nobody knew
   */
  static Coordinates coordinates(double latitude, double longitude) throws Rejected {
    if (latitude == 0 && longitude == 0) {
      throw new Rejected("coordinates are 0,0");
    }
    try {
      return new Coordinates(latitude, longitude);
    } catch (IllegalArgumentException e) {
      throw new Rejected("coordinates out of range");
    }
  }
}
