package org.entrepot.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;

/**
 * Writes what surrounds the results of a world: the reference files by which an analysis reads
 * them, the study file and the manifest that name all of them, and, elsewhere, the truth.
 */
final class Tables {
  /** When everything was made, whenever that is: the same world is the same bytes. */
  static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  /** The region of the study. */
  static final String REGION = "see";

  /** The folder of reference files in a dataset. */
  static final String FOLDER = "reference/";

  private static final Licence NONE_NEEDED =
      new Licence(
          "SYNTHETIC: made by the Entrepot simulator, no rights reserved", Optional.empty());
  private static final Licence OF_GEONAMES =
      Licence.of("CC-BY-4.0", URI.create("https://creativecommons.org/licenses/by/4.0/"));

  private Tables() {}

  /** All reference files but the routing tables. */
  static List<ReferenceFile> files(World world) {
    List<Announced> announced = Announced.all(world);
    Elsewhere elsewhere = new Elsewhere(world.metros);
    return List.of(
        new AtlasProbes(world, announced),
        new PrefixOrigins(world, announced),
        new AsNames(world),
        new AsOrganisations(world),
        new AsRelationships(world),
        new AsCountries(world),
        new AsUsers(world),
        new PeeringDbExchanges(world),
        new PeeringDbPorts(world),
        new IpmapPlaces(world, elsewhere),
        new DnsNames(world, new Hostnames(world, elsewhere)),
        new GeoNamesCities(world));
  }

  /**
   * Writes the reference files, the tables of the truth, the manifest and the study file. The
   * folders are made if need be; files of these names are replaced.
   *
   * @param dataset the folder of the dataset
   * @param truth the folder of the truth
   * @param others what is in the dataset already: the results, in the order in which they are read,
   *     and routing tables
   * @param from no result is earlier
   * @param last no result is later
   */
  static void write(
      World world, Path dataset, Path truth, List<Written> others, Instant from, Instant last)
      throws IOException {
    List<ManifestEntry> entries = new ArrayList<>();
    for (Written other : others) {
      entries.add(entry(dataset, other).withDate(days(from, last)));
    }
    for (ReferenceFile file : files(world)) {
      ManifestEntry entry = entry(dataset, write(dataset, file)).withDate(day(MADE));
      entries.add(
          file.role() == Role.CITIES
              ? entry
                  .withLicence(OF_GEONAMES)
                  .withAttribution("Cities of GeoNames (https://www.geonames.org/)")
              : entry);
    }
    Manifest manifest = new Manifest(entries);
    AtomicFile.write(
        dataset.resolve("study.yaml"),
        StudyText.of(world, manifest, from, last).getBytes(StandardCharsets.UTF_8));
    manifest.write(dataset);
    TruthTables.write(world, truth);
  }

  private static Written write(Path dataset, ReferenceFile file) throws IOException {
    String path = FOLDER + file.name();
    try (LineFile to = new LineFile(dataset.resolve(path))) {
      file.write(to);
      return new Written(path, FileUse.of(file.role()), to.records());
    }
  }

  private static ManifestEntry entry(Path dataset, Written written) throws IOException {
    DataFile file = new DataFile(dataset.resolve(written.path()), written.path());
    return ManifestEntry.of(written.path(), written.use(), MADE, file.fingerprint())
        .withLicence(NONE_NEEDED)
        .withRecords(written.records());
  }

  private static String days(Instant from, Instant last) {
    String first = day(from);
    return first.equals(day(last)) ? first : first + "/" + day(last);
  }

  private static String day(Instant of) {
    return LocalDate.ofInstant(of, ZoneOffset.UTC).toString();
  }
}
