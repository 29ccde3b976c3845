package org.entrepot.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.entrepot.net.CountryCode;

/**
 * The outlines of the countries of the world, from Natural Earth 1:50m (public domain). The format
 * of the resource and how it is made are described in {@code src/outlines/README.md}.
 *
 * @param areas countries, and areas that stand apart
 * @param borders their boundaries, without coasts
 */
record Outlines(List<Area> areas, List<Border> borders) {
  /** A country; its code is missing where the field uses none. */
  record Area(Optional<CountryCode> code, List<List<Line>> polygons) {
    /** The outer ring of the largest part, which leaves out what lies overseas. */
    Line mainland() {
      return polygons.stream()
          .map(rings -> rings.get(0))
          .max((a, b) -> Double.compare(a.box().extent(), b.box().extent()))
          .orElseThrow();
    }
  }

  /** A boundary between two areas. */
  record Border(Line line, boolean disputed) {}

  private static final class Loaded {
    static final Outlines WORLD = read();
  }

  /** The whole world. */
  static Outlines world() {
    return Loaded.WORLD;
  }

  private static Outlines read() {
    InputStream resource = Outlines.class.getResourceAsStream("outlines.txt.gz");
    try (InputStream in = Objects.requireNonNull(resource, "outlines.txt.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return new Reader().read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader {
    private final List<Line> arcs = new ArrayList<>();
    private final List<Border> borders = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private double[] transform = new double[4];

    Outlines read(BufferedReader lines) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String rest = line.substring(2);
        switch (line.charAt(0)) {
          case 'T' -> transform = numbers(rest);
          case 'c' -> arcs.add(arc(rest));
          case 'b', 'd' -> {
            arcs.add(arc(rest));
            borders.add(new Border(arcs.get(arcs.size() - 1), line.charAt(0) == 'd'));
          }
          case 'P' -> areas.add(area(rest.split(" ", 3)));
          default -> {}
        }
      }
      return new Outlines(List.copyOf(areas), List.copyOf(borders));
    }

    private static double[] numbers(String text) {
      return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private Line arc(String text) {
      double[] points = numbers(text);
      for (int i = 2; i < points.length; i++) {
        points[i] += points[i - 2];
      }
      for (int i = 0; i < points.length; i++) {
        points[i] = points[i] * transform[i % 2] + transform[2 + i % 2];
      }
      return new Line(points);
    }

    private Area area(String[] fields) {
      Optional<CountryCode> code =
          fields[0].equals("-") ? Optional.empty() : Optional.of(new CountryCode(fields[0]));
      return new Area(
          code,
          Arrays.stream(fields[1].split("/", -1))
              .map(polygon -> Arrays.stream(polygon.split(";", -1)).map(this::ring).toList())
              .toList());
    }

    private Line ring(String numbers) {
      return new Line(
          Arrays.stream(numbers.split(",", -1))
              .mapToInt(Integer::parseInt)
              .mapToObj(number -> number < 0 ? arcs.get(~number).reversed() : arcs.get(number))
              .flatMapToDouble(arc -> arc.points())
              .toArray());
    }
  }
}
