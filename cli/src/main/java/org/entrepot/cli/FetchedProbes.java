package org.entrepot.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ProbeRecord;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.Probe;
import org.entrepot.atlas.ProbeQuery;
import org.entrepot.atlas.ReferenceSource;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Origin;
import org.entrepot.dataset.Role;

/**
 * All probes of the first day, as objects of the API, one a line, in the order of their ids: those
 * of the region are the vantage points, and the others say where destinations are.
 */
final class FetchedProbes {
  private static final String CONNECTED = "1";

  private final AtlasClient client;
  private final URI base;
  private final FetchPlan plan;
  private final InstantSource clock;
  private final FetchNotes notes;

  FetchedProbes(
      AtlasClient client, URI base, FetchPlan plan, InstantSource clock, FetchNotes notes) {
    this.client = client;
    this.base = base;
    this.plan = plan;
    this.clock = clock;
    this.notes = notes;
  }

  /**
   * Whose results are wanted.
   *
   * @param ids in ascending order
   * @param connected how many of them were connected, as far as that is known
   */
  record Chosen(TreeSet<Long> ids, long connected) {}

  /** Probes as they were on a day, and where that was said. */
  private record Archive(SortedMap<Long, String> lines, LocalDate day, URI url) {}

  String path() {
    return "reference/" + Role.PROBES.key() + "/" + plan.day() + "-probes.jsonl.gz";
  }

  /**
   * Fetches them, if they are not there, and chooses. Once there are results they are not asked for
   * anew: others would not be those whose results are there.
   */
  Chosen fetch() throws IOException, Failures.UserMistake {
    Path file = plan.folder().resolve(path());
    Optional<ManifestEntry> there = Manifest.read(plan.folder()).entry(path());
    boolean isThere =
        there.isPresent()
            && Files.isRegularFile(file)
            && DataFile.of(file).fingerprint().equals(there.get().fingerprint());
    if (isThere && !plan.isRefresh()) {
      notes.say("there already: " + path());
    } else if (isThere && hasResults()) {
      notes.say("kept, since the results are of these probes: " + path());
    } else {
      write(file);
    }
    return choose(file);
  }

  /** Whether any results have come, be it a part of a file that is not whole yet. */
  private boolean hasResults() throws IOException {
    Path results = plan.folder().resolve(FetchedResults.FOLDER);
    if (!Files.isDirectory(results)) {
      return false;
    }
    try (var inside = Files.list(results)) {
      return inside.findAny().isPresent();
    }
  }

  private void write(Path file) throws IOException, Failures.UserMistake {
    Archive archive = archive();
    if (archive.lines().isEmpty()) {
      throw new Failures.UserMistake("RIPE Atlas has no list of its probes on " + plan.day());
    }
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    AtomicFile.write(file, gzip(archive.lines()));
    ManifestEntry entry =
        ManifestEntry.of(
                path(), FileUse.of(Role.PROBES), clock.instant(), DataFile.of(file).fingerprint())
            .withOrigin(Origin.of(archive.url()))
            .withLicence(ReferenceSource.PROBES.licence())
            .withAttribution(ReferenceSource.PROBES.attribution())
            .withDate(archive.day().toString())
            .withRecords(archive.lines().size());
    Manifest.update(plan.folder(), manifest -> manifest.with(entry));
    notes.say(
        FetchNotes.format(
            "%s: %,d probes as of %s, %s",
            path(),
            archive.lines().size(),
            archive.day(),
            FetchNotes.size(entry.fingerprint().bytes())));
  }

  /** The list of that day; of today and yesterday it may not be there yet. */
  private Archive archive() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean isRecent = !plan.day().isBefore(today.minusDays(1));
    SortedMap<Long, String> lines = new TreeMap<>();
    try {
      lines = lines(client.probesOn(plan.day()));
    } catch (AtlasException e) {
      if (!isRecent || !FetchFailures.isNotThere(e)) {
        throw e;
      }
    }
    if (lines.isEmpty() && isRecent) {
      return new Archive(lines(client.probes(ProbeQuery.all())), today, base.resolve("probes/"));
    }
    return new Archive(lines, plan.day(), base.resolve("probes/archive/?date=" + plan.day()));
  }

  private SortedMap<Long, String> lines(Stream<Probe> probes) {
    SortedMap<Long, String> lines = new TreeMap<>();
    long[] bytes = {0};
    try (probes) {
      probes.forEach(
          probe -> {
            String line = probe.toJson();
            lines.put(probe.id(), line);
            bytes[0] += line.length();
            notes.at("probes of " + plan.day(), bytes[0], 0);
          });
    }
    return lines;
  }

  /** The same lines give the same bytes. */
  private static byte[] gzip(SortedMap<Long, String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
      for (String line : lines.values()) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A study takes a probe for one of the region by the same book. */
  private Chosen choose(Path file) throws IOException, Failures.UserMistake {
    DataFile data = new DataFile(file, path());
    AddressBook book = AddressBook.load(new Dataset(List.of(), Map.of(Role.PROBES, List.of(data))));
    TreeSet<Long> ids = new TreeSet<>();
    TreeSet<Long> unknown = new TreeSet<>(plan.probes());
    long connected = 0;
    boolean isStatusKnown = false;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(data.open(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Row probe = new Row(line);
        long id = probe.get("id").asLong();
        unknown.remove(id);
        boolean isChosen =
            plan.probes().isEmpty() ? isOfRegion(book.probe(id)) : plan.probes().contains(id);
        if (isChosen) {
          ids.add(id);
          isStatusKnown |= !probe.text("status.id").isEmpty();
          connected += probe.text("status.id").equals(CONNECTED) ? 1 : 0;
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new Failures.UserMistake(
          "--probes: on " + plan.day() + " there was no probe " + Given.some(unknown));
    }
    if (ids.isEmpty() && !plan.measurements().isEmpty()) {
      throw new Failures.UserMistake(
          "on " + plan.day() + " there was no probe in " + plan.region().name());
    }
    return new Chosen(ids, isStatusKnown ? connected : ids.size());
  }

  private boolean isOfRegion(Optional<ProbeRecord> probe) {
    return probe
        .flatMap(ProbeRecord::country)
        .filter(country -> plan.region().contains(country.value()))
        .isPresent();
  }
}
