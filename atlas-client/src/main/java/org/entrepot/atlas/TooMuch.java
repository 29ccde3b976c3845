package org.entrepot.atlas;

/** A window has more bytes than a window may have. */
final class TooMuch extends Exception {
  private static final long serialVersionUID = 1L;

  TooMuch() {
    super("the window is too large");
  }
}
