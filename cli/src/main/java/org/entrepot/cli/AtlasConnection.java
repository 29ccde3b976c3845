package org.entrepot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasClientBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach RIPE Atlas, and as whom. */
final class AtlasConnection {
  /** The variable that holds the key. */
  static final String KEY_VARIABLE = "RIPE_ATLAS_API_KEY";

  private static final int LONGEST_KEY = 1000;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Read the API key from this file, instead of from the variable " + KEY_VARIABLE + ".")
  private @Nullable Path keyFile;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Ask here (default: https://atlas.ripe.net/api/v2/). HTTPS, unless it is this machine.")
  private @Nullable String server;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Wait so long for the next bytes of an answer (default: 60).")
  private @Nullable Double timeout;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "Ask so often at most, where a failure may pass (default: 5).")
  private @Nullable Integer attempts;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Requests under way at a time (default: 4).")
  private @Nullable Integer parallel;

  @Option(names = "--proxy", paramLabel = "HOST:PORT", description = "Go through this HTTP proxy.")
  private @Nullable String proxy;

  /**
   * A key, or none.
   *
   * @param origin where it was found, for messages, which never hold the key
   */
  record Key(Optional<String> text, String origin) {
    boolean isPresent() {
      return text.isPresent();
    }

    @Override
    public String toString() {
      return "Key[of " + origin + "]";
    }
  }

  /**
   * The key of the file, or else of the environment.
   *
   * @param warning is told if others can read the file
   */
  Key key(Map<String, String> environment, Consumer<String> warning)
      throws IOException, Failures.UserMistake {
    if (keyFile != null) {
      return new Key(Optional.of(keyIn(keyFile, warning)), keyFile.toString());
    }
    String set = environment.getOrDefault(KEY_VARIABLE, "").strip();
    return new Key(set.isEmpty() ? Optional.empty() : Optional.of(set), KEY_VARIABLE);
  }

  private static String keyIn(Path file, Consumer<String> warning)
      throws IOException, Failures.UserMistake {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST_KEY + 1);
    } catch (NoSuchFileException e) {
      throw new Failures.UserMistake("--key-file: there is no file " + file);
    } catch (IOException e) {
      throw new Failures.UserMistake("--key-file: " + file + " cannot be read");
    }
    if (isOpen(file)) {
      warning.accept(
          "warning: others can read the key in " + file + "; chmod 600 " + file + " mends that");
    }
    String key = new String(bytes, StandardCharsets.UTF_8).strip();
    if (key.isEmpty() || bytes.length > LONGEST_KEY) {
      throw new Failures.UserMistake("--key-file: " + file + " holds no key, alone on its line");
    }
    return key;
  }

  private static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException | IOException e) {
      return false; // no such permissions here
    }
  }

  /** Sets more than what is set here. */
  @FunctionalInterface
  interface Preparing {
    void prepare(AtlasClientBuilder builder, Optional<URI> server) throws Failures.UserMistake;
  }

  /** A client with these settings. */
  AtlasClient open(Key key, Preparing preparing) throws Failures.UserMistake {
    AtlasClientBuilder builder = AtlasClient.builder();
    if (key.text().isPresent()) {
      Given.checked("the key of " + key.origin(), () -> builder.apiKey(key.text().get()));
    }
    if (server != null) {
      URI url = address(server);
      Given.checked("--server", () -> builder.baseUrl(url));
    }
    if (timeout != null) {
      Duration time = seconds(timeout);
      Given.checked("--timeout", () -> builder.connectTimeout(time).readTimeout(time));
      if (time.compareTo(AtlasClientBuilder.DEFAULT_CALL_TIMEOUT) > 0) {
        builder.callTimeout(time);
      }
    }
    if (attempts != null) {
      int times = attempts;
      Given.checked("--attempts", () -> builder.attempts(times));
    }
    if (parallel != null) {
      int requests = parallel;
      Given.checked("--parallel", () -> builder.parallel(requests));
    }
    if (proxy != null) {
      builder.proxy(proxy(proxy));
    }
    preparing.prepare(builder, server == null ? Optional.empty() : Optional.of(address(server)));
    return builder.build();
  }

  /** Where the API is. */
  URI base() throws Failures.UserMistake {
    return server == null ? AtlasClientBuilder.DEFAULT_BASE_URL : address(server);
  }

  /** A host alone means its API. */
  private static URI address(String text) throws Failures.UserMistake {
    URI url = Given.checked("--server", () -> URI.create(text));
    boolean isHostAlone = url.getRawPath() == null || url.getRawPath().matches("/?");
    return isHostAlone && url.getRawQuery() == null && url.getRawAuthority() != null
        ? url.resolve("/api/v2/")
        : url;
  }

  private static Duration seconds(double number) throws Failures.UserMistake {
    if (!(number >= 0.001) || number > 86_400) {
      throw new Failures.UserMistake("--timeout is 0.001 to 86400 seconds, not " + number);
    }
    return Duration.ofMillis(Math.round(number * 1000));
  }

  private static InetSocketAddress proxy(String text) throws Failures.UserMistake {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    String port = text.substring(colon + 1);
    if (host.isEmpty()
        || host.contains("/")
        || !port.matches("[0-9]{1,5}")
        || Integer.parseInt(port) > 65_535) {
      throw new Failures.UserMistake(
          "--proxy is HOST:PORT, such as proxy.example:3128, not " + text);
    }
    return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
  }
}
