package org.entrepot.study;

/**
 * What is said wherever something is told of simulated data: so that a number, a picture or a file
 * that is copied out of a study cannot be taken for a finding about a real network.
 */
public final class Synthetic {
  /** The word that marks every output. */
  public static final String WORD = "SYNTHETIC";

  /** Where the data are from, to stand where the terms of a source stand. */
  public static final String ORIGIN =
      WORD + ": made by Entrepot's simulator; names no real network";

  private Synthetic() {}

  /** Words with the mark before them, unless it is among them already. */
  public static String marked(String words) {
    return words.contains(WORD) ? words : WORD + ": " + words;
  }
}
