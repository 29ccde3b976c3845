package org.entrepot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a password from a file, alone on its line. */
final class SecretFile {
  private static final int LONGEST = 1000;

  private SecretFile() {}

  static String read(String option, Path file) throws Failures.UserMistake {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new Failures.UserMistake(option + ": " + file + " cannot be read");
    }
    // A password may begin or end with a blank, and not with the end of the line.
    String secret = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    if (secret.isEmpty() || bytes.length > LONGEST || secret.lines().count() > 1) {
      throw new Failures.UserMistake(option + ": " + file + " holds no password, alone on a line");
    }
    return secret;
  }
}
