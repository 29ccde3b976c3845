package org.entrepot.atlas;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.entrepot.atlas.DownloadState.Base;
import org.entrepot.atlas.DownloadState.Finish;
import org.entrepot.atlas.DownloadState.Part;
import org.entrepot.atlas.DownloadState.Round;
import org.jspecify.annotations.Nullable;

/** One call of {@link AtlasClient#download}. */
final class ResultDownload {
  /** Looks up a measurement, of which a query says no start. */
  @FunctionalInterface
  interface Measurements {
    Optional<Measurement> find(long id);
  }

  private final Transport transport;
  private final HttpUrl base;
  private final Measurements measurements;
  private final Disk disk;
  private final List<ResultQuery> queries;
  private final DownloadFiles files;
  private final DownloadOptions options;

  ResultDownload(
      Transport transport,
      HttpUrl base,
      Measurements measurements,
      Disk disk,
      List<ResultQuery> queries,
      Path file,
      DownloadOptions options) {
    this.transport = transport;
    this.base = base;
    this.measurements = measurements;
    this.disk = disk;
    this.queries = List.copyOf(queries);
    this.files = new DownloadFiles(file);
    this.options = options;
  }

  DownloadSummary run() throws IOException {
    Path parent = files.target().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new NotDirectoryException(parent.toString());
    }
    boolean isNew = !Files.exists(files.journal());
    if (isNew && Files.exists(files.target())) {
      throw new FileAlreadyExistsException(
          files.target().toString(), null, "it was not written by a download, and is left alone");
    }
    Files.createDirectories(files.folder());
    try (FileChannel channel =
            FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      return lock == null ? inUse() : locked();
    }
  }

  /** The lock is the system's, and ends with the program however that ends. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private DownloadSummary inUse() throws IOException {
    throw new FileSystemException(
        files.target().toString(), null, "another download to this file is under way");
  }

  private DownloadSummary locked() throws IOException {
    Journal journal = Journal.open(disk, files.journal(), identity(), words());
    Assembly assembly = new Assembly(disk, files);
    if (journal.finish().isPresent()) { // a run died as it put the new file in its place
      settle(journal, assembly, journal.finish().get());
    }
    checkOld(journal);
    if (journal.round().isEmpty()) {
      long now = transport.waiting().now().getEpochSecond();
      journal.begin(new Round(now, periods(now)));
    }
    Round round = journal.round().orElseThrow();
    List<Part> whole = new ArrayList<>();
    for (Part part : journal.parts()) {
      if (files.isWhole(part)) {
        whole.add(part);
      }
    }
    if (whole.size() < journal.parts().size()) {
      journal.keep(whole);
    }
    files.tidy(disk, whole);
    int left = fetch(journal, round);
    if (left > 0) {
      return incomplete(journal, round, left);
    }
    List<Part> parts = Assembly.sorted(journal.parts());
    if (parts.isEmpty() && journal.base().isPresent()) {
      Base old = journal.base().get();
      Base same =
          new Base(
              old.sha256(),
              old.fileBytes(),
              old.rejectedSha256(),
              old.rejected(),
              old.results(),
              round.now());
      journal.settle(same, journal.covered());
      return summary(new Finish(same, 0, 0, 0, 0, 0, 0), round);
    }
    checkHash(journal);
    Finish finish =
        assembly.write(journal.base().isPresent(), parts, round.now(), options.memory());
    journal.finish(finish);
    settle(journal, assembly, finish);
    return summary(finish, round);
  }

  private void settle(Journal journal, Assembly assembly, Finish finish) throws IOException {
    assembly.place(finish);
    List<Part> parts = journal.parts();
    journal.settle(
        finish.base(),
        WindowPlan.covered(journal.covered(), parts, options.lookBack().toSeconds()));
    files.tidy(disk, List.of());
  }

  /** The old file is a source of the new one; where it is gone, all is asked for anew. */
  private void checkOld(Journal journal) throws IOException {
    Optional<Base> old = journal.base();
    boolean exists = Files.exists(files.target());
    if (old.isEmpty() && exists) {
      throw new FileAlreadyExistsException(
          files.target().toString(), null, "it was not written by a download, and is left alone");
    }
    if (old.isPresent() && !exists) {
      journal.clear();
    } else if (old.isPresent() && Files.size(files.target()) != old.get().fileBytes()) {
      throw changed(files.target());
    }
  }

  private void checkHash(Journal journal) throws IOException {
    if (journal.base().isPresent()) {
      Base old = journal.base().get();
      if (!LineFile.isWhole(files.target(), old.sha256())) {
        throw changed(files.target());
      }
      if (!old.rejectedSha256().isEmpty()
          && !LineFile.isWhole(files.rejected(), old.rejectedSha256())) {
        throw changed(files.rejected());
      }
    }
  }

  private static IOException changed(Path file) {
    return new FileSystemException(
        file.toString(), null, "it was changed since it was downloaded; delete it to start anew");
  }

  private int fetch(Journal journal, Round round) throws IOException {
    List<Span> windows = new ArrayList<>();
    for (Span period : round.periods()) {
      windows.addAll(
          WindowPlan.missing(
              period,
              journal.covered(),
              journal.parts(),
              options.window().toSeconds(),
              options.lookBack().toSeconds()));
    }
    List<Part> done = journal.parts();
    long results = done.stream().mapToLong(Part::results).sum();
    DownloadMeter meter =
        new DownloadMeter(
            transport.waiting().clock(), options, done.size(), results, windows.size());
    meter.tell();
    if (windows.isEmpty()) {
      return 0;
    }
    int threads = transport.parallel();
    WorkList work = new WorkList(windows);
    WindowFetch fetch =
        new WindowFetch(
            transport,
            disk,
            files.folder(),
            this::urls,
            meter,
            Math.max(1, options.memory() / threads),
            files.isCompressed(),
            done.stream().mapToLong(part -> number(part.name())).max().orElse(-1) + 1);
    new WindowWork(transport, fetch, journal, meter, work, options.largestWindow()).run(threads);
    return work.left();
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
  }

  /** The time of each query, as far as it is not in the future. */
  private List<Span> periods(long now) {
    List<Span> periods = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Parameters parameters = queries.get(i).parameters();
      Optional<Long> start = parameters.value("start").map(Long::valueOf);
      Optional<Long> stop = parameters.value("stop").map(Long::valueOf);
      long from = start.isPresent() ? start.get() : startOf(queries.get(i));
      long to = stop.isPresent() ? Math.min(stop.get() + 1, now) : now;
      periods.add(new Span(i, from, Math.max(from, to), false));
    }
    return periods;
  }

  private long startOf(ResultQuery query) {
    return measurements
        .find(query.measurementId())
        .flatMap(Measurement::startTime)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the query says no start, and the API none of measurement "
                        + query.measurementId()))
        .getEpochSecond();
  }

  private HttpUrl at(ResultQuery query) {
    return base.newBuilder()
        .addPathSegments("measurements/" + query.measurementId() + "/results/")
        .build();
  }

  private List<HttpUrl> urls(int number, long start, long stop) {
    ResultQuery query = queries.get(number);
    return query.parameters().with("start", start).with("stop", stop).urls(at(query));
  }

  private String identity() {
    StringBuilder all = new StringBuilder();
    for (ResultQuery query : queries) {
      query.parameters().urls(at(query)).forEach(url -> all.append(url).append('\n'));
      all.append('\n');
    }
    return Sha256.of(all.toString());
  }

  private List<String> words() {
    return queries.stream().map(ResultQuery::toString).toList();
  }

  private List<String> shownUrls(Round round) {
    List<String> shown = new ArrayList<>();
    for (Span period : round.periods()) {
      if (period.seconds() > 0) {
        urls(period.query(), period.from(), period.to() - 1)
            .forEach(url -> shown.add(transport.shown(url)));
      }
    }
    return shown;
  }

  private DownloadSummary incomplete(Journal journal, Round round, int left) {
    List<Part> parts = journal.parts();
    Base old = journal.base().orElseGet(() -> new Base("", 0, "", new TreeMap<>(), 0, 0));
    Finish soFar =
        new Finish(
            old,
            parts.size(),
            0,
            0,
            parts.stream().mapToLong(Part::duplicates).sum(),
            parts.stream().mapToLong(Part::conflicts).sum(),
            parts.stream().mapToLong(Part::received).sum());
    return summary(soFar, round, left);
  }

  private DownloadSummary summary(Finish finish, Round round) {
    return summary(finish, round, 0);
  }

  private DownloadSummary summary(Finish finish, Round round, int left) {
    Base file = finish.base();
    return new DownloadSummary(
        files.target(),
        file.sha256(),
        file.fileBytes(),
        finish.windows(),
        left,
        file.results(),
        finish.added(),
        finish.late(),
        finish.duplicates(),
        finish.conflicts(),
        file.rejected(),
        finish.received(),
        Instant.ofEpochSecond(round.now()),
        shownUrls(round),
        words());
  }
}
