package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;

/**
 * An anchor: a large probe that is also a target.
 *
 * @param id its number among the anchors
 * @param probeId its number as a probe
 * @param fqdn its host name
 * @param addressV4 its IPv4 address
 * @param addressV6 its IPv6 address
 * @param asnV4 the AS of its IPv4 address
 * @param asnV6 the AS of its IPv6 address
 * @param country where it stands
 * @param city where it stands
 * @param company who hosts it
 * @param location where it stands
 * @param isIpv4Only whether it has no IPv6
 * @param isDisabled whether it is switched off
 * @param dateLive since when it is in use
 * @param hardwareVersion 1 to 3, or 99 for a virtual machine
 * @param type the kind of object
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record Anchor(
    long id,
    OptionalLong probeId,
    Optional<String> fqdn,
    Optional<IpAddress> addressV4,
    Optional<IpAddress> addressV6,
    Optional<Asn> asnV4,
    Optional<Asn> asnV6,
    Optional<CountryCode> country,
    Optional<String> city,
    Optional<String> company,
    Optional<Coordinates> location,
    Optional<Boolean> isIpv4Only,
    Optional<Boolean> isDisabled,
    Optional<Instant> dateLive,
    OptionalInt hardwareVersion,
    Optional<String> type,
    Map<String, String> other) {
  /** Copies the collections. */
  public Anchor {
    other = Written.copy(other);
  }

  static Anchor of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    Anchor bare =
        new Anchor(
            fields.id("id"),
            fields.whole("probe"),
            fields.text("fqdn"),
            fields.address("ip_v4"),
            fields.address("ip_v6"),
            fields.asn("as_v4"),
            fields.asn("as_v6"),
            fields.country("country"),
            fields.text("city"),
            fields.text("company"),
            fields.point(),
            fields.flag("is_ipv4_only"),
            fields.flag("is_disabled"),
            fields.time("date_live"),
            fields.integer("hardware_version"),
            fields.text("type"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private Anchor with(Map<String, String> kept) {
    return new Anchor(
        id,
        probeId,
        fqdn,
        addressV4,
        addressV6,
        asnV4,
        asnV6,
        country,
        city,
        company,
        location,
        isIpv4Only,
        isDisabled,
        dateLive,
        hardwareVersion,
        type,
        kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .whole("probe", probeId)
        .text("fqdn", fqdn)
        .text("ip_v4", addressV4)
        .text("ip_v6", addressV6)
        .asn("as_v4", asnV4)
        .asn("as_v6", asnV6)
        .text("country", country)
        .text("city", city)
        .text("company", company)
        .point("geometry", location)
        .flag("is_ipv4_only", isIpv4Only)
        .flag("is_disabled", isDisabled)
        .text("date_live", dateLive)
        .integer("hardware_version", hardwareVersion)
        .text("type", type);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
