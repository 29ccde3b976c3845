package org.entrepot.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * Writes a manifest: keys sorted, absent values left out, two blanks a level, lines end with LF.
 */
final class ManifestWriter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ManifestWriter() {}

  static byte[] write(Manifest manifest) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode files = root.putArray("files");
    manifest.entries().forEach(entry -> files.add(file(entry)));
    root.put("format", ManifestReader.FORMAT).put("version", ManifestReader.VERSION);
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    var printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return (MAPPER.writer(printer).writeValueAsString(root) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }

  private static ObjectNode file(ManifestEntry entry) {
    ObjectNode file = MAPPER.createObjectNode();
    entry.attribution().ifPresent(words -> file.put("attribution", words));
    file.put("bytes", entry.fingerprint().bytes());
    entry.date().ifPresent(date -> file.put("date", date));
    entry.etag().ifPresent(etag -> file.put("etag", etag));
    file.put("fetched", entry.fetched().toString());
    entry.lastModified().ifPresent(time -> file.put("lastModified", time));
    entry
        .licence()
        .ifPresent(
            licence -> {
              ObjectNode object = file.putObject("licence").put("name", licence.name());
              licence.url().ifPresent(url -> object.put("url", url.toString()));
            });
    file.put("path", entry.path());
    entry
        .origin()
        .filter(origin -> !origin.query().isEmpty())
        .ifPresent(
            origin -> {
              ArrayNode query = file.putArray("query");
              origin.query().forEach(each -> query.addArray().add(each.name()).add(each.value()));
            });
    entry.records().ifPresent(number -> file.put("records", number));
    file.put("sha256", entry.fingerprint().sha256());
    entry.origin().ifPresent(origin -> file.put("url", origin.url().toString()));
    file.put("use", entry.use().key());
    return file;
  }
}
