package org.entrepot.cli;

import java.io.Console;
import java.util.Optional;

/** Where the user can be asked something: never a pipe, from which anything may come. */
@FunctionalInterface
interface Terminal {
  /** Nobody can be asked. */
  Terminal NONE = question -> Optional.empty();

  /** What is typed after the question; empty if nobody can be asked. */
  Optional<String> ask(String question);

  /** That of this process, if standard input and output are one. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal is for that
  static Terminal ofProcess() {
    return question -> {
      Console console = System.console();
      if (console == null || !isTerminal(console)) {
        return Optional.empty();
      }
      String answer = console.readLine("%s", question);
      return Optional.of(answer == null ? "" : answer);
    };
  }

  /** Since Java 22 there may be a console where there is no terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
