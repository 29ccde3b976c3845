package org.entrepot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;

/** A mesh of traceroutes of 2019 as lines in memory: 114,422 of them, 231 MB. */
final class Traces {
  private static final String FILE = "traceroute/2019-middle-east-mesh.jsonl.gz";

  private Traces() {}

  static byte[] read() {
    Path file =
        RealData.directory()
            .map(data -> data.resolve(FILE))
            .filter(Files::exists)
            .orElseThrow(() -> new IllegalStateException(missing()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String missing() {
    return "This benchmark reads "
        + FILE
        + " below shared/data or the directory in ENTREPOT_DATA, and it is not there.";
  }
}
