package org.entrepot.atlas;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/** Which measurements to list. Immutable: every method returns another query. */
public final class MeasurementQuery {
  private final Parameters parameters;

  private MeasurementQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** All measurements. */
  public static MeasurementQuery all() {
    return new MeasurementQuery(Parameters.none("id__in"));
  }

  /**
   * These measurements. A list too long for one request is asked for in several, and the order of a
   * {@linkplain #withSort sort} then holds within each.
   */
  public MeasurementQuery withIds(Collection<Long> ids) {
    return new MeasurementQuery(parameters.withIds(ids));
  }

  /** These measurements. */
  public MeasurementQuery withIds(long... ids) {
    return withIds(Arrays.stream(ids).boxed().toList());
  }

  /** Ids greater than this one ({@code id__gt}). */
  public MeasurementQuery withIdAbove(long id) {
    return new MeasurementQuery(parameters.with("id__gt", id));
  }

  /** Ids from this one on ({@code id__gte}). */
  public MeasurementQuery withIdFrom(long id) {
    return new MeasurementQuery(parameters.with("id__gte", id));
  }

  /** Ids less than this one ({@code id__lt}). */
  public MeasurementQuery withIdBelow(long id) {
    return new MeasurementQuery(parameters.with("id__lt", id));
  }

  /** Ids up to this one ({@code id__lte}). */
  public MeasurementQuery withIdUpTo(long id) {
    return new MeasurementQuery(parameters.with("id__lte", id));
  }

  /** Of one type. */
  public MeasurementQuery withType(MeasurementType type) {
    return new MeasurementQuery(parameters.with("type", type.text()));
  }

  /** Of one address family. */
  public MeasurementQuery withFamily(IpAddress.Family family) {
    return new MeasurementQuery(parameters.with("af", family == IpAddress.Family.IPV4 ? 4 : 6));
  }

  /** In one of these states. */
  public MeasurementQuery withStatus(MeasurementStatus... statuses) {
    String list =
        Arrays.stream(statuses)
            .map(status -> Integer.toString(status.id()))
            .collect(Collectors.joining(","));
    return new MeasurementQuery(parameters.with("status__in", list));
  }

  /** Of this target: a name or an address, as the measurement was defined. */
  public MeasurementQuery withTarget(String target) {
    return new MeasurementQuery(parameters.with("target", target));
  }

  /** Of a target with this address, or one in this prefix. */
  public MeasurementQuery withTargetIn(Prefix prefix) {
    return new MeasurementQuery(parameters.with("target_ip", prefix.toString()));
  }

  /** Of a target in this AS. */
  public MeasurementQuery withTargetAsn(Asn asn) {
    return new MeasurementQuery(parameters.with("target_asn", asn.value()));
  }

  /** With all of these tags, by their slugs. */
  public MeasurementQuery withTags(String... slugs) {
    return new MeasurementQuery(parameters.withNames("tags", slugs));
  }

  /** With this text in the target or the description. */
  public MeasurementQuery withSearch(String text) {
    return new MeasurementQuery(parameters.with("search", text));
  }

  /** With this text in the description. */
  public MeasurementQuery withDescription(String text) {
    return new MeasurementQuery(parameters.with("description__contains", text));
  }

  /** Of this group, by the id of the measurement that leads it. */
  public MeasurementQuery withGroup(long id) {
    return new MeasurementQuery(parameters.with("group_id", id));
  }

  /** Started at this time or later. */
  public MeasurementQuery withStartFrom(Instant time) {
    return new MeasurementQuery(parameters.with("start_time__gte", time));
  }

  /** Started before this time. */
  public MeasurementQuery withStartBefore(Instant time) {
    return new MeasurementQuery(parameters.with("start_time__lt", time));
  }

  /** Stopped at this time or later. */
  public MeasurementQuery withStopFrom(Instant time) {
    return new MeasurementQuery(parameters.with("stop_time__gte", time));
  }

  /** Stopped before this time. */
  public MeasurementQuery withStopBefore(Instant time) {
    return new MeasurementQuery(parameters.with("stop_time__lt", time));
  }

  /** Public measurements only. */
  public MeasurementQuery withPublicOnly() {
    return new MeasurementQuery(parameters.with("is_public", "true"));
  }

  /** Measurements only that are not public, which wants a key. */
  public MeasurementQuery withPrivateOnly() {
    return new MeasurementQuery(parameters.with("is_public", "false"));
  }

  /** Measurements only that run once. */
  public MeasurementQuery withOneOffOnly() {
    return new MeasurementQuery(parameters.with("is_oneoff", "true"));
  }

  /** Measurements only that run again and again. */
  public MeasurementQuery withoutOneOff() {
    return new MeasurementQuery(parameters.with("is_oneoff", "false"));
  }

  /** Fields that are left out unless they are asked for, such as {@code probes}. */
  public MeasurementQuery withOptionalFields(String... names) {
    return new MeasurementQuery(parameters.withNames("optional_fields", names));
  }

  /** In the order of a field, such as {@code id}; with a minus before it, the other way round. */
  public MeasurementQuery withSort(String field) {
    return new MeasurementQuery(parameters.withSort(field));
  }

  /** How many objects a page has, 1 to 500. It changes how often is asked, not what comes. */
  public MeasurementQuery withPageSize(int size) {
    return new MeasurementQuery(parameters.withPageSize(size));
  }

  /** Only these fields, and the id; all else is then absent from what comes. */
  public MeasurementQuery withFields(String... names) {
    return new MeasurementQuery(parameters.withFields(names));
  }

  /** A filter of the API that this class has no method for. */
  public MeasurementQuery withFilter(String name, String value) {
    return new MeasurementQuery(parameters.withOther(name, value));
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeasurementQuery that && parameters.equals(that.parameters);
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
