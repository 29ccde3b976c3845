package org.entrepot.dataset;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a file of a dataset is used for. */
public sealed interface FileUse {
  /** It holds measurement results. */
  static FileUse results() {
    return new Results();
  }

  /** It is a reference file of this role. */
  static FileUse of(Role role) {
    return new Reference(role);
  }

  /** A study does not read it: such as the definition of a measurement. */
  static FileUse other() {
    return new Other();
  }

  /** The use of this key: that of a {@link Role}, {@code results} or {@code other}. */
  static Optional<FileUse> ofKey(String key) {
    return switch (key) {
      case "results" -> Optional.of(results());
      case "other" -> Optional.of(other());
      default -> Role.ofKey(key).map(FileUse::of);
    };
  }

  /** How a manifest calls this use. */
  default String key() {
    return match(() -> "results", Role::key, () -> "other");
  }

  /** Applies the function for this case. */
  <T> T match(
      Supplier<? extends T> results,
      Function<? super Role, ? extends T> reference,
      Supplier<? extends T> other);

  /** Measurement results. */
  record Results() implements FileUse {
    @Override
    public <T> T match(
        Supplier<? extends T> results,
        Function<? super Role, ? extends T> reference,
        Supplier<? extends T> other) {
      return results.get();
    }
  }

  /** A reference file. */
  record Reference(Role role) implements FileUse {
    @Override
    public <T> T match(
        Supplier<? extends T> results,
        Function<? super Role, ? extends T> reference,
        Supplier<? extends T> other) {
      return reference.apply(role);
    }
  }

  /** Something that a study does not read. */
  record Other() implements FileUse {
    @Override
    public <T> T match(
        Supplier<? extends T> results,
        Function<? super Role, ? extends T> reference,
        Supplier<? extends T> other) {
      return other.get();
    }
  }
}
