package org.entrepot.atlas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Origin;

/**
 * The files of a cache: bodies by their SHA-256 in {@code objects}, and in {@code index} for each
 * request, by the SHA-256 of its text, what is known of its answer.
 *
 * <p>Any number of processes may use a folder, and be killed at any moment. Every file is written
 * in {@code drafts} under a name of its own, brought to the disk, and renamed into its place; a
 * body always before the entry that names it. What an entry names is read and hashed whenever it is
 * used: if it is missing or damaged, for whatever reason, the entry counts for nothing.
 */
final class CacheFolder {
  /** An entry with its body, which has the entry's hash. */
  static final class Kept {
    private final CacheEntry entry;
    private final byte[] body;

    Kept(CacheEntry entry, byte[] body) {
      this.entry = entry;
      this.body = body;
    }

    CacheEntry entry() {
      return entry;
    }

    InputStream open() {
      return new ByteArrayInputStream(body);
    }
  }

  /** A draft that nobody has touched for so long is nobody's: one is written within a second. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path objects;
  private final Path index;
  private final Path drafts;

  CacheFolder(Path folder) {
    objects = folder.resolve("objects");
    index = folder.resolve("index");
    drafts = folder.resolve("drafts");
  }

  /** The answer to a request, if it is here and whole. */
  Optional<Kept> find(Origin origin) {
    Path file = index.resolve(hash(CacheEntry.request(origin)));
    try {
      Optional<CacheEntry> entry = CacheEntry.parse(Files.readAllBytes(file));
      if (entry.isEmpty() || !entry.get().origin().equals(origin)) {
        return Optional.empty();
      }
      byte[] body = Files.readAllBytes(object(entry.get().body()));
      return fingerprint(body).equals(entry.get().body())
          ? Optional.of(new Kept(entry.get(), body))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not there, or not readable: then it is asked for
    }
  }

  void keep(CacheEntry entry, byte[] body) throws IOException {
    Path object = object(entry.body());
    if (isThere(object, body)) {
      Files.setLastModifiedTime(object, FileTime.from(Instant.now())); // not swept, then
    } else {
      place(object, body);
    }
    keep(entry);
  }

  /** Writes an entry anew whose body is here. */
  void keep(CacheEntry entry) throws IOException {
    place(index.resolve(hash(CacheEntry.request(entry.origin()))), entry.toJson());
  }

  void remove(Origin origin) throws IOException {
    Files.deleteIfExists(index.resolve(hash(CacheEntry.request(origin))));
  }

  private static boolean isThere(Path object, byte[] body) {
    try {
      return Files.size(object) == body.length && Arrays.equals(Files.readAllBytes(object), body);
    } catch (IOException e) {
      return false;
    }
  }

  private void place(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(drafts);
    Files.createDirectories(Optional.ofNullable(target.getParent()).orElseThrow());
    Path draft = AtomicFile.draft(drafts.resolve(target.getFileName()));
    try {
      try (FileChannel channel =
              FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (lock.isValid() && buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      AtomicFile.publish(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Path object(Fingerprint body) {
    String name = body.sha256();
    return objects.resolve(name.substring(0, Math.min(2, name.length()))).resolve(name);
  }

  /** Deletes the drafts that killed processes have left. */
  void sweepDrafts() {
    for (Path draft : files(drafts)) {
      try {
        if (isOld(draft) && !isLocked(draft)) {
          Files.deleteIfExists(draft);
        }
      } catch (IOException e) {
        // Somebody else was faster, or may not write here.
      }
    }
  }

  /** Deletes the bodies too that no entry names any more. */
  void sweep() throws IOException {
    sweepDrafts();
    Set<String> named = new HashSet<>();
    for (Path file : files(index)) {
      CacheEntry.parse(Files.readAllBytes(file)).ifPresent(e -> named.add(e.body().sha256()));
    }
    for (Path object : files(objects)) {
      // A young one may be waiting for its entry.
      if (!named.contains(object.getFileName() + "") && isOld(object)) {
        Files.deleteIfExists(object);
      }
    }
  }

  private static boolean isOld(Path file) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return written.isBefore(Instant.now().minus(ABANDONED));
  }

  private static boolean isLocked(Path draft) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** The requests whose answer is here but damaged, or whose entry cannot be read. */
  List<String> damaged() throws IOException {
    List<String> damaged = new ArrayList<>();
    for (Path file : files(index)) {
      byte[] json;
      try {
        json = Files.readAllBytes(file);
      } catch (NoSuchFileException e) {
        continue; // removed in the meantime
      }
      Optional<CacheEntry> entry = CacheEntry.parse(json);
      boolean whole =
          entry.isPresent()
              && file.endsWith(hash(CacheEntry.request(entry.get().origin())))
              && find(entry.get().origin()).isPresent();
      if (!whole) {
        damaged.add(
            entry.map(e -> CacheEntry.request(e.origin())).orElse("index/" + file.getFileName()));
      }
    }
    return damaged;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // not there yet, or changing
    }
  }

  static Fingerprint fingerprint(byte[] body) {
    return new Fingerprint(body.length, HexFormat.of().formatHex(sha256().digest(body)));
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
