package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.report.FinishedStudy;

/**
 * A folder that appears whole or not at all: it is written beside its place and then renamed. What
 * an earlier study left in the place is replaced; anything else is not touched.
 */
final class OutputFolder implements AutoCloseable {
  /** Files that a finished study has, and hardly anything else all of them. */
  private static final List<String> MARKS = List.of("summary.json", "inputs.json", "report.html");

  /** What a world has and nothing else: nobody's own work lies among it. */
  private static final Set<String> OF_WORLD = Set.of("dataset", "truth", "report", "score");

  private final Kind kind;
  private final Path place;
  private final Path draft;
  private final Thread cleaner = new Thread(this::deleteDraft);

  private enum Kind {
    STUDY,
    WORLD
  }

  private OutputFolder(Kind kind, Path place, Path draft) {
    this.kind = kind;
    this.place = place;
    this.draft = draft;
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /** Begins a folder of a study that is to stand at this place. */
  static OutputFolder at(Path place) throws Failures.UserMistake {
    return at(place, Kind.STUDY);
  }

  /** Begins a folder of a synthetic Internet: only an earlier one is replaced. */
  static OutputFolder ofWorld(Path place) throws Failures.UserMistake {
    return at(place, Kind.WORLD);
  }

  private static OutputFolder at(Path place, Kind kind) throws Failures.UserMistake {
    try {
      // A link is followed: what it points to is replaced, not the link.
      Path real = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath().normalize();
      mayReplace(real, kind);
      return new OutputFolder(
          kind,
          real,
          Files.createTempDirectory(nearestFolder(real), "." + real.getFileName() + "-"));
    } catch (FinishedStudy.DamagedException e) {
      throw new Failures.UserMistake(
          e.getMessage() + ": what the study there wrote is not known; nothing in it was touched");
    } catch (IOException e) {
      boolean told = e instanceof FileSystemException file && file.getReason() != null;
      throw new Failures.UserMistake(
          "no folder can be written at "
              + place
              + (told ? ": " + ((FileSystemException) e).getReason() : ""));
    }
  }

  private static void mayReplace(Path place, Kind kind) throws IOException, Failures.UserMistake {
    if (kind == Kind.WORLD) {
      mayReplaceWorld(place);
      return;
    }
    boolean free =
        !Files.exists(place, LinkOption.NOFOLLOW_LINKS)
            || MARKS.stream().allMatch(name -> Files.isRegularFile(place.resolve(name)))
            || isEmptyFolder(place);
    if (!free || place.getParent() == null) {
      throw new Failures.UserMistake(
          place + " exists and does not hold a finished study; nothing in it was touched");
    }
    if (Files.isRegularFile(place.resolve(MARKS.get(0)))) {
      Set<String> strangers = FinishedStudy.strangers(place);
      if (!strangers.isEmpty()) {
        throw new Failures.UserMistake(
            place
                + " holds a finished study and files that it did not write, such as "
                + strangers.iterator().next()
                + "; nothing in it was touched");
      }
    }
  }

  private static void mayReplaceWorld(Path place) throws IOException, Failures.UserMistake {
    boolean free =
        !Files.exists(place, LinkOption.NOFOLLOW_LINKS) || isEmptyFolder(place) || isWorld(place);
    if (!free || place.getParent() == null) {
      throw new Failures.UserMistake(
          place + " exists and holds more than a synthetic Internet; nothing in it was touched");
    }
  }

  private static boolean isWorld(Path place) throws IOException {
    if (!Files.isRegularFile(place.resolve("truth").resolve("world.json"))) {
      return false;
    }
    try (Stream<Path> inside = Files.list(place)) {
      return inside.allMatch(path -> OF_WORLD.contains(String.valueOf(path.getFileName())));
    }
  }

  /** The folder above a place that is there already: the others are made when all is written. */
  private static Path nearestFolder(Path place) {
    Path above = place;
    do {
      above = Optional.ofNullable(above.getParent()).orElseThrow();
    } while (!Files.exists(above, LinkOption.NOFOLLOW_LINKS));
    return above;
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    }
  }

  /** The folder to write into. */
  Path draft() {
    return draft;
  }

  /** Puts the folder into its place. */
  void publish() throws IOException, Failures.UserMistake {
    mayReplace(place, kind);
    // Folders of createTempDirectory are their owner's alone; a report is for others to read.
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          draft, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.createDirectories(Optional.ofNullable(place.getParent()).orElseThrow());
    if (Files.exists(place)) {
      Path old = draft.resolveSibling(draft.getFileName() + "-old");
      Files.move(place, old);
      try {
        Files.move(draft, place);
      } catch (IOException e) {
        Files.move(old, place);
        throw e;
      }
      delete(old);
    } else {
      Files.move(draft, place);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    deleteDraft();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is running, and does the same.
      return;
    }
  }

  private void deleteDraft() {
    try {
      delete(draft);
    } catch (IOException e) {
      System.Logger log = System.getLogger(OutputFolder.class.getName());
      log.log(System.Logger.Level.WARNING, "left behind: " + draft, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.forEach(all::add);
    }
    Collections.reverse(all);
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
