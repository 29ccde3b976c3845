package org.entrepot.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts any number of lines in order within bounded memory: as many as fit are sorted and written to
 * a file, and such files are merged, {@link #MERGED} at a time.
 */
final class LineSort implements AutoCloseable {
  /** How many files are merged at a time: with a buffer each, half a megabyte. */
  static final int MERGED = 32;

  private final Disk disk;
  private final Path folder;
  private final String name;
  private final long memory;
  private final List<KeyedLine> lines = new ArrayList<>();

  /** Those of the second list are merged from those of the first, and so on. */
  private final List<List<Path>> runs = new ArrayList<>();

  private long weight;
  private int files;

  /**
   * @param name of the files, which no other download in the folder has
   * @param memory how many bytes of lines are held at a time
   */
  LineSort(Disk disk, Path folder, String name, long memory) {
    this.disk = disk;
    this.folder = folder;
    this.name = name;
    this.memory = memory;
  }

  void add(KeyedLine line) throws IOException {
    lines.add(line);
    weight += line.weight();
    if (weight >= memory) {
      spill();
    }
  }

  private void spill() throws IOException {
    Collections.sort(lines);
    put(0, write(new InMemory(lines)));
    lines.clear();
    weight = 0;
  }

  private void put(int level, Path run) throws IOException {
    if (runs.size() == level) {
      runs.add(new ArrayList<>());
    }
    List<Path> those = runs.get(level);
    those.add(run);
    if (those.size() == MERGED) {
      Path merged;
      try (LineSource all = merged(those)) {
        merged = write(all);
      }
      delete(those);
      put(level + 1, merged);
    }
  }

  private Path write(LineSource source) throws IOException {
    Path file = folder.resolve(name + "-" + files++ + ".run");
    try (var writer = new LineFile.Writer(disk.create(file), false)) {
      for (KeyedLine line = source.next(); line != null; line = source.next()) {
        writer.write(line);
      }
    }
    return file;
  }

  private static LineSource merged(List<Path> those) {
    return new MergedLines(
        those.stream()
            .map(
                run ->
                    new MergedLines.Input(
                        Long.MIN_VALUE, () -> LineFile.open(run, false, KeyedLine.Origin.NEW)))
            .toList());
  }

  /** All lines in order. Nothing can be added any more. */
  LineSource sorted() throws IOException {
    if (runs.isEmpty()) {
      Collections.sort(lines);
      return new InMemory(lines);
    }
    if (!lines.isEmpty()) {
      spill();
    }
    List<Path> all = runs.stream().flatMap(List::stream).toList();
    while (all.size() > MERGED) { // of each level there are less than that
      List<Path> some = all.subList(0, MERGED);
      Path run;
      try (LineSource source = merged(some)) {
        run = write(source);
      }
      List<Path> fewer = new ArrayList<>(all.subList(MERGED, all.size()));
      delete(some);
      fewer.add(run);
      all = fewer;
    }
    runs.clear();
    runs.add(new ArrayList<>(all));
    return merged(all);
  }

  private void delete(List<Path> those) throws IOException {
    for (Path run : those) {
      disk.delete(run);
    }
    if (!runs.isEmpty()) {
      runs.forEach(level -> level.removeAll(List.copyOf(those)));
    }
  }

  /** Deletes what was written. */
  @Override
  public void close() throws IOException {
    for (Path run : runs.stream().flatMap(List::stream).toList()) {
      disk.delete(run);
    }
    runs.clear();
  }

  private static final class InMemory implements LineSource {
    private final Iterator<KeyedLine> lines;

    InMemory(List<KeyedLine> lines) {
      this.lines = lines.iterator();
    }

    @Override
    public @Nullable KeyedLine next() {
      return lines.hasNext() ? lines.next() : null;
    }

    @Override
    public void close() {}
  }
}
