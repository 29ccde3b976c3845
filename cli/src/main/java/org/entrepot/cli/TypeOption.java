package org.entrepot.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * An option of one type of measurement.
 *
 * @param name such as {@code --packets}: the API's name of the field, with hyphens
 * @param label what stands for the value in the help; empty for a flag
 * @param setting sets it in a definition
 */
record TypeOption<D>(String name, String label, String description, Setting<D> setting) {
  /** Sets something in a definition. */
  @FunctionalInterface
  interface Setting<D> {
    D set(D definition, String value) throws Failures.UserMistake;
  }

  boolean isFlag() {
    return label.isEmpty();
  }

  /** One that is needed to begin a definition, and has nothing left to set. */
  static <D> TypeOption<D> needed(String name, String label, String description) {
    return new TypeOption<>(name, label, description, (definition, value) -> definition);
  }

  static <D> TypeOption<D> flag(String name, String description, UnaryOperator<D> with) {
    return new TypeOption<>(
        name, "", description, (d, value) -> Given.checked(name, () -> with.apply(d)));
  }

  static <D> TypeOption<D> number(String name, String description, BiFunction<D, Integer, D> with) {
    return new TypeOption<>(
        name,
        "N",
        description,
        (d, value) -> {
          int number = Given.whole(name, value);
          return Given.checked(name, () -> with.apply(d, number));
        });
  }

  static <D> TypeOption<D> text(
      String name, String label, String description, BiFunction<D, String, D> with) {
    return new TypeOption<>(
        name, label, description, (d, value) -> Given.checked(name, () -> with.apply(d, value)));
  }

  /** A time, which in the API is a number of milliseconds. */
  static <D> TypeOption<D> millis(
      String name, String description, BiFunction<D, Duration, D> with) {
    return time(name, "MS", description, ChronoUnit.MILLIS, with);
  }

  /** A time, which in the API is a number of seconds. */
  static <D> TypeOption<D> seconds(
      String name, String description, BiFunction<D, Duration, D> with) {
    return time(name, "S", description, ChronoUnit.SECONDS, with);
  }

  private static <D> TypeOption<D> time(
      String name,
      String label,
      String description,
      ChronoUnit unit,
      BiFunction<D, Duration, D> with) {
    return new TypeOption<>(
        name,
        label,
        description,
        (d, value) -> {
          Duration time = Given.duration(name, value, unit);
          return Given.checked(name, () -> with.apply(d, time));
        });
  }

  static <D> TypeOption<D> choice(String name, String description, BiFunction<D, Boolean, D> with) {
    return new TypeOption<>(
        name,
        "BOOL",
        description,
        (d, value) -> {
          boolean chosen = Given.named(name, value, Choice.values()) == Choice.TRUE;
          return Given.checked(name, () -> with.apply(d, chosen));
        });
  }

  private enum Choice {
    TRUE,
    FALSE
  }

  static <D, E extends Enum<E>> TypeOption<D> word(
      String name, String label, String description, E[] words, BiFunction<D, E, D> with) {
    return new TypeOption<>(
        name,
        label,
        description,
        (d, value) -> {
          E word = Given.named(name, value, words);
          return Given.checked(name, () -> with.apply(d, word));
        });
  }
}
