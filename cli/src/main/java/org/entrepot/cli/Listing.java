package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is shown of a list of objects, and how. */
final class Listing {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table (default), csv (RFC 4180), json (one array), jsonl (an object a line) or ids. JSON"
              + " has every field that RIPE Atlas gave.")
  private RowWriter.Format format = RowWriter.Format.TABLE;

  @Option(
      names = "--fields",
      paramLabel = "A,B,C",
      split = ",",
      hideParamSyntax = true,
      description =
          "Show these fields, by the names that they have in --format json; status.name is a field"
              + " of a field.")
  private List<String> fields = List.of();

  @Option(
      names = "--aggregate",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Show how many there are for each value of these fields, the most first.")
  private List<String> aggregate = List.of();

  @Option(names = "--count", description = "Show how many there are, and nothing else.")
  private boolean count;

  @Option(names = "--limit", paramLabel = "N", description = "Show the first N.")
  private @Nullable Long limit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path out;

  /**
   * What a list is of.
   *
   * @param noun what its objects are called, such as {@code probes}
   * @param id the field that names an object
   * @param columns the fields that a table and CSV have unless others are asked for
   * @param aliases other names of fields, such as {@code country} for {@code country_code}
   */
  record Kind(String noun, String id, List<String> columns, Map<String, String> aliases) {
    Kind {
      columns = List.copyOf(columns);
      aliases = Map.copyOf(aliases);
    }

    private String number(long number) {
      String one = noun.replaceAll("s$", "");
      return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : noun);
    }
  }

  void check() throws Failures.UserMistake {
    if (limit != null && limit < 1) {
      throw new Failures.UserMistake("--limit is 1 or more, not " + limit);
    }
    if ((count ? 1 : 0) + (aggregate.isEmpty() ? 0 : 1) + (fields.isEmpty() ? 0 : 1) > 1) {
      throw new Failures.UserMistake("one of --fields, --aggregate and --count, not several");
    }
    for (String field : concat(fields, aggregate)) {
      if (field.isBlank()) {
        throw new Failures.UserMistake("a field of --fields or --aggregate has no name");
      }
    }
    if (format == RowWriter.Format.IDS && !(fields.isEmpty() && aggregate.isEmpty())) {
      throw new Failures.UserMistake("--format ids shows ids, and no fields or counts");
    }
  }

  private static List<String> concat(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  /** Whether only the number of the objects is wanted, and all of them count. */
  boolean isCountOfAll() {
    return count && limit == null;
  }

  /** Whether the objects are to be shown with all of their fields. */
  private boolean wantsAll(boolean isOne) {
    return fields.isEmpty()
        && aggregate.isEmpty()
        && !count
        && switch (format) {
          case JSON, JSONL -> true;
          case TABLE -> isOne;
          case CSV, IDS -> false;
        };
  }

  /**
   * The fields at the top of an object that are needed; empty where all are.
   *
   * @param isOne whether one object is asked for by its id, which a table then shows whole
   */
  Optional<Set<String>> needed(Kind kind, boolean isOne) {
    if (wantsAll(isOne)) {
      return Optional.empty();
    }
    Set<String> needed = new LinkedHashSet<>(List.of(kind.id()));
    if (!count && format != RowWriter.Format.IDS) {
      List<String> shown = aggregate.isEmpty() ? columns(kind) : aggregated(kind);
      shown.forEach(field -> needed.add(field.replaceAll("\\..*", "")));
    }
    return Optional.of(needed);
  }

  /** How many objects to ask for at a time, up to the most that there may be. */
  int pageSize(int most) {
    return limit == null ? most : (int) Math.min(limit, most);
  }

  boolean isLimited() {
    return limit != null;
  }

  private List<String> columns(Kind kind) {
    return fields.isEmpty() ? kind.columns() : fields;
  }

  private List<String> aggregated(Kind kind) {
    return aggregate.stream().map(field -> kind.aliases().getOrDefault(field, field)).toList();
  }

  /** Shows a number that is known without the objects. */
  void print(long number, AtlasVerb verb) throws Exception {
    try (Output output = Output.to(out, verb.out())) {
      output.stream().write((number + "\n").getBytes(StandardCharsets.US_ASCII));
      output.publish();
    }
  }

  /**
   * Shows the objects as they come.
   *
   * @param isOne whether one object was asked for by its id
   * @param seen is told each that is shown
   */
  void print(Kind kind, Stream<Row> rows, boolean isOne, AtlasVerb verb, Consumer<Row> seen)
      throws Exception {
    try (Stream<Row> limited = limit == null ? rows : rows.limit(limit);
        Output output = Output.to(out, verb.out())) {
      Writer words = new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8);
      long number;
      if (!aggregate.isEmpty()) {
        number = printCounts(kind, limited.iterator(), words, verb);
      } else {
        number = printRows(kind, limited.iterator(), isOne, words, verb, seen);
      }
      words.flush();
      output.publish();
      if (!isOne) {
        verb.summary(kind.number(number));
      }
    }
  }

  /**
   * Shows rows that belong to one object, as which JSON has them.
   *
   * @param whole the object
   */
  void print(Kind kind, JsonNode whole, List<Row> rows, AtlasVerb verb) throws Exception {
    boolean isJson = format == RowWriter.Format.JSON || format == RowWriter.Format.JSONL;
    if (!isJson || !wantsAll(false) || limit != null) {
      print(kind, rows.stream(), false, verb, row -> {});
      return;
    }
    try (Output output = Output.to(out, verb.out())) {
      String line = Visible.json(whole.toString()) + "\n";
      output.stream().write(line.getBytes(StandardCharsets.UTF_8));
      output.publish();
    }
  }

  private long printRows(
      Kind kind,
      Iterator<Row> rows,
      boolean isOne,
      Writer words,
      AtlasVerb verb,
      Consumer<Row> seen)
      throws IOException {
    boolean isCard = format == RowWriter.Format.TABLE && wantsAll(isOne);
    RowWriter writer =
        isCard
            ? new CardWriter(words)
            : RowWriter.of(format, words, columns(kind), fields, kind.id());
    Absent absent = new Absent(fields);
    long number = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      number++;
      seen.accept(row);
      absent.look(row);
      if (!count) {
        writer.row(row);
        words.flush(); // the next may be long in coming
      }
    }
    if (count) {
      words.write(number + "\n");
    } else {
      writer.end();
    }
    absent.tell(number, kind, verb);
    return number;
  }

  private long printCounts(Kind kind, Iterator<Row> rows, Writer words, AtlasVerb verb)
      throws IOException {
    List<String> names = aggregated(kind);
    Counts counts = new Counts(aggregate, names);
    Absent absent = new Absent(names);
    while (rows.hasNext()) {
      Row row = rows.next();
      counts.add(row);
      absent.look(row);
    }
    RowWriter writer = RowWriter.of(format, words, counts.columns(), List.of(), "count");
    for (Row row : counts.rows()) {
      writer.row(row);
    }
    writer.end();
    absent.tell(counts.total(), kind, verb);
    return counts.total();
  }

  /** Fields that no object has: most likely, a name is misspelt. */
  private static final class Absent {
    private final Set<String> fields;

    Absent(List<String> fields) {
      this.fields = new LinkedHashSet<>(fields);
    }

    void look(Row row) {
      if (!fields.isEmpty()) {
        fields.removeIf(field -> !row.get(field).isMissingNode());
      }
    }

    void tell(long number, Kind kind, AtlasVerb verb) {
      if (number > 0 && !fields.isEmpty()) {
        verb.warn(
            "warning: none of these "
                + kind.noun()
                + " has a field "
                + Visible.text(Given.some(fields)));
      }
    }
  }
}
