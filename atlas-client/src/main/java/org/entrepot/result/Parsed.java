package org.entrepot.result;

import java.util.function.Function;
import org.entrepot.dataset.DataFile;

/** A result that was read, or why it was not. */
public sealed interface Parsed {
  /** The name of the file that it stands in ({@link DataFile#name}). */
  String file();

  /** The line on which it begins, from 1. */
  long line();

  /** Applies the function for this outcome. */
  <T> T match(
      Function<? super Kept, ? extends T> kept, Function<? super Rejected, ? extends T> rejected);

  /**
   * A result that was read.
   *
   * @param file the name of the file that it stands in ({@link DataFile#name})
   * @param line the line on which it begins, from 1
   * @param result the result
   */
  record Kept(String file, long line, Result result) implements Parsed {
    @Override
    public <T> T match(
        Function<? super Kept, ? extends T> kept,
        Function<? super Rejected, ? extends T> rejected) {
      return kept.apply(this);
    }
  }

  /**
   * Something that is not a result.
   *
   * @param file the name of the file
   * @param line the line on which it begins, from 1
   * @param reason why, in few words that are the same for all of a kind, so that they can be
   *     counted
   * @param excerpt the beginning of the offending text, printable and at most 200 characters long
   */
  record Rejected(String file, long line, String reason, String excerpt) implements Parsed {
    @Override
    public <T> T match(
        Function<? super Kept, ? extends T> kept,
        Function<? super Rejected, ? extends T> rejected) {
      return rejected.apply(this);
    }
  }
}
