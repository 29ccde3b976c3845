package org.entrepot.atlas;

import okhttp3.HttpUrl;

/** An answer that only says where to ask instead. */
final class Redirected extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient HttpUrl from;
  private final String location;

  Redirected(int status, HttpUrl from, String location) {
    super("redirected");
    this.status = status;
    this.from = from;
    this.location = location;
  }

  int status() {
    return status;
  }

  HttpUrl from() {
    return from;
  }

  String location() {
    return location;
  }
}
