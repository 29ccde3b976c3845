package org.entrepot.atlas;

import okhttp3.HttpUrl;
import okhttp3.MediaType;

/**
 * Answers of the archive, whose files are of any type that a server takes them for, but no page.
 */
final class ArchiveAnswers extends Answers {
  ArchiveAnswers(Waiting waiting) {
    super(Secret.none(), waiting);
  }

  @Override
  Asked asked(HttpUrl url) {
    return Asked.file(Secret.none().show(url), url.host());
  }

  @Override
  boolean isExpected(MediaType type) {
    return !type.subtype().contains("html");
  }
}
