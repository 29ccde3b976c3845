package org.entrepot.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Reads results one after the other, in constant memory, from any container: JSON Lines, an array
 * (on one line or printed over many), an object that holds arrays of results under any key, one
 * result, or several of these one behind the other; of any compression that {@link DataFile#open}
 * knows. All is recognised by content.
 *
 * <p>Whatever the bytes are, each element becomes one {@link Parsed}: a broken line is one {@link
 * Parsed.Rejected}, and reading goes on at the next; behind a broken element of an array it goes on
 * at the next whole one. A line or an element of more than 16 MiB is rejected unread. A result may
 * go over many lines if the first of them has only its bracket, as JSON is usually printed.
 */
public final class Results implements AutoCloseable {
  private final Deque<DataFile> waiting;
  private final IntConsumer progress;
  private final ResultReader reader = new ResultReader();
  private @Nullable ElementReader current;
  private @Nullable ExecutorService workers;
  private int ahead;

  private Results(List<DataFile> files, IntConsumer progress) {
    this.waiting = new ArrayDeque<>(files);
    this.progress = progress;
  }

  /**
   * Opens a file, or all files of a directory and of those in it, in the order of their names.
   *
   * @throws IOException if the file or directory is not there or cannot be read
   */
  public static Results open(DataFile file) throws IOException {
    return open(file, bytes -> {});
  }

  /**
   * Like {@link #open(DataFile)}, and tells how many bytes were read from the disk.
   *
   * @param progress is given a number whenever some were
   */
  public static Results open(DataFile file, IntConsumer progress) throws IOException {
    if (Files.isDirectory(file.path())) {
      return new Results(file.files(), progress);
    }
    Results results = new Results(List.of(), progress);
    results.current = results.elements(file.open(progress), file.name());
    return results;
  }

  /**
   * The traceroutes of a dataset, in the order of its files. Everything that is met on the way,
   * whole or broken, is counted. Close the stream, or read it to its end.
   *
   * @param tally counts what is read, as it is read
   * @throws UncheckedIOException here or while the stream is read, if a file cannot be
   */
  public static Stream<Traceroute> traceroutes(Dataset data, Tally tally) {
    List<DataFile> files = new ArrayList<>();
    try {
      for (DataFile named : data.results()) {
        files.addAll(named.files());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TraceroutesOf walk = new TraceroutesOf(new Results(files, bytes -> {}), tally);
    return StreamSupport.stream(walk, false).onClose(walk::close);
  }

  /** The traceroutes among results, one at a time however they are asked for. */
  private static final class TraceroutesOf extends Spliterators.AbstractSpliterator<Traceroute> {
    private final Results results;
    private final Tally tally;

    TraceroutesOf(Results results, Tally tally) {
      super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
      this.results = results;
      this.tally = tally;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Traceroute> action) {
      try {
        for (Optional<Parsed> read = results.next(); read.isPresent(); read = results.next()) {
          tally.accept(read.get());
          if (read.get() instanceof Parsed.Kept kept && kept.result() instanceof Traceroute trace) {
            action.accept(trace);
            return true;
          }
        }
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try {
        results.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Reads a stream, such as standard input.
   *
   * @param name how messages call the stream
   */
  public static Results of(InputStream in, String name) throws IOException {
    return of(in, name, ElementReader.LIMIT);
  }

  static Results of(InputStream in, String name, int limit) throws IOException {
    Results results = new Results(List.of(), bytes -> {});
    results.current = new ElementReader(name, DataFile.decode(in, name), results.reader, limit);
    return results;
  }

  private ElementReader elements(InputStream in, String name) {
    ElementReader elements = new ElementReader(name, in, reader, ElementReader.LIMIT);
    if (workers != null) {
      elements.readAhead(workers, ahead);
    }
    return elements;
  }

  /**
   * Has traceroutes that stand each on a line read ahead of need on other threads. What {@link
   * #next} gives is the same, in the same order. To be called before the first result is asked for.
   *
   * @param others the threads; they are given short tasks that wait for nothing, and are the
   *     caller's to end, after the last result
   * @param pieces how many pieces of 256 KiB are read ahead at most
   */
  public void readAhead(ExecutorService others, int pieces) {
    workers = others;
    ahead = pieces;
    if (current != null) {
      current.readAhead(others, pieces);
    }
  }

  /**
   * The next result, or what is wrong with it; empty at the end.
   *
   * @throws DamagedFileException if the bytes of the file cannot be decompressed further. Of a
   *     directory, the next call goes on with the next file.
   * @throws IOException if the bytes cannot be read
   */
  public Optional<Parsed> next() throws IOException {
    while (true) {
      if (current == null) {
        DataFile file = waiting.poll();
        if (file == null) {
          return Optional.empty();
        }
        current = elements(file.open(progress), file.name());
      }
      Parsed parsed = nextOf(current);
      if (parsed != null) {
        return Optional.of(parsed);
      }
    }
  }

  private @Nullable Parsed nextOf(ElementReader elements) throws IOException {
    Parsed parsed = null;
    try {
      parsed = elements.next();
      return parsed;
    } finally {
      if (parsed == null) { // at its end, or unreadable
        close();
      }
    }
  }

  /** Closes the file that is being read; files of a directory that were not begun stay unread. */
  @Override
  public void close() throws IOException {
    ElementReader open = current;
    current = null;
    if (open != null) {
      open.close();
    }
  }
}
