package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import org.entrepot.atlas.MeasurementDefinition;

/**
 * A type of measurement that can be made.
 *
 * @param name the API's word
 * @param heading what it is
 * @param example options that make one
 * @param begin begins a definition with what the type needs
 * @param options its own options, those that it needs included
 */
record MeasurementKind<D extends MeasurementDefinition>(
    String name, String heading, String example, Begin<D> begin, List<TypeOption<D>> options) {
  MeasurementKind {
    options = List.copyOf(options);
  }

  /** Begins a definition. */
  @FunctionalInterface
  interface Begin<D> {
    D begin(Map<String, String> given) throws Exception;
  }

  /**
   * What the user wants.
   *
   * @param given the values of the options by their names; of a flag, any
   */
  D definition(Map<String, String> given) throws Exception {
    D definition = begin.begin(given);
    for (TypeOption<D> option : options) {
      String value = given.get(option.name());
      if (value != null) {
        definition = option.setting().set(definition, value);
      }
    }
    return definition;
  }
}
