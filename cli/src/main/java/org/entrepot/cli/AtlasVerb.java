package org.entrepot.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasClientBuilder;
import org.entrepot.atlas.AtlasException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb below {@code entrepot atlas}: it has a client while it runs. */
abstract class AtlasVerb implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(validate = false, order = 90, heading = "%nThe service:%n")
  private AtlasConnection connection = new AtlasConnection();

  @Mixin private Loudness loudness = new Loudness();

  /** Does the work and gives the status. */
  abstract int run(AtlasClient client) throws Exception;

  /** Checks what can be checked before anybody is asked. */
  void check(boolean hasKey) throws Failures.UserMistake {}

  /**
   * Sets what this verb alone wants of the client.
   *
   * @param server where the user has said that the service is
   */
  void prepare(AtlasClientBuilder builder, Optional<URI> server) throws Failures.UserMistake {}

  @Override
  public final Integer call() throws Exception {
    AtlasConnection.Key key = connection.key(main().environment(), this::warn);
    check(key.isPresent());
    try (AtlasClient client = connection.open(key, this::prepare)) {
      return run(client);
    } catch (AtlasException e) {
      throw AtlasFailures.ending(e, key.isPresent());
    }
  }

  /** Where data goes; not to be closed. */
  final OutputStream out() {
    return main().out();
  }

  /** What the user types after the question; empty if nobody can be asked. */
  final Optional<String> ask(String question) {
    return main().terminal().ask(question);
  }

  private Main main() {
    return (Main) Objects.requireNonNull(spec).root().userObject();
  }

  /** Says what belongs to a question that is going to be asked. */
  final void say(String sentence) {
    err().println(sentence);
  }

  /** Says how it went, unless nobody wants to know. */
  final void summary(String sentence) {
    if (!loudness.quiet()) {
      err().println(sentence);
    }
  }

  /** Says what the user must know. */
  final void warn(String sentence) {
    err().println("entrepot: " + sentence);
  }

  /**
   * Says which of the named objects are not there, and gives the status.
   *
   * @param noun what one of them is called
   * @param isFiltered whether there were filters, which may have left them out
   */
  final int missing(String noun, Set<Long> named, Set<Long> missing, boolean isFiltered) {
    if (missing.isEmpty()) {
      return 0;
    }
    boolean isAll = missing.size() == named.size();
    warn(
        "there is no "
            + noun
            + " "
            + Given.some(missing)
            + (isFiltered ? ", or the filters leave it out" : "")
            + (isAll ? "" : "; the others are there"));
    return isAll ? Failures.MISTAKE : Failures.INCOMPLETE;
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  static void needsKey(boolean hasKey, String what) throws Failures.UserMistake {
    if (!hasKey) {
      throw new Failures.UserMistake(what + " " + AtlasFailures.NEEDS_KEY);
    }
  }
}
