package org.entrepot.claim;

import java.util.List;

/**
 * The claims of one file, which are tested together.
 *
 * @param file its name
 * @param sha256 of its bytes
 * @param claims in the order of the file
 */
public record Claims(String file, String sha256, List<Claim> claims) {
  /** Copies the list. */
  public Claims {
    claims = List.copyOf(claims);
  }
}
