package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a download has done, a line each, every line safe on disk before the next step. A line is
 * its CRC-32 in hexadecimal, a blank, and JSON; one that was being written when the program died
 * does not count. Between two runs the journal is one state of a few lines.
 */
final class Journal {
  private static final int VERSION = 1;

  private final Disk disk;
  private final Path file;
  private final DownloadState.Header header;
  private final List<DownloadState.Covered> covered = new ArrayList<>();
  private final List<DownloadState.Part> parts = new ArrayList<>();
  private Optional<DownloadState.Base> base = Optional.empty();
  private Optional<DownloadState.Round> round = Optional.empty();
  private Optional<DownloadState.Finish> finish = Optional.empty();
  private boolean torn;

  private Journal(Disk disk, Path file, DownloadState.Header header) {
    this.disk = disk;
    this.file = file;
    this.header = header;
  }

  /**
   * Opens the journal of a download, or begins one.
   *
   * @throws IOException if there is one of another download, or it is damaged
   */
  static Journal open(Disk disk, Path file, String identity, List<String> queries)
      throws IOException {
    DownloadState.Header header = new DownloadState.Header(VERSION, identity, queries);
    Journal journal = new Journal(disk, file, header);
    if (Files.exists(file)) {
      journal.read();
    } else {
      journal.rewrite();
    }
    return journal;
  }

  private void read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = 0;
    for (int number = 1; at < bytes.length; number++) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end == bytes.length || !isWhole(bytes, at, end)) {
        if (end + 1 < bytes.length) {
          throw new IOException(file + " is damaged in line " + number);
        }
        disk.truncate(file, at); // the program died as it wrote this line
        break;
      }
      int from = at + 9;
      take(Json.MAPPER.readTree(new String(bytes, from, end - from, StandardCharsets.UTF_8)));
      at = end + 1;
    }
  }

  private static boolean isWhole(byte[] bytes, int from, int to) {
    if (to - from < 9) {
      return false;
    }
    String sum = new String(bytes, from, 8, StandardCharsets.ISO_8859_1);
    return sum.equals(sum(bytes, from + 9, to - from - 9));
  }

  private static String sum(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private void take(JsonNode line) throws IOException {
    String key = line.fieldNames().next();
    JsonNode value = line.get(key);
    switch (key) {
      case "download" -> check(Json.MAPPER.treeToValue(value, DownloadState.Header.class));
      case "file" -> base = Optional.of(Json.MAPPER.treeToValue(value, DownloadState.Base.class));
      case "covered" -> covered.add(Json.MAPPER.treeToValue(value, DownloadState.Covered.class));
      case "round" ->
          round = Optional.of(Json.MAPPER.treeToValue(value, DownloadState.Round.class));
      case "part" -> parts.add(Json.MAPPER.treeToValue(value, DownloadState.Part.class));
      case "finish" ->
          finish = Optional.of(Json.MAPPER.treeToValue(value, DownloadState.Finish.class));
      default ->
          throw new IOException(file + " has a line that this version does not know: " + key);
    }
  }

  private void check(DownloadState.Header found) throws IOException {
    if (found.version() != VERSION) {
      throw new IOException(file + " was written by another version of this program");
    }
    if (!found.identity().equals(header.identity())) {
      throw new IOException(
          file.getParent()
              + " belongs to a download of other queries ("
              + String.join("; ", found.queries())
              + "); choose another file, or delete that folder and the file to start anew");
    }
  }

  Optional<DownloadState.Base> base() {
    return base;
  }

  List<DownloadState.Covered> covered() {
    return List.copyOf(covered);
  }

  Optional<DownloadState.Round> round() {
    return round;
  }

  List<DownloadState.Part> parts() {
    return List.copyOf(parts);
  }

  Optional<DownloadState.Finish> finish() {
    return finish;
  }

  void begin(DownloadState.Round next) throws IOException {
    append("round", next);
    round = Optional.of(next);
  }

  synchronized void add(DownloadState.Part part) throws IOException {
    append("part", part);
    parts.add(part);
  }

  void finish(DownloadState.Finish done) throws IOException {
    append("finish", done);
    finish = Optional.of(done);
  }

  /** Forgets all, as if nothing had been downloaded. */
  void clear() throws IOException {
    base = Optional.empty();
    covered.clear();
    parts.clear();
    round = Optional.empty();
    finish = Optional.empty();
    rewrite();
  }

  /** Forgets parts whose files are not whole. */
  void keep(List<DownloadState.Part> whole) throws IOException {
    parts.clear();
    parts.addAll(whole);
    rewrite();
  }

  /** Ends the round: the file is in its place, and has these times. */
  void settle(DownloadState.Base now, List<DownloadState.Covered> all) throws IOException {
    base = Optional.of(now);
    covered.clear();
    covered.addAll(all);
    parts.clear();
    round = Optional.empty();
    finish = Optional.empty();
    rewrite();
  }

  private void rewrite() throws IOException {
    Path fresh = file.resolveSibling("journal.tmp");
    try (OutputStream out = disk.create(fresh)) {
      out.write(line("download", header));
      if (base.isPresent()) {
        out.write(line("file", base.get()));
      }
      for (DownloadState.Covered each : covered) {
        out.write(line("covered", each));
      }
      if (round.isPresent()) {
        out.write(line("round", round.get()));
      }
      for (DownloadState.Part each : parts) {
        out.write(line("part", each));
      }
    }
    disk.move(fresh, file);
  }

  private void append(String key, Object value) throws IOException {
    if (torn) { // behind half a line nothing can be written
      throw new IOException(file + " could not be written");
    }
    torn = true;
    try (OutputStream out = disk.append(file)) {
      out.write(line(key, value));
    }
    disk.force(file);
    torn = false;
  }

  private static byte[] line(String key, Object value) throws IOException {
    ObjectNode object = Json.MAPPER.createObjectNode();
    object.set(key, Json.MAPPER.valueToTree(value));
    byte[] json = Json.MAPPER.writeValueAsBytes(object);
    byte[] line = new byte[json.length + 10];
    byte[] sum = sum(json, 0, json.length).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(sum, 0, line, 0, 8);
    line[8] = ' ';
    System.arraycopy(json, 0, line, 9, json.length);
    line[line.length - 1] = '\n';
    return line;
  }
}
