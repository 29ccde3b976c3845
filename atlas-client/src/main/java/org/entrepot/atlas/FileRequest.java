package org.entrepot.atlas;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Origin;

/**
 * A file to be fetched, and what the manifest is to say of it.
 *
 * @param url where it is: HTTPS, except on this machine, and without a secret
 * @param path where it goes in the folder: relative, with {@code /} between its parts
 * @param use what it is used for
 * @param bytes its size, where that is known beforehand
 * @param sha256 its hash in hexadecimal, where that is known beforehand
 * @param licence the terms under which it may be used
 * @param attribution the words that its publisher wants to be named with
 * @param date the day, month or year that it is of, in ISO 8601
 */
public record FileRequest(
    URI url,
    String path,
    FileUse use,
    OptionalLong bytes,
    Optional<String> sha256,
    Optional<Licence> licence,
    Optional<String> attribution,
    Optional<String> date) {
  private static final String NO_HASH = "0".repeat(64);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is not as it must be; the message holds no
   *     secret
   */
  public FileRequest {
    HttpUrl parsed = HttpUrl.parse(url.toString());
    if (parsed == null || !FileAnswers.isSafe(parsed)) {
      throw new IllegalArgumentException("a file is fetched by HTTPS, except from this machine");
    }
    Origin bare = Origin.of(url); // a file of which the manifest cannot say whence is no use
    if (url.getRawUserInfo() != null || !sameQuery(bare, parsed)) {
      throw new IllegalArgumentException("the URL of a file holds no user name and no key");
    }
    sha256 = sha256.map(hash -> hash.toLowerCase(Locale.ROOT));
    ManifestEntry checked =
        ManifestEntry.of(
            path, use, Instant.EPOCH, new Fingerprint(bytes.orElse(0), sha256.orElse(NO_HASH)));
    date.ifPresent(checked::withDate);
  }

  private static boolean sameQuery(Origin bare, HttpUrl full) {
    return bare.query().size() == full.querySize();
  }

  /** A file of which no more is known. */
  public static FileRequest of(URI url, String path, FileUse use) {
    return new FileRequest(
        url,
        path,
        use,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with the size and hash that it must have. */
  public FileRequest withFingerprint(Fingerprint known) {
    return new FileRequest(
        url,
        path,
        use,
        OptionalLong.of(known.bytes()),
        Optional.of(known.sha256()),
        licence,
        attribution,
        date);
  }

  /** The same with the hash that it must have. */
  public FileRequest withSha256(String hash) {
    return new FileRequest(url, path, use, bytes, Optional.of(hash), licence, attribution, date);
  }

  /** The same with its terms and the words to name its publisher with. */
  public FileRequest withLicence(Licence terms, String words) {
    return new FileRequest(
        url, path, use, bytes, sha256, Optional.of(terms), Optional.of(words), date);
  }

  /** The same with the date that it is of. */
  public FileRequest withDate(String of) {
    return new FileRequest(url, path, use, bytes, sha256, licence, attribution, Optional.of(of));
  }

  /** Whether bytes are as was known beforehand. */
  boolean accepts(Fingerprint found) {
    return (bytes.isEmpty() || bytes.getAsLong() == found.bytes())
        && (sha256.isEmpty() || sha256.get().equals(found.sha256()));
  }

  /** What the manifest says of the file. */
  ManifestEntry entry(
      Instant fetched, Fingerprint found, Optional<String> etag, Optional<String> lastModified) {
    return describe(
        ManifestEntry.of(path, use, fetched, found)
            .withOrigin(Origin.of(url))
            .withValidators(etag, lastModified));
  }

  /** An entry with what this request says of its file. */
  ManifestEntry describe(ManifestEntry of) {
    ManifestEntry entry = of.withUse(use);
    entry = licence.map(entry::withLicence).orElse(entry);
    entry = attribution.map(entry::withAttribution).orElse(entry);
    return date.map(entry::withDate).orElse(entry);
  }
}
