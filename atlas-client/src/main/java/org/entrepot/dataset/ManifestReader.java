package org.entrepot.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads a manifest strictly: what is not known is an error and not passed over, since whoever
 * writes the file anew would lose it.
 */
final class ManifestReader {
  static final String FORMAT = "entrepot-dataset";
  static final int VERSION = 1;

  private static final Set<String> KEYS = Set.of("files", "format", "version");
  private static final Set<String> FILE_KEYS =
      Set.of(
          "attribution",
          "bytes",
          "date",
          "etag",
          "fetched",
          "lastModified",
          "licence",
          "path",
          "query",
          "records",
          "sha256",
          "url",
          "use");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final ObjectNode object;

  private ManifestReader(ObjectNode object) {
    this.object = object;
  }

  /**
   * @param name how messages call the file
   */
  static Manifest read(byte[] json, String name) throws DatasetException {
    try {
      return manifest(new ManifestReader(object(tree(json), "the whole", KEYS, KEYS)));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(name + " is not a manifest: " + e.getMessage());
    }
  }

  private static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is not JSON: "
              + String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ")
              + (e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("an array of bytes can be read", e);
    }
  }

  private static Manifest manifest(ManifestReader root) {
    if (!root.text("format").equals(FORMAT)) {
      throw new IllegalArgumentException("its format is not " + FORMAT);
    }
    JsonNode version = root.object.path("version");
    if (!version.isInt() || version.intValue() != VERSION) {
      throw new IllegalArgumentException(
          "it is of version " + version + ", and this program knows version " + VERSION + " only");
    }
    JsonNode files = root.object.path("files");
    if (!files.isArray()) {
      throw new IllegalArgumentException("its files are not a list");
    }
    List<ManifestEntry> entries = new ArrayList<>();
    for (JsonNode file : files) {
      String which = "file " + (entries.size() + 1);
      Set<String> needed = Set.of("bytes", "fetched", "path", "sha256", "use");
      try {
        entries.add(new ManifestReader(object(file, "it", FILE_KEYS, needed)).entry());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("of " + which + ", " + e.getMessage(), e);
      }
    }
    return new Manifest(entries);
  }

  private static ObjectNode object(
      JsonNode node, String what, Set<String> known, Set<String> needed) {
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException(what + " is not an object");
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is not a key of " + what);
              }
            });
    needed.stream()
        .sorted()
        .filter(name -> !object.has(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("\"" + name + "\" is missing");
            });
    return object;
  }

  private ManifestEntry entry() {
    FileUse use =
        FileUse.ofKey(text("use"))
            .orElseThrow(
                () -> new IllegalArgumentException("the use is not known: " + text("use")));
    return new ManifestEntry(
        text("path"),
        use,
        origin(),
        instant(),
        new Fingerprint(number("bytes"), text("sha256")),
        find("etag"),
        find("lastModified"),
        licence(),
        find("attribution"),
        find("date"),
        object.has("records") ? OptionalLong.of(number("records")) : OptionalLong.empty());
  }

  private Optional<Origin> origin() {
    List<Origin.Parameter> query = new ArrayList<>();
    if (object.has("query")) {
      for (JsonNode pair : list("query")) {
        if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
          throw new IllegalArgumentException("the query is not a list of names and values");
        }
        query.add(new Origin.Parameter(pair.path(0).textValue(), pair.path(1).textValue()));
      }
      if (!object.has("url")) {
        throw new IllegalArgumentException("there is a query without a URL");
      }
    }
    return find("url").map(url -> new Origin(URI.create(url), query));
  }

  private Optional<Licence> licence() {
    if (!object.has("licence")) {
      return Optional.empty();
    }
    var licence =
        new ManifestReader(
            object(object.path("licence"), "the licence", Set.of("name", "url"), Set.of("name")));
    return Optional.of(new Licence(licence.text("name"), licence.find("url").map(URI::create)));
  }

  private Instant instant() {
    try {
      return Instant.parse(text("fetched"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("fetched is not a time: " + text("fetched"), e);
    }
  }

  private JsonNode list(String name) {
    JsonNode node = object.path(name);
    if (!node.isArray()) {
      throw new IllegalArgumentException("the " + name + " is not a list");
    }
    return node;
  }

  private String text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
  }

  private Optional<String> find(String name) {
    if (!object.has(name)) {
      return Optional.empty();
    }
    JsonNode node = object.path(name);
    if (!node.isTextual()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a text");
    }
    return Optional.of(node.textValue());
  }

  private long number(String name) {
    JsonNode node = object.path(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a whole number");
    }
    return node.longValue();
  }
}
