package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * A probe, as the API describes it now, or on the day of an archive.
 *
 * @param id its number
 * @param description what its host calls it
 * @param addressV4 the last IPv4 address that it was seen with; absent if it is not public
 * @param addressV6 the last IPv6 address that it was seen with; absent if it is not public
 * @param asnV4 the AS of its IPv4 address
 * @param asnV6 the AS of its IPv6 address
 * @param prefixV4 the announced prefix of its IPv4 address
 * @param prefixV6 the announced prefix of its IPv6 address
 * @param country where its host says that it is
 * @param location where its host says that it is, blurred by up to a kilometre
 * @param isAnchor whether it is an anchor
 * @param isPublic whether its details may be seen
 * @param status whether it is connected; {@link ProbeStatus} lists the numbers
 * @param statusSince since when it is so
 * @param firstConnected when it connected for the first time
 * @param lastConnected when it was last seen
 * @param totalUptimeSeconds for how long it has been connected in all
 * @param tags what its host and the system say of it
 * @param type the kind of object
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record Probe(
    long id,
    Optional<String> description,
    Optional<IpAddress> addressV4,
    Optional<IpAddress> addressV6,
    Optional<Asn> asnV4,
    Optional<Asn> asnV6,
    Optional<Prefix> prefixV4,
    Optional<Prefix> prefixV6,
    Optional<CountryCode> country,
    Optional<Coordinates> location,
    Optional<Boolean> isAnchor,
    Optional<Boolean> isPublic,
    Optional<Status> status,
    Optional<Instant> statusSince,
    Optional<Instant> firstConnected,
    Optional<Instant> lastConnected,
    OptionalLong totalUptimeSeconds,
    List<Tag> tags,
    Optional<String> type,
    Map<String, String> other) {
  /** Copies the collections. */
  public Probe {
    tags = List.copyOf(tags);
    other = Written.copy(other);
  }

  static Probe of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    Probe bare =
        new Probe(
            fields.id("id"),
            fields.text("description"),
            fields.address("address_v4"),
            fields.address("address_v6"),
            fields.asn("asn_v4"),
            fields.asn("asn_v6"),
            fields.prefix("prefix_v4"),
            fields.prefix("prefix_v6"),
            fields.country("country_code"),
            fields.point(),
            fields.flag("is_anchor"),
            fields.flag("is_public"),
            Status.ofProbe(fields),
            fields.time("status_since"),
            fields.time("first_connected"),
            fields.time("last_connected"),
            fields.whole("total_uptime"),
            Tag.listOf(fields, "tags"),
            fields.text("type"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private Probe with(Map<String, String> kept) {
    return new Probe(
        id,
        description,
        addressV4,
        addressV6,
        asnV4,
        asnV6,
        prefixV4,
        prefixV6,
        country,
        location,
        isAnchor,
        isPublic,
        status,
        statusSince,
        firstConnected,
        lastConnected,
        totalUptimeSeconds,
        tags,
        type,
        kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .text("description", description)
        .text("address_v4", addressV4)
        .text("address_v6", addressV6)
        .asn("asn_v4", asnV4)
        .asn("asn_v6", asnV6)
        .text("prefix_v4", prefixV4)
        .text("prefix_v6", prefixV6)
        .text("country_code", country)
        .point("geometry", location)
        .flag("is_anchor", isAnchor)
        .flag("is_public", isPublic)
        .inner("status", status.map(Status::writtenOfProbe))
        .time("status_since", statusSince)
        .time("first_connected", firstConnected)
        .time("last_connected", lastConnected)
        .whole("total_uptime", totalUptimeSeconds)
        .list("tags", tags, Tag::node)
        .text("type", type);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
