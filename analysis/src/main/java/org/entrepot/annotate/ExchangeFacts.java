package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * What one file says of exchanges. The numbers that join its records may be explained in another
 * file, so nothing is joined here; each record keeps its line for the message, should that fail.
 */
final class ExchangeFacts {
  /** An exchange as its source describes it. */
  record Described(long id, String name, String city, Optional<CountryCode> country) {}

  /** A LAN, by its own number, of an exchange. */
  record Lan(long id, long exchange) {}

  /** A prefix of a LAN, or directly of an exchange. */
  record LanPrefix(Prefix prefix, OptionalLong lan, OptionalLong exchange, long line) {}

  /** An interface of a network at an exchange, or at a LAN where the exchange is not said. */
  record Interface(
      Asn network, OptionalLong exchange, OptionalLong lan, List<IpAddress> addresses, long line) {}

  /** A building where networks meet, by its number where it has one. */
  record Facility(
      OptionalLong id,
      String city,
      Optional<CountryCode> country,
      Optional<Coordinates> coordinates,
      long line) {}

  /** An exchange that can be reached in a facility. */
  record Presence(long exchange, long facility, long line) {}

  final List<Facility> facilities = new ArrayList<>();
  final List<Presence> presences = new ArrayList<>();
  final List<Described> exchanges = new ArrayList<>();
  final List<Lan> lans = new ArrayList<>();
  final List<LanPrefix> prefixes = new ArrayList<>();
  final List<Interface> interfaces = new ArrayList<>();

  /**
   * Reads the prefix of a peering LAN.
   *
   * @throws Rejected if it is none, or too large to be one
   */
  static Prefix lanPrefix(String text) throws Rejected {
    try {
      Prefix prefix = Prefix.parse(text);
      int shortest = prefix.network().family() == IpAddress.Family.IPV4 ? 16 : 32;
      if (prefix.length() < shortest) {
        throw new Rejected("block too large for a peering LAN");
      }
      return prefix;
    } catch (IllegalArgumentException e) {
      throw new Rejected("not a prefix");
    }
  }
}
