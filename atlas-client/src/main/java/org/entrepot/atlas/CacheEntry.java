package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Origin;

/**
 * What a cache knows of one answer.
 *
 * @param origin what was asked, with the parameters sorted
 * @param status of HTTP
 * @param etag as it was given
 * @param lastModified as it was given
 * @param fetched when the body came
 * @param checked when the server said last that the body is still right
 * @param freshUntil until when the server need not be asked
 * @param body size and hash
 * @param contentType as it was given
 */
record CacheEntry(
    Origin origin,
    int status,
    Optional<String> etag,
    Optional<String> lastModified,
    Instant fetched,
    Instant checked,
    Optional<Instant> freshUntil,
    Fingerprint body,
    Optional<String> contentType) {
  private static final int VERSION = 1;

  /** What was asked; the order of parameters makes no difference to the API. */
  static Origin origin(HttpUrl url) {
    Origin given = Origin.of(url.uri());
    List<Origin.Parameter> sorted =
        given.query().stream()
            .sorted(
                Comparator.comparing(Origin.Parameter::name).thenComparing(Origin.Parameter::value))
            .toList();
    return new Origin(given.url(), sorted);
  }

  /** The request in one text, by whose hash the entry is found. */
  static String request(Origin origin) {
    return "GET " + origin.full();
  }

  byte[] toJson() {
    ObjectNode entry = Json.MAPPER.createObjectNode();
    entry.put("bytes", body.bytes()).put("checked", checked.toString());
    contentType.ifPresent(type -> entry.put("contentType", type));
    etag.ifPresent(tag -> entry.put("etag", tag));
    entry.put("fetched", fetched.toString());
    freshUntil.ifPresent(time -> entry.put("freshUntil", time.toString()));
    lastModified.ifPresent(time -> entry.put("lastModified", time));
    entry.put("method", "GET");
    ArrayNode query = entry.putArray("query");
    origin.query().forEach(each -> query.addArray().add(each.name()).add(each.value()));
    entry.put("sha256", body.sha256()).put("status", status);
    entry.put("url", origin.url().toString()).put("version", VERSION);
    return (entry.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads an entry; empty if it is none of this version, which is as good as not there. */
  static Optional<CacheEntry> parse(byte[] json) {
    try {
      JsonNode entry = Json.MAPPER.readTree(json);
      if (entry.path("version").asInt() != VERSION) {
        return Optional.empty();
      }
      var query = new ArrayList<Origin.Parameter>();
      for (JsonNode pair : entry.path("query")) {
        query.add(new Origin.Parameter(pair.path(0).asText(), pair.path(1).asText()));
      }
      return Optional.of(
          new CacheEntry(
              new Origin(URI.create(entry.path("url").asText()), query),
              entry.path("status").asInt(),
              text(entry, "etag"),
              text(entry, "lastModified"),
              Instant.parse(entry.path("fetched").asText()),
              Instant.parse(entry.path("checked").asText()),
              text(entry, "freshUntil").map(Instant::parse),
              new Fingerprint(entry.path("bytes").asLong(-1), entry.path("sha256").asText()),
              text(entry, "contentType")));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode entry, String name) {
    return Optional.ofNullable(entry.path(name).textValue());
  }

  /** The headers with which the server answers that nothing has changed, if so. */
  Map<String, String> conditions() {
    var headers = new TreeMap<String, String>();
    etag.ifPresent(tag -> headers.put("If-None-Match", tag));
    lastModified.ifPresent(time -> headers.put("If-Modified-Since", time));
    return headers;
  }
}
