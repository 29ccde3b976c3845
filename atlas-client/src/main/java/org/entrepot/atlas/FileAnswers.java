package org.entrepot.atlas;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Response;

/** Judges answers to requests for files: of any host, and of any type but a page for people. */
final class FileAnswers extends Answers {
  /** The whole, a part, nothing new, and no such part. */
  private static final Set<Integer> TAKEN = Set.of(200, 206, 304, 416);

  FileAnswers(Waiting waiting) {
    super(Secret.none(), waiting);
  }

  @Override
  Asked asked(HttpUrl url) {
    return of(url);
  }

  private static Asked of(HttpUrl url) {
    return Asked.file(Secret.none().show(url), url.host());
  }

  @Override
  void check(HttpUrl url, Response response) throws Failed, Redirected {
    checkRedirection(response);
    int status = response.code();
    if (!TAKEN.contains(status)) {
      throw refused(url, response);
    }
    MediaType type = response.body().contentType();
    boolean page = type != null && type.subtype().toLowerCase(Locale.ROOT).contains("html");
    if (status == 200 && page && !url.encodedPath().matches(".*\\.x?html?")) {
      // What a proxy or a hotel puts in the place of a file.
      throw unreadable(url, new UnexpectedBody("it is a page of HTML and not the file"));
    }
  }

  /** No key goes along, so any host will do, as long as nobody on the way can change the file. */
  @Override
  boolean mayFollow(HttpUrl url, HttpUrl target) {
    return isSafe(target);
  }

  @Override
  String notFollowed() {
    return "a redirection to what is not HTTPS is not followed";
  }

  /** HTTPS, or this machine. */
  static boolean isSafe(HttpUrl url) {
    return url.isHttps() || AtlasClientBuilder.isLoopback(url.host());
  }

  /** The failure that says that an answer is whole and of no use. */
  static AtlasException.Unreadable useless(HttpUrl url, String what) {
    return new AtlasException.Unreadable(of(url), what);
  }

  /** A failure that another attempt, which asks for less, may well not meet. */
  static Failed again(AtlasException failure) {
    return new Failed(failure, Failed.Then.REPEAT, Optional.empty());
  }
}
