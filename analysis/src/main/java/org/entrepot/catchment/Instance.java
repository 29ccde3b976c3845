package org.entrepot.catchment;

/** What a server's name says of where it stands. */
sealed interface Instance {
  /** A site of the service's list. */
  record AtSite(Site site) implements Instance {}

  /** It is of the form of the service's names, and the list has no such site. */
  record Unlisted(String label) implements Instance {}

  /**
   * It is no name of the service's: somebody on the way has answered, or the service was called
   * otherwise at the time.
   */
  record Foreign(String text) implements Instance {}
}
