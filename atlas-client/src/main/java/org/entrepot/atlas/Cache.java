package org.entrepot.atlas;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.entrepot.dataset.AtomicFile;

/**
 * A folder in which an {@link AtlasClient} keeps what the API answered. Any number of clients, of
 * any number of processes, may share one; what a process that was killed left half-written is never
 * read. Answers that have not changed are asked for with {@code If-None-Match} and {@code
 * If-Modified-Since}, and not at all as long as their {@code Cache-Control: max-age} lasts; {@code
 * no-store} is heeded.
 *
 * <p>What was answered to a client with an API key may be for the eyes of the key's owner only, and
 * the folder of a cache is easily handed on with the data of a study. So it is not kept, and what
 * is in the cache is not used, unless {@link #withPrivateAnswers()} says so. The list of a user's
 * keys, whose ids are the keys, is never kept; neither is an answer that holds the client's key.
 */
// Not OkHttp's own cache: that is one process's, which keeps a journal of it in memory; it drops
// what is not fresh when space is short, so that "offline" would depend on what else was read; its
// files are found by the MD5 of a URL and hashed by nothing, so damage is not seen; and it has no
// notion of whose answer it is.
public final class Cache {
  private static final String PRIVATE = "private";
  private static final int ROUNDS = 100_000;
  private static final int SALT_BYTES = 16;
  private static final Object MAKING_SALT = new Object();

  private final Path folder;
  private final boolean keepsPrivate;

  private Cache(Path folder, boolean keepsPrivate) {
    this.folder = folder;
    this.keepsPrivate = keepsPrivate;
  }

  /**
   * The cache in a folder, which is made if need be. One that cannot be written to can be read.
   *
   * @throws IOException if it can be neither made nor read; the message is a sentence
   */
  public static Cache at(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new IOException("no cache can be at " + folder + ": " + AtomicFile.why(e), e);
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new IOException("the cache at " + folder + " cannot be read: permission denied");
    }
    Cache cache = new Cache(folder, false);
    new CacheFolder(folder).sweepDrafts();
    return cache;
  }

  /**
   * The same cache for clients with a key, whose answers are kept in it too: each key's apart from
   * all others, in a folder that only its owner may read. The name of that folder is made from the
   * key and a random salt by PBKDF2; the key cannot be found by it.
   */
  public Cache withPrivateAnswers() {
    return new Cache(folder, true);
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /**
   * Reads all that is kept.
   *
   * @return one sentence for each answer that is damaged; such a one is not used but asked for anew
   */
  public List<String> verify() throws IOException {
    List<String> damaged = new ArrayList<>();
    for (CacheFolder each : folders()) {
      each.damaged().forEach(request -> damaged.add(request + " is damaged"));
    }
    return damaged;
  }

  /** Deletes what killed processes left, and bodies that nothing refers to any more. */
  public void sweep() throws IOException {
    for (CacheFolder each : folders()) {
      each.sweep();
    }
  }

  private List<CacheFolder> folders() throws IOException {
    List<CacheFolder> all = new ArrayList<>(List.of(new CacheFolder(folder)));
    if (Files.isDirectory(folder.resolve(PRIVATE))) {
      try (var owners = Files.list(folder.resolve(PRIVATE))) {
        owners.filter(Files::isDirectory).sorted().map(CacheFolder::new).forEach(all::add);
      }
    }
    return all;
  }

  /** What everybody may see. */
  CacheFolder open() {
    return new CacheFolder(folder);
  }

  /** Where answers to this client are kept; empty if they are not. */
  Optional<CacheFolder> of(Secret secret) throws IOException {
    if (!secret.isPresent()) {
      return Optional.of(open());
    }
    return keepsPrivate ? Optional.of(new CacheFolder(ownFolder(secret))) : Optional.empty();
  }

  private Path ownFolder(Secret secret) throws IOException {
    Path all = folder.resolve(PRIVATE);
    makePrivate(all);
    Path own = all.resolve(derive(secret, salt(all)));
    makePrivate(own);
    return own;
  }

  private static String derive(Secret secret, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(secret.characters(), salt, ROUNDS, 128);
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has PBKDF2", e);
    }
  }

  private static byte[] salt(Path all) throws IOException {
    Path file = all.resolve("salt");
    synchronized (MAKING_SALT) { // a lock of the system belongs to the whole process
      try (FileChannel channel =
              FileChannel.open(
                  all.resolve(".salt.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !(Files.exists(file) && Files.size(file) == SALT_BYTES)) {
          byte[] salt = new byte[SALT_BYTES];
          new SecureRandom().nextBytes(salt);
          AtomicFile.write(file, salt);
        }
        return Files.readAllBytes(file);
      }
    }
  }

  private static void makePrivate(Path path) throws IOException {
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Where it is. */
  @Override
  public String toString() {
    return "Cache[" + folder + (keepsPrivate ? ", private answers too]" : "]");
  }
}
