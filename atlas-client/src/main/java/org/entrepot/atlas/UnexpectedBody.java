package org.entrepot.atlas;

/** A body that came whole and is not what the API promises. */
final class UnexpectedBody extends Exception {
  private static final long serialVersionUID = 1L;

  UnexpectedBody(String what) {
    super(what);
  }
}
