package org.entrepot.result;

import java.util.Optional;
import java.util.function.Function;

/**
 * A result of a type that is not read into values of its own.
 *
 * @param type the result's {@code type} field; empty where it has none
 * @param json the result's text
 */
public record UnknownResult(Optional<String> type, String json) implements Result {
  @Override
  public <T> T match(
      Function<? super Traceroute, ? extends T> traceroute,
      Function<? super UnknownResult, ? extends T> unknown) {
    return unknown.apply(this);
  }
}
