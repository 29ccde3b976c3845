package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;

/** A folder with a manifest, of {@code r.jsonl} and {@code probes.tsv}. */
final class ResultsDataset {
  private ResultsDataset() {}

  static void describe(Path folder) throws IOException {
    Manifest.empty()
        .with(entry(folder, "r.jsonl", FileUse.results()))
        .with(entry(folder, "probes.tsv", FileUse.of(Role.PROBES)))
        .write(folder);
  }

  private static ManifestEntry entry(Path folder, String name, FileUse use) throws IOException {
    return ManifestEntry.of(
        name, use, Instant.EPOCH, DataFile.of(folder.resolve(name)).fingerprint());
  }
}
