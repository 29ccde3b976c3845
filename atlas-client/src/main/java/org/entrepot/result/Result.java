package org.entrepot.result;

import java.util.function.Function;

/** One measurement result. */
public sealed interface Result permits Traceroute, UnknownResult {
  /** Applies the function for this kind of result. */
  <T> T match(
      Function<? super Traceroute, ? extends T> traceroute,
      Function<? super UnknownResult, ? extends T> unknown);
}
