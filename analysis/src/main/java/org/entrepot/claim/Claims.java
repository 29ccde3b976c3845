package org.entrepot.claim;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The claims of one file, which are tested together.
 *
 * @param file its name
 * @param sha256 of its bytes
 * @param bytes its size
 * @param builtIn whether it is part of the program, so that it lies beside no study
 * @param claims in the order of the file
 */
public record Claims(String file, String sha256, long bytes, boolean builtIn, List<Claim> claims) {
  /** The name of the file that is part of the program. */
  public static final String FOUNDING = "founding.yaml";

  /** Copies the list. */
  public Claims {
    claims = List.copyOf(claims);
  }

  /**
   * The text of the file that is part of the program.
   *
   * @throws IOException if it cannot be read
   */
  public static byte[] founding() throws IOException {
    try (InputStream in = Objects.requireNonNull(Claims.class.getResourceAsStream(FOUNDING))) {
      return in.readAllBytes();
    }
  }
}
