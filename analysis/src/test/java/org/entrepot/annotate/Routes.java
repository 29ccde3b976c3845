package org.entrepot.annotate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.Prefix;

/** What a reader of routing tables hands on, before anything is judged. */
final class Routes {
  private static final Pattern BAR = Pattern.compile("\\|");

  private Routes() {}

  /** One of the readers. */
  interface Reader {
    void walk(Content content, RouteTaker taker) throws IOException;
  }

  /** The routes of a file as {@code peer|prefix|path}, in its order. */
  static List<String> of(DataFile file, Reader reader, FileTally tally) throws IOException {
    try (InputStream in = new BufferedInputStream(file.open(), Head.LENGTH)) {
      List<String> routes = new ArrayList<>();
      reader.walk(
          new Content(file.name(), Head.of(in, file::open), in, tally),
          (peer, prefix, path) -> routes.add(peer + "|" + prefix + "|" + path));
      return routes;
    }
  }

  static List<String> of(DataFile file, Reader reader) throws IOException {
    return of(file, reader, new FileTally(file.name(), UnaryOperator.identity()));
  }

  /** What bgpdump's own lines say of the same, by cutting them at their bars. */
  static List<String> ofText(DataFile text) throws IOException {
    List<String> routes = new ArrayList<>();
    try (InputStream in = text.open()) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      all.lines()
          .map(line -> List.of(BAR.split(line, -1)))
          .forEach(
              columns -> {
                int path = columns.get(0).endsWith("_AP") ? 7 : 6;
                Prefix prefix = Prefix.parse(columns.get(5));
                routes.add(columns.get(4) + "|" + prefix + "|" + columns.get(path));
              });
    }
    return routes;
  }
}
