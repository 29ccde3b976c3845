package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.Fingerprint;

/**
 * A file on its way: {@code name.part}, and beside it {@code name.part.json}, which says of what
 * version of which file it is the beginning. The latter is written before the first byte of the
 * former, and deleted when the manifest knows the file.
 */
final class PartFile {
  /**
   * What is known of a file on its way.
   *
   * @param url where it comes from, without secrets
   * @param etag as it was given
   * @param lastModified as it was given
   * @param total its size on the wire
   * @param gzipped whether the server has compressed it for the way
   * @param complete size and hash of the file that has come whole, and when it did
   */
  record State(
      URI url,
      Optional<String> etag,
      Optional<String> lastModified,
      OptionalLong total,
      boolean gzipped,
      Optional<Complete> complete) {
    /** What a server must find unchanged to send the rest; weak validators do not say so. */
    Optional<String> ifRange() {
      return etag.isPresent() ? etag.filter(tag -> !tag.startsWith("W/")) : lastModified;
    }

    State completed(Fingerprint found, Instant at) {
      return new State(
          url, etag, lastModified, total, gzipped, Optional.of(new Complete(found, at)));
    }
  }

  /** A file that has come whole. */
  record Complete(Fingerprint fingerprint, Instant fetched) {}

  private final Path part;
  private final Path note;

  PartFile(Path target) {
    part = target.resolveSibling(target.getFileName() + ".part");
    note = target.resolveSibling(target.getFileName() + ".part.json");
  }

  Path path() {
    return part;
  }

  /** What is known of the part; empty if nothing is, or it is of another file. */
  Optional<State> state(URI url) throws IOException {
    if (!Files.isRegularFile(note)) {
      return Optional.empty();
    }
    return parse(Files.readAllBytes(note)).filter(state -> state.url().equals(url));
  }

  long length() throws IOException {
    return Files.isRegularFile(part) ? Files.size(part) : 0;
  }

  /** Begins anew: nothing of what was there is left. */
  void begin(State state) throws IOException {
    Files.deleteIfExists(part);
    note(state);
  }

  void note(State state) throws IOException {
    AtomicFile.write(note, toJson(state));
  }

  /** Writes behind what is there. Unlike a channel, it takes no notice of interrupts. */
  OutputStream append() throws IOException {
    return new FileOutputStream(part.toFile(), true);
  }

  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(note);
  }

  private static byte[] toJson(State state) {
    ObjectNode note = Json.MAPPER.createObjectNode();
    state
        .complete()
        .ifPresent(
            whole ->
                note.put("bytes", whole.fingerprint().bytes())
                    .put("sha256", whole.fingerprint().sha256())
                    .put("fetched", whole.fetched().toString()));
    state.etag().ifPresent(tag -> note.put("etag", tag));
    note.put("gzipped", state.gzipped());
    state.lastModified().ifPresent(time -> note.put("lastModified", time));
    state.total().ifPresent(total -> note.put("total", total));
    note.put("url", state.url().toString());
    return (note.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<State> parse(byte[] json) throws IOException {
    try {
      JsonNode note = Json.MAPPER.readTree(json);
      Optional<Complete> complete =
          note.has("sha256")
              ? Optional.of(
                  new Complete(
                      new Fingerprint(note.path("bytes").asLong(), note.path("sha256").asText()),
                      Instant.parse(note.path("fetched").asText())))
              : Optional.empty();
      return Optional.of(
          new State(
              URI.create(note.path("url").asText()),
              Optional.ofNullable(note.path("etag").textValue()),
              Optional.ofNullable(note.path("lastModified").textValue()),
              note.has("total")
                  ? OptionalLong.of(note.path("total").asLong())
                  : OptionalLong.empty(),
              note.path("gzipped").asBoolean(),
              complete));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // then it is begun anew
    }
  }
}
