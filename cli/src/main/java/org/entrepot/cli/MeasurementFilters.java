package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrepot.atlas.MeasurementQuery;
import org.entrepot.atlas.MeasurementStatus;
import org.entrepot.atlas.MeasurementType;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which measurements. */
final class MeasurementFilters {
  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Of this type: ping, traceroute, dns, http, sslcert, ntp or wifi.")
  private @Nullable String type;

  @Option(names = "--af", paramLabel = "4|6", description = "Of this address family.")
  private @Nullable Integer family;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      hideParamSyntax = true,
      description =
          "specified, scheduled, ongoing, stopped, forced-to-stop, no-suitable-probes, failed,"
              + " denied or cancelled.")
  private List<String> statuses = List.of();

  @Option(
      names = "--target",
      paramLabel = "HOST",
      description = "Of this target: a name or an address, as it was defined.")
  private @Nullable String target;

  @Option(
      names = "--target-in",
      paramLabel = "PREFIX",
      description = "Of a target with this address, or one in this prefix.")
  private @Nullable String targetIn;

  @Option(names = "--target-asn", paramLabel = "ASN", description = "Of a target in this AS.")
  private @Nullable String targetAsn;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "With this text in the target or the description.")
  private @Nullable String search;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "With this text in the description.")
  private @Nullable String description;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      split = ",",
      hideParamSyntax = true,
      description = "With all of these tags, by their slugs.")
  private List<String> tags = List.of();

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "Of this group, by the measurement that leads it.")
  private @Nullable String group;

  @Option(
      names = "--started-after",
      paramLabel = "TIME",
      description = "Started at this time or later, such as 2017-06-26 or 2017-06-26T12:00:00Z.")
  private @Nullable String startedAfter;

  @Option(
      names = "--started-before",
      paramLabel = "TIME",
      description = "Started before this time.")
  private @Nullable String startedBefore;

  @Option(
      names = "--stopped-after",
      paramLabel = "TIME",
      description = "Stopped at this time or later.")
  private @Nullable String stoppedAfter;

  @Option(
      names = "--stopped-before",
      paramLabel = "TIME",
      description = "Stopped before this time.")
  private @Nullable String stoppedBefore;

  @Option(names = "--public-only", description = "Public measurements only.")
  private boolean publicOnly;

  @Option(
      names = "--private-only",
      description = "Measurements only that are not public, which needs a key.")
  private boolean privateOnly;

  @Option(names = "--one-off", description = "Measurements only that run once.")
  private boolean oneOff;

  @Option(names = "--periodic", description = "Measurements only that run again and again.")
  private boolean periodic;

  @Option(names = "--mine", description = "Your own measurements, which needs a key.")
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
      description = "Any other filter of the API, such as --filter current_probes=10006.")
  private List<String> others = List.of();

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description =
          "In the order of a field, such as id, or -id for the other way round. Where ids take"
              + " several requests, the order holds within each.")
  private @Nullable String sort;

  boolean mine() {
    return mine;
  }

  /** The query, for these ids alone if there are any. */
  MeasurementQuery query(Set<Long> named) throws Failures.UserMistake {
    MeasurementQuery query = kind(numbered(named));
    query = times(target(query));
    if (publicOnly || privateOnly) {
      Given.notBoth("--public-only", publicOnly, "--private-only", privateOnly);
      query = publicOnly ? query.withPublicOnly() : query.withPrivateOnly();
    }
    if (oneOff || periodic) {
      Given.notBoth("--one-off", oneOff, "--periodic", periodic);
      query = oneOff ? query.withOneOffOnly() : query.withoutOneOff();
    }
    if (sort != null) {
      MeasurementQuery unsorted = query;
      String field = sort;
      query = Given.checked("--sort", () -> unsorted.withSort(field));
    }
    return Given.filtered(others, query, MeasurementQuery::withFilter);
  }

  private MeasurementQuery numbered(Set<Long> named) throws Failures.UserMistake {
    if (!named.isEmpty() && !ids.isEmpty()) {
      throw new Failures.UserMistake("ids by themselves or by --ids, not both");
    }
    MeasurementQuery query = MeasurementQuery.all();
    if (!named.isEmpty() || !ids.isEmpty()) {
      query = query.withIds(named.isEmpty() ? Given.ids("--ids", ids) : named);
    }
    if (idFrom != null) {
      query = query.withIdFrom(Given.id("--id-from", idFrom));
    }
    if (idTo != null) {
      query = query.withIdUpTo(Given.id("--id-to", idTo));
    }
    return group == null ? query : query.withGroup(Given.id("--group", group));
  }

  private MeasurementQuery kind(MeasurementQuery all) throws Failures.UserMistake {
    MeasurementQuery query = all;
    if (type != null) {
      query = query.withType(Given.named("--type", type, MeasurementType.values()));
    }
    if (family != null) {
      if (family != 4 && family != 6) {
        throw new Failures.UserMistake("--af is 4 or 6, not " + family);
      }
      query = query.withFamily(family == 4 ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6);
    }
    if (!statuses.isEmpty()) {
      List<MeasurementStatus> states = new ArrayList<>();
      for (String status : statuses) {
        states.add(Given.named("--status", status, MeasurementStatus.values()));
      }
      query = query.withStatus(states.toArray(MeasurementStatus[]::new));
    }
    if (!tags.isEmpty()) {
      MeasurementQuery untagged = query;
      query = Given.checked("--tag", () -> untagged.withTags(tags.toArray(String[]::new)));
    }
    return query;
  }

  private MeasurementQuery target(MeasurementQuery all) throws Failures.UserMistake {
    MeasurementQuery query = all;
    if (target != null) {
      query = query.withTarget(target);
    }
    if (targetIn != null) {
      String text = targetIn;
      query = query.withTargetIn(Given.checked("--target-in", () -> prefix(text)));
    }
    if (targetAsn != null) {
      String text = targetAsn;
      query = query.withTargetAsn(Given.checked("--target-asn", () -> Asn.parse(text)));
    }
    if (search != null) {
      query = query.withSearch(search);
    }
    return description == null ? query : query.withDescription(description);
  }

  /** A prefix, or an address, which is one of full length. */
  private static Prefix prefix(String text) {
    return IpAddress.tryParse(text)
        .map(
            address ->
                Prefix.parse(text + (address.family() == IpAddress.Family.IPV4 ? "/32" : "/128")))
        .orElseGet(() -> Prefix.parse(text));
  }

  private MeasurementQuery times(MeasurementQuery all) throws Failures.UserMistake {
    MeasurementQuery query = all;
    if (startedAfter != null) {
      query = query.withStartFrom(Given.time("--started-after", startedAfter));
    }
    if (startedBefore != null) {
      query = query.withStartBefore(Given.time("--started-before", startedBefore));
    }
    if (stoppedAfter != null) {
      query = query.withStopFrom(Given.time("--stopped-after", stoppedAfter));
    }
    return stoppedBefore == null
        ? query
        : query.withStopBefore(Given.time("--stopped-before", stoppedBefore));
  }
}
