package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * A measurement as it was defined, and how it goes. The options of its type, such as {@code paris}
 * of a traceroute, stand in {@code other}.
 *
 * @param id its number
 * @param type ping, traceroute, dns, http, sslcert, ntp or wifi
 * @param af 4 or 6
 * @param status whether it runs; {@link MeasurementStatus} lists the numbers
 * @param target what is measured, as it was asked for
 * @param targetIp the address of the target
 * @param targetAsn the AS of the target
 * @param targetPrefix the announced prefix of the target
 * @param resolvedIps the addresses that the target's name has
 * @param description what its owner calls it
 * @param creationTime when it was asked for
 * @param startTime when it starts
 * @param stopTime when it stops
 * @param intervalSeconds how often each probe measures
 * @param spreadSeconds over how long the starts of the probes are spread
 * @param isOneOff whether it runs once only
 * @param isPublic whether everybody may see it
 * @param isAllScheduled whether all requests for probes were handled
 * @param resolveOnProbe whether each probe resolves the name
 * @param protocol ICMP, UDP or TCP
 * @param groupId the measurement that leads its group
 * @param participantCount how many probes take part
 * @param probesRequested how many probes were asked for
 * @param probesScheduled how many probes were given
 * @param creditsPerResult what a result costs
 * @param estimatedResultsPerDay how many results a day brings
 * @param tags its tags
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record Measurement(
    long id,
    Optional<String> type,
    OptionalInt af,
    Optional<Status> status,
    Optional<String> target,
    Optional<IpAddress> targetIp,
    Optional<Asn> targetAsn,
    Optional<Prefix> targetPrefix,
    List<IpAddress> resolvedIps,
    Optional<String> description,
    Optional<Instant> creationTime,
    Optional<Instant> startTime,
    Optional<Instant> stopTime,
    OptionalLong intervalSeconds,
    OptionalLong spreadSeconds,
    Optional<Boolean> isOneOff,
    Optional<Boolean> isPublic,
    Optional<Boolean> isAllScheduled,
    Optional<Boolean> resolveOnProbe,
    Optional<String> protocol,
    OptionalLong groupId,
    OptionalLong participantCount,
    OptionalLong probesRequested,
    OptionalLong probesScheduled,
    OptionalLong creditsPerResult,
    OptionalLong estimatedResultsPerDay,
    List<String> tags,
    Map<String, String> other) {
  /** Copies the collections. */
  public Measurement {
    resolvedIps = List.copyOf(resolvedIps);
    tags = List.copyOf(tags);
    other = Written.copy(other);
  }

  static Measurement of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    Measurement bare =
        new Measurement(
            fields.id("id"),
            fields.text("type"),
            fields.integer("af"),
            Status.ofMeasurement(fields),
            fields.text("target"),
            fields.address("target_ip"),
            fields.asn("target_asn"),
            fields.prefix("target_prefix"),
            fields.list("resolved_ips", node -> IpAddress.tryParse(node.asText())),
            fields.text("description"),
            fields.time("creation_time"),
            fields.time("start_time"),
            fields.time("stop_time"),
            fields.whole("interval"),
            fields.whole("spread"),
            fields.flag("is_oneoff"),
            fields.flag("is_public"),
            fields.flag("is_all_scheduled"),
            fields.flag("resolve_on_probe"),
            fields.text("protocol"),
            fields.whole("group_id"),
            fields.whole("participant_count"),
            fields.whole("probes_requested"),
            fields.whole("probes_scheduled"),
            fields.whole("credits_per_result"),
            fields.whole("estimated_results_per_day"),
            fields.texts("tags"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private Measurement with(Map<String, String> kept) {
    return new Measurement(
        id,
        type,
        af,
        status,
        target,
        targetIp,
        targetAsn,
        targetPrefix,
        resolvedIps,
        description,
        creationTime,
        startTime,
        stopTime,
        intervalSeconds,
        spreadSeconds,
        isOneOff,
        isPublic,
        isAllScheduled,
        resolveOnProbe,
        protocol,
        groupId,
        participantCount,
        probesRequested,
        probesScheduled,
        creditsPerResult,
        estimatedResultsPerDay,
        tags,
        kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .text("type", type)
        .integer("af", af)
        .inner("status", status.map(Status::writtenOfMeasurement))
        .text("target", target)
        .text("target_ip", targetIp)
        .asn("target_asn", targetAsn)
        .text("target_prefix", targetPrefix)
        .texts("resolved_ips", resolvedIps)
        .text("description", description)
        .time("creation_time", creationTime)
        .time("start_time", startTime)
        .time("stop_time", stopTime)
        .whole("interval", intervalSeconds)
        .whole("spread", spreadSeconds)
        .flag("is_oneoff", isOneOff)
        .flag("is_public", isPublic)
        .flag("is_all_scheduled", isAllScheduled)
        .flag("resolve_on_probe", resolveOnProbe)
        .text("protocol", protocol)
        .whole("group_id", groupId)
        .whole("participant_count", participantCount)
        .whole("probes_requested", probesRequested)
        .whole("probes_scheduled", probesScheduled)
        .whole("credits_per_result", creditsPerResult)
        .whole("estimated_results_per_day", estimatedResultsPerDay)
        .texts("tags", tags);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
