package org.entrepot.dataset;

import java.net.URI;
import java.util.Optional;

/**
 * Under which terms data may be used.
 *
 * @param name an SPDX identifier such as {@code CC-BY-4.0}, or a few words
 * @param url where the terms stand
 */
public record Licence(String name, Optional<URI> url) {
  /** Checks that there is a name. */
  public Licence {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a licence has a name");
    }
  }

  /** A licence whose terms stand at this URL. */
  public static Licence of(String name, URI url) {
    return new Licence(name, Optional.of(url));
  }
}
