package org.entrepot.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * igraph in a Python of its own, which holds the graph and answers on demand: what is timed is its
 * C, and some microseconds of pipe.
 */
final class Igraph implements AutoCloseable {
  private static final String SCRIPT = "benchmarks/peers/graph_igraph.py";

  private final Process process;
  private final PrintStream ask;
  private final BufferedReader answers;

  private Igraph(Process process) {
    this.process = process;
    ask = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Started from the top of the checkout, with the Python that the variable PYTHON names. */
  static Igraph on(Path relationships) {
    String python = System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");
    if (!Files.exists(Path.of(SCRIPT))) {
      throw new IllegalStateException("Start this from the top of the checkout: no " + SCRIPT);
    }
    try {
      Igraph igraph =
          new Igraph(
              new ProcessBuilder(List.of(python, SCRIPT, relationships.toString()))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      if (!igraph.answer().startsWith("ready")) {
        throw new IllegalStateException(python + " has no igraph: install python3-igraph");
      }
      return igraph;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Betweenness from so many sources.
   *
   * @param sum over all ASes, each pair of ends once
   * @param seconds that it took the processor
   */
  record Answer(double sum, double seconds) {}

  Answer betweenness(int sources) {
    ask.println(sources);
    String[] words = answer().split(" ", -1);
    return new Answer(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
  }

  private String answer() {
    try {
      String line = answers.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
