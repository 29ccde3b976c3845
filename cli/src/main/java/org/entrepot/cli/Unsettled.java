package org.entrepot.cli;

import java.util.function.Supplier;

/**
 * What is asked for while nobody knows yet whether it was done: who interrupts the command
 * meanwhile is told so.
 */
final class Unsettled {
  private Unsettled() {}

  /**
   * Does it.
   *
   * @param sentence what to tell whoever interrupts
   */
  static <T> T during(AtlasVerb verb, String sentence, Supplier<T> action) {
    Thread hook = new Thread(() -> verb.warn(sentence));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return action.get();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending, and it is being told.
      }
    }
  }
}
