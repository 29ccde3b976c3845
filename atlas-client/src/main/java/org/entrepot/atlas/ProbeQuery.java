package org.entrepot.atlas;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/** Which probes to list. Immutable: every method returns another query. */
public final class ProbeQuery {
  private final Parameters parameters;

  private ProbeQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** All probes. */
  public static ProbeQuery all() {
    return new ProbeQuery(Parameters.none("id__in"));
  }

  /**
   * These probes. A list too long for one request is asked for in several, and the order of a
   * {@linkplain #withSort sort} then holds within each.
   */
  public ProbeQuery withIds(Collection<Long> ids) {
    return new ProbeQuery(parameters.withIds(ids));
  }

  /** These probes. */
  public ProbeQuery withIds(long... ids) {
    return withIds(Arrays.stream(ids).boxed().toList());
  }

  /** Ids greater than this one ({@code id__gt}). */
  public ProbeQuery withIdAbove(long id) {
    return new ProbeQuery(parameters.with("id__gt", id));
  }

  /** Ids from this one on ({@code id__gte}). */
  public ProbeQuery withIdFrom(long id) {
    return new ProbeQuery(parameters.with("id__gte", id));
  }

  /** Ids less than this one ({@code id__lt}). */
  public ProbeQuery withIdBelow(long id) {
    return new ProbeQuery(parameters.with("id__lt", id));
  }

  /** Ids up to this one ({@code id__lte}). */
  public ProbeQuery withIdUpTo(long id) {
    return new ProbeQuery(parameters.with("id__lte", id));
  }

  /** In a country. */
  public ProbeQuery withCountry(CountryCode country) {
    return new ProbeQuery(parameters.with("country_code", country.code()));
  }

  /** In this AS, by its IPv4 or its IPv6 address. */
  public ProbeQuery withAsn(Asn asn) {
    return new ProbeQuery(parameters.with("asn", asn.value()));
  }

  /** In this AS by its IPv4 address. */
  public ProbeQuery withAsnV4(Asn asn) {
    return new ProbeQuery(parameters.with("asn_v4", asn.value()));
  }

  /** In this AS by its IPv6 address. */
  public ProbeQuery withAsnV6(Asn asn) {
    return new ProbeQuery(parameters.with("asn_v6", asn.value()));
  }

  /** With an IPv4 address announced in this prefix. */
  public ProbeQuery withPrefixV4(Prefix prefix) {
    if (prefix.network().family() != IpAddress.Family.IPV4) {
      throw new IllegalArgumentException("not a prefix of IPv4: " + prefix);
    }
    return new ProbeQuery(parameters.with("prefix_v4", prefix.toString()));
  }

  /** With an IPv6 address announced in this prefix. */
  public ProbeQuery withPrefixV6(Prefix prefix) {
    if (prefix.network().family() != IpAddress.Family.IPV6) {
      throw new IllegalArgumentException("not a prefix of IPv6: " + prefix);
    }
    return new ProbeQuery(parameters.with("prefix_v6", prefix.toString()));
  }

  /** Not further than so many kilometres from a point. */
  public ProbeQuery withRadius(Coordinates centre, double km) {
    if (!(km > 0) || !Double.isFinite(km)) {
      throw new IllegalArgumentException("a radius is greater than 0 km, not " + km);
    }
    return new ProbeQuery(
        parameters.with("radius", centre.latitude() + "," + centre.longitude() + ":" + km));
  }

  /** Between two latitudes, both included. */
  public ProbeQuery withLatitudeBetween(double south, double north) {
    return new ProbeQuery(parameters.with("latitude__gte", south).with("latitude__lte", north));
  }

  /** Between two longitudes, both included. */
  public ProbeQuery withLongitudeBetween(double west, double east) {
    return new ProbeQuery(parameters.with("longitude__gte", west).with("longitude__lte", east));
  }

  /** Anchors only. */
  public ProbeQuery withAnchorsOnly() {
    return new ProbeQuery(parameters.with("is_anchor", "true"));
  }

  /** No anchors. */
  public ProbeQuery withoutAnchors() {
    return new ProbeQuery(parameters.with("is_anchor", "false"));
  }

  /** Public probes only. */
  public ProbeQuery withPublicOnly() {
    return new ProbeQuery(parameters.with("is_public", "true"));
  }

  /** Probes only that are not public. */
  public ProbeQuery withPrivateOnly() {
    return new ProbeQuery(parameters.with("is_public", "false"));
  }

  /** With all of these tags, by their slugs. */
  public ProbeQuery withTags(String... slugs) {
    return new ProbeQuery(parameters.withNames("tags", slugs));
  }

  /** In one of these states. */
  public ProbeQuery withStatus(ProbeStatus... statuses) {
    String list =
        Arrays.stream(statuses)
            .map(status -> Integer.toString(status.id()))
            .collect(Collectors.joining(","));
    return new ProbeQuery(parameters.with("status", list));
  }

  /** In the order of a field, such as {@code id}; with a minus before it, the other way round. */
  public ProbeQuery withSort(String field) {
    return new ProbeQuery(parameters.withSort(field));
  }

  /** How many objects a page has, 1 to 500. It changes how often is asked, not what comes. */
  public ProbeQuery withPageSize(int size) {
    return new ProbeQuery(parameters.withPageSize(size));
  }

  /** Only these fields, and the id; all else is then absent from what comes. */
  public ProbeQuery withFields(String... names) {
    return new ProbeQuery(parameters.withFields(names));
  }

  /** A filter of the API that this class has no method for. */
  public ProbeQuery withFilter(String name, String value) {
    return new ProbeQuery(parameters.withOther(name, value));
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbeQuery that && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  /** The filters, as in a URL. */
  @Override
  public String toString() {
    return parameters.toString();
  }
}
