package org.entrepot.annotate;

import java.io.IOException;
import java.util.Optional;

/**
 * One format of reference files: who publishes it, how it is recognised, and how it is read.
 *
 * @param <T> what one file of it says
 */
interface Source<T> {
  /** The format in words, naming its publisher. */
  String format();

  /** The terms that the publisher states, in a short sentence. */
  String licence();

  /** Whether content that begins like this is of this format. */
  boolean recognises(Head head);

  /** The day that the content says it is of, ISO 8601. */
  default Optional<String> date(Head head) {
    return Optional.empty();
  }

  /** Reads a file to its end. */
  T read(Content content) throws IOException;
}
