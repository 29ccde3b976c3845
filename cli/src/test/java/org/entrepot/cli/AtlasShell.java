package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.atlas.LocalAtlas;

/** The command {@code entrepot atlas} at a RIPE Atlas on this machine. */
final class AtlasShell implements AutoCloseable {
  private final LocalAtlas atlas = LocalAtlas.ofSmallWorld();
  private Map<String, String> environment = Map.of();
  private Terminal terminal = Terminal.NONE;

  /** What a run of the command printed, and its status. */
  record Run(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** All is well, and the summary is this. */
    Run isDone(String summary) {
      assertThat(status).as(err).isZero();
      assertThat(err.strip()).isEqualTo(summary);
      return this;
    }

    /** One sentence of ours on standard error, no stack trace, nothing on standard output. */
    Run isOneSentence(int wanted, String... words) {
      assertThat(status).as(err).isEqualTo(wanted);
      assertThat(out).isEmpty();
      assertThat(err).startsWith("entrepot: ").contains(words).doesNotContain("\tat ");
      assertThat(err.strip().lines()).as(err).hasSize(1);
      return this;
    }
  }

  LocalAtlas atlas() {
    return atlas;
  }

  AtlasShell withKey(String key) {
    environment = Map.of(AtlasConnection.KEY_VARIABLE, key);
    return this;
  }

  /** There is a terminal, at which the user types this. */
  AtlasShell typing(String answer) {
    terminal = question -> Optional.of(answer);
    return this;
  }

  /** Runs {@code entrepot atlas} with these arguments, one attempt a request. */
  Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Run run = runInto(out, args);
    return new Run(run.status(), out.toString(StandardCharsets.UTF_8), run.err());
  }

  /** Runs it with words that are parted by blanks. */
  Run line(String words) {
    return run((Object[]) words.strip().split(" +", -1));
  }

  Run runInto(OutputStream out, Object... args) {
    List<String> all = new ArrayList<>(List.of("atlas"));
    Stream.of(args).map(Object::toString).forEach(all::add);
    all.addAll(List.of("--server", atlas.url().toString(), "--attempts", "1"));
    return runPlain(out, all.toArray(String[]::new));
  }

  /** Runs {@code entrepot} with these arguments and no others. */
  Run runPlain(OutputStream out, String... args) {
    StringWriter err = new StringWriter();
    int status = Main.run(out, new PrintWriter(err, true), environment, terminal, args);
    return new Run(status, "", err.toString());
  }

  /** The last URL that was asked for, from the path of the API on, without its percent signs. */
  String lastTarget() {
    List<String> targets = targets();
    return targets.get(targets.size() - 1);
  }

  List<String> targets() {
    return atlas.targets().stream()
        .map(target -> URLDecoder.decode(target, StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    atlas.close();
  }
}
