package org.entrepot.atlas;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.entrepot.atlas.DownloadState.Base;
import org.entrepot.atlas.DownloadState.Finish;
import org.entrepot.atlas.DownloadState.Part;

/**
 * Makes one file of the file of the last run and the windows of this one. The new file is written
 * beside the old one; a line of the journal says that it is whole, and then it takes its place, so
 * that a run that dies in between can go only forward.
 */
final class Assembly {
  private static final int BUFFER = 1 << 16;

  private final Disk disk;
  private final DownloadFiles files;

  Assembly(Disk disk, DownloadFiles files) {
    this.disk = disk;
    this.files = files;
  }

  /** Writes the new files beside the old ones, and says what is in them. */
  Finish write(boolean hasOld, List<Part> parts, long until, long memory) throws IOException {
    SortedMap<String, Long> reasons = new TreeMap<>();
    String rejected = writeRejected(hasOld, parts, memory, reasons);
    long conflicts = parts.stream().mapToLong(Part::conflicts).sum();
    try (DistinctLines lines = new DistinctLines(all(hasOld, parts))) {
      MessageDigest digest = Sha256.digest();
      long results = 0;
      try (OutputStream out = output(files.fresh(), digest, files.isCompressed())) {
        for (KeyedLine line = lines.next(); line != null; line = lines.next()) {
          out.write(line.text());
          out.write('\n');
          results++;
        }
      }
      disk.force(files.fresh());
      Base base =
          new Base(
              HexFormat.of().formatHex(digest.digest()),
              Files.size(files.fresh()),
              rejected,
              reasons,
              results,
              until);
      return new Finish(
          base,
          parts.size(),
          lines.added(),
          lines.late(),
          parts.stream().mapToLong(Part::duplicates).sum(),
          conflicts + lines.conflicts(),
          parts.stream().mapToLong(Part::received).sum());
    }
  }

  private OutputStream output(Path file, MessageDigest digest, boolean compressed)
      throws IOException {
    OutputStream digested =
        new DigestOutputStream(new BufferedOutputStream(disk.create(file), BUFFER), digest);
    // The header of gzip holds neither a time nor a name.
    OutputStream bytes = compressed ? new GZIPOutputStream(digested, BUFFER) : digested;
    return new BufferedOutputStream(bytes, BUFFER);
  }

  /**
   * All lines in order. The windows of a query follow each other and are open one at a time; of
   * very many queries some are merged first, lest there be too many open files.
   */
  private LineSource all(boolean hasOld, List<Part> parts) throws IOException {
    List<Integer> queries = parts.stream().map(part -> part.span().query()).distinct().toList();
    List<MergedLines.Input> inputs = new ArrayList<>();
    if (queries.size() <= LineSort.MERGED) {
      parts.forEach(part -> inputs.add(input(part)));
    } else {
      for (int i = 0; i < queries.size(); i += LineSort.MERGED) {
        List<Integer> some = queries.subList(i, Math.min(queries.size(), i + LineSort.MERGED));
        List<Part> theirs =
            parts.stream().filter(part -> some.contains(part.span().query())).toList();
        inputs.addAll(premerged(theirs, i));
      }
    }
    if (hasOld) {
      inputs.add(
          new MergedLines.Input(
              Long.MIN_VALUE, () -> TextSource.of(files.target(), files.isCompressed())));
    }
    return new MergedLines(inputs);
  }

  private MergedLines.Input input(Part part) {
    KeyedLine.Origin origin = part.span().again() ? KeyedLine.Origin.AGAIN : KeyedLine.Origin.NEW;
    return new MergedLines.Input(
        part.earliest(),
        () -> LineFile.open(files.part(part.name()), files.isCompressed(), origin));
  }

  /** Two files, as what is new and what was asked for again has to stay apart. */
  private List<MergedLines.Input> premerged(List<Part> parts, int number) throws IOException {
    List<MergedLines.Input> inputs = new ArrayList<>();
    for (boolean again : List.of(false, true)) {
      List<Part> those = parts.stream().filter(part -> part.span().again() == again).toList();
      Path run = files.run("merged-" + number + "-" + again);
      try (LineSource lines = new MergedLines(those.stream().map(this::input).toList());
          var writer = new LineFile.Writer(disk.create(run), files.isCompressed())) {
        for (KeyedLine line = lines.next(); line != null; line = lines.next()) {
          writer.write(line);
        }
      }
      KeyedLine.Origin origin = again ? KeyedLine.Origin.AGAIN : KeyedLine.Origin.NEW;
      inputs.add(
          new MergedLines.Input(
              Long.MIN_VALUE, () -> LineFile.open(run, files.isCompressed(), origin)));
    }
    return inputs;
  }

  /** Writes what is rejected, each text once, behind its reason and a tabulator. */
  private String writeRejected(
      boolean hasOld, List<Part> parts, long memory, SortedMap<String, Long> reasons)
      throws IOException {
    disk.delete(files.freshRejected());
    try (LineSort sort = new LineSort(disk, files.folder(), "aside", memory)) {
      if (hasOld && Files.exists(files.rejected())) {
        addAll(TextSource.ofRejected(files.rejected()), sort);
      }
      for (Part part : parts) {
        if (!part.rejectedSha256().isEmpty()) {
          Path aside = files.aside(part.name());
          addAll(LineFile.open(aside, files.isCompressed(), KeyedLine.Origin.NEW), sort);
        }
      }
      try (DistinctLines lines = new DistinctLines(sort.sorted())) {
        KeyedLine line = lines.next();
        if (line == null) {
          return "";
        }
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = output(files.freshRejected(), digest, false)) {
          for (; line != null; line = lines.next()) {
            reasons.merge(line.kind(), 1L, Long::sum);
            out.write((line.kind() + "\t").getBytes(StandardCharsets.UTF_8));
            out.write(line.text());
            out.write('\n');
          }
        }
        disk.force(files.freshRejected());
        return HexFormat.of().formatHex(digest.digest());
      }
    }
  }

  private static void addAll(LineSource lines, LineSort sort) throws IOException {
    try (lines) {
      for (KeyedLine line = lines.next(); line != null; line = lines.next()) {
        sort.add(line);
      }
    }
  }

  /** Puts the new files in their places; where it was done before, nothing is to be done. */
  void place(Finish finish) throws IOException {
    if (Files.exists(files.freshRejected())) {
      disk.move(files.freshRejected(), files.rejected());
    } else if (finish.base().rejectedSha256().isEmpty()) {
      disk.delete(files.rejected());
    }
    if (Files.exists(files.fresh())) {
      disk.move(files.fresh(), files.target());
    }
  }

  /** Parts in an order that does not depend on which thread was done first. */
  static List<Part> sorted(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparingInt((Part part) -> part.span().query())
            .thenComparingLong(part -> part.span().from()));
    return sorted;
  }
}
