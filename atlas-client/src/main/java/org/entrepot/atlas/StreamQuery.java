package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * One subscription to the live stream. Immutable: every method returns another query.
 *
 * <p>The message and {@code streamType}, {@code msm}, {@code type}, {@code sendBacklog} and {@code
 * enrichProbes} are as RIPE Atlas documents them or as its own client sends them. The names of the
 * other parameters, {@code prb} among them, are those of the service's older documentation, written
 * in camel case as the present one says that all are; what exactly the service compares them with
 * could not be verified. It confirms a subscription with the parameters that it understood, which
 * come as {@link StreamEvent.Confirmed}.
 *
 * @see <a href="https://atlas.ripe.net/docs/apis/streaming-api/">Streaming API of RIPE Atlas</a>
 */
public final class StreamQuery {
  private static final String RESULT = "result";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-]+");

  /** What no result goes without: nobody could tell two apart. */
  private static final List<String> IDENTITY =
      List.of("msm_id", "prb_id", "timestamp", "type", "event");

  /** What does not change which results come, or what the REST API can ask for too. */
  private static final Set<String> FILLABLE =
      Set.of(
          "streamType", "msm", "prb", "sendBacklog", "buffering", "acceptedFields", "enrichProbes");

  private final ObjectNode parameters;

  private StreamQuery(ObjectNode parameters) {
    this.parameters = parameters;
  }

  private static StreamQuery ofType(String streamType) {
    return new StreamQuery(Json.MAPPER.createObjectNode().put("streamType", streamType));
  }

  /**
   * All results of all public measurements, thousands a second. What is lost with a connection
   * cannot be found again, since the REST API gives results by measurement.
   */
  public static StreamQuery results() {
    return ofType(RESULT);
  }

  /** The results of one measurement, whose gaps can be filled. */
  public static StreamQuery results(long measurementId) {
    return results().with("msm", JSON.numberNode(checked(measurementId)));
  }

  /** Probes that connect and disconnect. */
  public static StreamQuery probeChanges() {
    return ofType("probestatus");
  }

  /** Measurements that are made or change. */
  public static StreamQuery measurementChanges() {
    return ofType("metadata");
  }

  private StreamQuery with(String name, JsonNode value) {
    ObjectNode more = parameters.deepCopy();
    more.set(name, value);
    return new StreamQuery(more);
  }

  private static long checked(long id) {
    if (id < 0) {
      throw new IllegalArgumentException("an id is not negative: " + id);
    }
    return id;
  }

  /** Of this measurement only. */
  public StreamQuery withMeasurement(long id) {
    return with("msm", JSON.numberNode(checked(id)));
  }

  /** Of this probe only. For several, subscribe several times. */
  public StreamQuery withProbe(long id) {
    return with("prb", JSON.numberNode(checked(id)));
  }

  /**
   * Of measurements of this type. A measurement has one type only; with a measurement this says
   * nothing new, and keeps its gaps from being filled.
   */
  public StreamQuery withType(MeasurementType type) {
    return with("type", JSON.textNode(type.text()));
  }

  /** From probes with this address. */
  public StreamQuery withSourceAddress(IpAddress address) {
    return with("sourceAddress", JSON.textNode(address.toString()));
  }

  /** From probes in this prefix. */
  public StreamQuery withSourcePrefix(Prefix prefix) {
    return with("sourcePrefix", JSON.textNode(prefix.toString()));
  }

  /** Towards this address. */
  public StreamQuery withDestinationAddress(IpAddress address) {
    return with("destinationAddress", JSON.textNode(address.toString()));
  }

  /** Towards this prefix. */
  public StreamQuery withDestinationPrefix(Prefix prefix) {
    return with("destinationPrefix", JSON.textNode(prefix.toString()));
  }

  /** Traceroutes with this host on their way. */
  public StreamQuery withPassThroughHost(String host) {
    return with("passThroughHost", JSON.textNode(host));
  }

  /** Traceroutes with this prefix on their way. */
  public StreamQuery withPassThroughPrefix(Prefix prefix) {
    return with("passThroughPrefix", JSON.textNode(prefix.toString()));
  }

  /** First what the service still has of the last time, then what is new. */
  public StreamQuery withBacklog() {
    return with("sendBacklog", JSON.booleanNode(true));
  }

  /** Lets the service hold messages back for a moment and send several at once. */
  public StreamQuery withBuffering() {
    return with("buffering", JSON.booleanNode(true));
  }

  /** With changes of probes, what the service knows of the probe. */
  public StreamQuery withProbeDetails() {
    return with("enrichProbes", JSON.booleanNode(true));
  }

  /**
   * Only these fields of a result, and those without which two results could not be told apart. A
   * result that fills a gap comes with all of its fields.
   */
  public StreamQuery withFields(String... fields) {
    Set<String> all = new LinkedHashSet<>(IDENTITY);
    Arrays.stream(fields).map(StreamQuery::named).forEach(all::add);
    var array = JSON.arrayNode();
    all.forEach(array::add);
    return with("acceptedFields", array);
  }

  /** Results whose field is this. */
  public StreamQuery withEqual(String field, String value) {
    return withComparison("equalsTo", field, JSON.textNode(value));
  }

  /** Results whose field is this. */
  public StreamQuery withEqual(String field, long value) {
    return withComparison("equalsTo", field, JSON.numberNode(value));
  }

  /** Results whose field is more than this. */
  public StreamQuery withGreaterThan(String field, double value) {
    return withComparison("greaterThan", field, number(field, value));
  }

  /** Results whose field is less than this. */
  public StreamQuery withLessThan(String field, double value) {
    return withComparison("lessThan", field, number(field, value));
  }

  private static JsonNode number(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " is a finite number, not " + value);
    }
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? JSON.numberNode((long) value)
        : JSON.numberNode(value);
  }

  private StreamQuery withComparison(String comparison, String field, JsonNode value) {
    ObjectNode fields =
        parameters.get(comparison) instanceof ObjectNode before
            ? before.deepCopy()
            : JSON.objectNode();
    fields.set(named(field), value);
    return with(comparison, fields);
  }

  /** A parameter of the service that this class has no method for. */
  public StreamQuery withParameter(String name, String value) {
    return with(other(name), JSON.textNode(value));
  }

  /** A parameter of the service that this class has no method for. */
  public StreamQuery withParameter(String name, long value) {
    return with(other(name), JSON.numberNode(value));
  }

  /** A parameter of the service that this class has no method for. */
  public StreamQuery withParameter(String name, boolean value) {
    return with(other(name), JSON.booleanNode(value));
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: \"" + name + "\"");
    }
    return name;
  }

  private static String other(String name) {
    if (name.equals("streamType") || name.equals("key")) {
      throw new IllegalArgumentException("not a filter: \"" + name + "\"");
    }
    return named(name);
  }

  /** The measurement, if the query names one. */
  public OptionalLong measurementId() {
    JsonNode id = parameters.path("msm");
    return id.isIntegralNumber() ? OptionalLong.of(id.longValue()) : OptionalLong.empty();
  }

  /** Why the REST API cannot be asked for what was missed; empty if it can. */
  Optional<String> hindrance() {
    if (!parameters.path("streamType").asText().equals(RESULT)) {
      return Optional.of("changes of probes and measurements are told once");
    }
    if (measurementId().isEmpty()) {
      return Optional.of("the REST API gives results by measurement, and the query names none");
    }
    for (String name : (Iterable<String>) parameters::fieldNames) {
      if (!FILLABLE.contains(name)) {
        return Optional.of("the REST API has no filter " + name);
      }
    }
    return Optional.empty();
  }

  /** What to ask the REST API for, if nothing hinders. */
  ResultQuery missedSince(Instant from) {
    ResultQuery query = ResultQuery.of(measurementId().orElseThrow()).withStart(from);
    JsonNode probe = parameters.path("prb");
    return probe.isIntegralNumber() ? query.withProbeIds(probe.longValue()) : query;
  }

  /** The message that subscribes. */
  String message() {
    return JSON.arrayNode().add("atlas_subscribe").add(parameters).toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamQuery that && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  /** The parameters, as the service gets them. */
  @Override
  public String toString() {
    return parameters.toString();
  }
}
