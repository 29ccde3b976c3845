package org.entrepot.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * English names of countries, from a table of our own: those of the JDK differ from release to
 * release, and outputs may not.
 */
final class CountryNames {
  /** By code. */
  static final Map<String, String> ALL = read();

  private CountryNames() {}

  private static Map<String, String> read() {
    Map<String, String> names = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(CountryNames.class.getResourceAsStream("countries.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.put(line.substring(0, 2), line.substring(3)));
    } catch (IOException e) {
      throw new UncheckedIOException("the table of country names cannot be read", e);
    }
    return Map.copyOf(names);
  }
}
