package org.entrepot.study;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;

/**
 * Writes paths as JSON, one a line, in the format of {@code entrepot paths}: {@code as_path} has a
 * number for one AS, an array for one of several, null where the operator is not known; {@code
 * hops} the hop numbers behind each of them and {@code reasons} the evidence.
 */
final class PathLines {
  private static final JsonFactory JSON = new JsonFactory();

  private PathLines() {}

  /**
   * Writes a line.
   *
   * @param discarded why the path is not counted; empty if it is
   * @param synthetic whether the line is marked as one of simulated data
   */
  static void write(
      OutputStream out, ObservedPath path, Optional<String> discarded, boolean synthetic)
      throws IOException {
    JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeNumberField("prb_id", path.viewpoint().probeId());
    json.writeNumberField("msm_id", path.measurementId());
    json.writeNumberField("timestamp", path.timestamp());
    json.writeNumberField("af", path.family() == IpAddress.Family.IPV4 ? 4 : 6);
    json.writeFieldName("src_asn");
    asns(json, path.viewpoint().asn().stream().toList());
    json.writeFieldName("dst_addr");
    text(json, path.destination().map(IpAddress::toString));
    json.writeFieldName("dst_asn");
    asns(json, path.destinationAsns());
    json.writeBooleanField("reached", path.reached());
    json.writeArrayFieldStart("as_path");
    for (AsPath.Step step : path.asPath().steps()) {
      asns(json, step.asns());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("hops");
    for (AsPath.Step step : path.asPath().steps()) {
      json.writeStartArray();
      for (int hop : step.hops()) {
        json.writeNumber(hop);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ixps");
    for (long exchange : path.exchanges()) {
      json.writeNumber(exchange);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reasons");
    for (AsPath.Step step : path.asPath().steps()) {
      json.writeString(step.reason());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("flags");
    for (String flag : path.flags()) {
      json.writeString(flag);
    }
    json.writeEndArray();
    json.writeFieldName("discarded");
    text(json, discarded);
    if (synthetic) {
      json.writeBooleanField("synthetic", true);
    }
    json.writeEndObject();
    json.close();
    out.write("\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void asns(JsonGenerator json, Collection<Asn> asns) throws IOException {
    if (asns.isEmpty()) {
      json.writeNull();
    } else if (asns.size() == 1) {
      json.writeNumber(asns.iterator().next().value());
    } else {
      json.writeStartArray();
      for (Asn asn : asns) {
        json.writeNumber(asn.value());
      }
      json.writeEndArray();
    }
  }

  private static void text(JsonGenerator json, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }
}
