package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word that says something of a probe or a measurement.
 *
 * @param slug the tag as queries name it
 * @param name the tag in words
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record Tag(String slug, Optional<String> name, Map<String, String> other) {
  /** Copies the collection. */
  public Tag {
    other = Written.copy(other);
  }

  static Tag of(ObjectNode object) throws UnexpectedBody {
    return tryRead(object).orElseThrow(() -> new UnexpectedBody("a tag has no slug"));
  }

  private static Optional<Tag> tryRead(ObjectNode object) {
    Fields fields = new Fields(object);
    return fields
        .text("slug")
        .map(slug -> new Tag(slug, fields.text("name"), Map.of()))
        .map(bare -> new Tag(bare.slug, bare.name, bare.written().other(object)));
  }

  /** The tags of an object: objects, or the slugs alone. */
  static List<Tag> listOf(Fields fields, String field) {
    return fields.list(
        field,
        node ->
            node instanceof ObjectNode object
                ? tryRead(object)
                : Optional.of(node)
                    .filter(JsonNode::isTextual)
                    .map(slug -> new Tag(slug.textValue(), Optional.empty(), Map.of())));
  }

  private Written written() {
    return new Written().text("slug", Optional.of(slug)).text("name", name);
  }

  JsonNode node() {
    return written().bare(other);
  }

  /** The tag as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
