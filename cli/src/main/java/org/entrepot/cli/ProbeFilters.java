package org.entrepot.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.entrepot.atlas.Probe;
import org.entrepot.atlas.ProbeQuery;
import org.entrepot.atlas.ProbeStatus;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which probes. */
final class ProbeFilters {
  @Option(
      names = "--country",
      paramLabel = "CC,CC",
      split = ",",
      hideParamSyntax = true,
      description = "In these countries, by their ISO codes; XK is Kosovo.")
  private List<String> countries = List.of();

  @Option(
      names = "--region",
      paramLabel = "NAME",
      split = ",",
      hideParamSyntax = true,
      description = "In the countries of a region: see, see-ripe or wb6.")
  private List<String> regions = List.of();

  @Option(
      names = "--asn",
      paramLabel = "ASN",
      split = ",",
      hideParamSyntax = true,
      description = "In these ASes, by the IPv4 or the IPv6 address.")
  private List<String> asns = List.of();

  @Option(
      names = "--asn-v4",
      paramLabel = "ASN",
      split = ",",
      hideParamSyntax = true,
      description = "In these ASes by the IPv4 address.")
  private List<String> asnsV4 = List.of();

  @Option(
      names = "--asn-v6",
      paramLabel = "ASN",
      split = ",",
      hideParamSyntax = true,
      description = "In these ASes by the IPv6 address.")
  private List<String> asnsV6 = List.of();

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      split = ",",
      hideParamSyntax = true,
      description = "With an address in these announced prefixes, of IPv4 or IPv6.")
  private List<String> prefixes = List.of();

  @Option(
      names = "--near",
      paramLabel = "LAT,LON",
      description = "Not further than --radius from this point, in degrees.")
  private @Nullable String near;

  @Option(names = "--radius", paramLabel = "KM", description = "How far that is (default: 50).")
  private @Nullable Double radius;

  @Option(
      names = "--area",
      paramLabel = "S,W,N,E",
      description = "Between these latitudes and longitudes, in degrees.")
  private @Nullable String area;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      split = ",",
      hideParamSyntax = true,
      description = "With all of these tags, by their slugs.")
  private List<String> tags = List.of();

  @Option(
      names = "--without-tag",
      paramLabel = "TAG",
      split = ",",
      hideParamSyntax = true,
      description =
          "With none of these tags. RIPE Atlas has no such filter: it gives all, and they are left"
              + " out here.")
  private List<String> withoutTags = List.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      hideParamSyntax = true,
      description = "connected, disconnected, abandoned or never-connected.")
  private List<String> statuses = List.of();

  @Option(names = "--anchors-only", description = "Anchors only.")
  private boolean anchorsOnly;

  @Option(names = "--no-anchors", description = "No anchors.")
  private boolean noAnchors;

  @Option(names = "--public-only", description = "Public probes only.")
  private boolean publicOnly;

  @Option(names = "--private-only", description = "Probes only that are not public.")
  private boolean privateOnly;

  @Option(names = "--mine", description = "Your own probes, which needs a key.")
  private boolean mine;

  @Option(
      names = "--ids",
      paramLabel = "1,2,5-9",
      split = ",",
      hideParamSyntax = true,
      description = "Of these ids and ranges, those that are there.")
  private List<String> ids = List.of();

  @Option(names = "--id-from", paramLabel = "ID", description = "Ids from this one on.")
  private @Nullable String idFrom;

  @Option(names = "--id-to", paramLabel = "ID", description = "Ids up to this one.")
  private @Nullable String idTo;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description = "Any other filter of the API, such as --filter firmware_version=5080.")
  private List<String> others = List.of();

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description =
          "In the order of a field, such as id, or -id for the other way round. Where ids, ASes or"
              + " prefixes take several requests, the order holds within each.")
  private @Nullable String sort;

  boolean mine() {
    return mine;
  }

  /** Whether RIPE Atlas does all the filtering. */
  boolean isOfTheApi() {
    return withoutTags.isEmpty();
  }

  /** The fields with those that are filtered by here. */
  Set<String> withNeeded(Set<String> fields) {
    Set<String> more = new LinkedHashSet<>(fields);
    if (!withoutTags.isEmpty()) {
      more.add("tags");
    }
    return more;
  }

  /** Whether a probe that RIPE Atlas gave is wanted. */
  boolean keeps(Probe probe) {
    return probe.tags().stream().noneMatch(tag -> withoutTags.contains(tag.slug()));
  }

  /**
   * The queries whose answers together are the probes: several where the API takes one value of a
   * filter only. A probe may then come more than once.
   *
   * @param named ids that were given otherwise
   */
  List<ProbeQuery> queries(Set<Long> named) throws Failures.UserMistake {
    List<ProbeQuery> queries = List.of(place(base(named)));
    queries = times(queries, Given.each("--asn", asns, Asn::parse), ProbeQuery::withAsn);
    queries =
        times(queries, Given.each("--prefix", prefixes, Prefix::parse), ProbeFilters::withPrefix);
    return queries;
  }

  private static ProbeQuery withPrefix(ProbeQuery query, Prefix prefix) {
    return prefix.network().family() == IpAddress.Family.IPV4
        ? query.withPrefixV4(prefix)
        : query.withPrefixV6(prefix);
  }

  private static <T> List<ProbeQuery> times(
      List<ProbeQuery> queries, List<T> values, BiFunction<ProbeQuery, T, ProbeQuery> with) {
    if (values.isEmpty()) {
      return queries;
    }
    List<ProbeQuery> product = new ArrayList<>();
    for (ProbeQuery query : queries) {
      values.forEach(value -> product.add(with.apply(query, value)));
    }
    return product;
  }

  private ProbeQuery base(Set<Long> named) throws Failures.UserMistake {
    if (!named.isEmpty() && !ids.isEmpty()) {
      throw new Failures.UserMistake("ids by themselves or by --ids, not both");
    }
    ProbeQuery query = ProbeQuery.all();
    if (!named.isEmpty() || !ids.isEmpty()) {
      query = query.withIds(named.isEmpty() ? Given.ids("--ids", ids) : named);
    }
    if (idFrom != null) {
      query = query.withIdFrom(Given.id("--id-from", idFrom));
    }
    if (idTo != null) {
      query = query.withIdUpTo(Given.id("--id-to", idTo));
    }
    if (anchorsOnly || noAnchors) {
      Given.notBoth("--anchors-only", anchorsOnly, "--no-anchors", noAnchors);
      query = anchorsOnly ? query.withAnchorsOnly() : query.withoutAnchors();
    }
    if (publicOnly || privateOnly) {
      Given.notBoth("--public-only", publicOnly, "--private-only", privateOnly);
      query = publicOnly ? query.withPublicOnly() : query.withPrivateOnly();
    }
    if (!tags.isEmpty()) {
      ProbeQuery untagged = query;
      query = Given.checked("--tag", () -> untagged.withTags(tags.toArray(String[]::new)));
    }
    if (!statuses.isEmpty()) {
      List<ProbeStatus> states = new ArrayList<>();
      for (String status : statuses) {
        states.add(Given.named("--status", status, ProbeStatus.values()));
      }
      query = query.withStatus(states.toArray(ProbeStatus[]::new));
    }
    if (sort != null) {
      ProbeQuery unsorted = query;
      String field = sort;
      query = Given.checked("--sort", () -> unsorted.withSort(field));
    }
    return Given.filtered(others, query, ProbeQuery::withFilter);
  }

  private ProbeQuery place(ProbeQuery query) throws Failures.UserMistake {
    ProbeQuery placed = query;
    Set<CountryCode> all = Given.countries(countries, regions);
    if (all.size() == 1) {
      placed = placed.withCountry(all.iterator().next());
    } else if (!all.isEmpty()) {
      placed = placed.withFilter("country_code__in", joined(all));
    }
    if (!asnsV4.isEmpty()) {
      placed = placed.withFilter("asn_v4__in", numbers("--asn-v4", asnsV4));
    }
    if (!asnsV6.isEmpty()) {
      placed = placed.withFilter("asn_v6__in", numbers("--asn-v6", asnsV6));
    }
    if (near != null) {
      placed = near(placed, near);
    } else if (radius != null) {
      throw new Failures.UserMistake("--radius is the distance from a point: --near LAT,LON");
    }
    return area == null ? placed : area(placed, area);
  }

  private ProbeQuery near(ProbeQuery query, String text) throws Failures.UserMistake {
    double[] point = Given.numbers("--near", text, 2, "LAT,LON in degrees, such as 44.8,20.5");
    Coordinates centre = Given.checked("--near", () -> new Coordinates(point[0], point[1]));
    double km = radius == null ? 50 : radius;
    return Given.checked("--radius", () -> query.withRadius(centre, km));
  }

  private static ProbeQuery area(ProbeQuery query, String text) throws Failures.UserMistake {
    double[] sides =
        Given.numbers("--area", text, 4, "S,W,N,E in degrees, such as 39.6,13.4,46.9,29.7");
    Given.checked("--area", () -> new Coordinates(sides[0], sides[1]));
    Given.checked("--area", () -> new Coordinates(sides[2], sides[3]));
    if (sides[0] > sides[2] || sides[1] > sides[3]) {
      throw new Failures.UserMistake(
          "--area is S,W,N,E: the south before the north, the west before the east");
    }
    return query.withLatitudeBetween(sides[0], sides[2]).withLongitudeBetween(sides[1], sides[3]);
  }

  private static String numbers(String option, List<String> asns) throws Failures.UserMistake {
    return joined(Given.each(option, asns, Asn::parse).stream().map(Asn::value).toList());
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
