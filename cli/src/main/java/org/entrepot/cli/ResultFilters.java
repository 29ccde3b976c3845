package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.annotate.ProbeRecord;
import org.entrepot.annotate.Sourced;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.result.Header;
import org.entrepot.result.Result;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which results are wanted. */
final class ResultFilters {
  @Option(
      names = "--type",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Results of these types: ping, traceroute, dns, http, sslcert, ntp, wifi, connection,"
              + " uptime, or another that the files have. CSV then has their columns only.")
  private List<String> types = List.of();

  @Option(
      names = "--measurement",
      paramLabel = "1,2,5-9",
      split = ",",
      hideParamSyntax = true,
      description = "Results of these measurements.")
  private List<String> measurements = List.of();

  @Option(
      names = "--probe",
      paramLabel = "1,2,5-9",
      split = ",",
      hideParamSyntax = true,
      description = "Results of these probes.")
  private List<String> probes = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Results that began then or later: a day, an instant, or seconds since 1970.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Results that began before.")
  private @Nullable String to;

  @Option(
      names = "--asn",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Results of probes in these ASes, by the family of the result's addresses; of either"
              + " family where a result tells none.")
  private List<String> asns = List.of();

  @Option(
      names = "--country",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Results of probes in these countries, such as RS,XK.")
  private List<String> countries = List.of();

  @Option(
      names = "--region",
      paramLabel = "NAME",
      split = ",",
      hideParamSyntax = true,
      description = "Results of probes in the countries of a region, such as see.")
  private List<String> regions = List.of();

  @Option(
      names = "--probes",
      paramLabel = "FILE",
      description =
          "Where --asn, --country and --region look probes up: an archive of RIPE Atlas probes or a"
              + " table of them. May be given more than once. A folder with a manifest has its own.")
  private List<Path> probeFiles = List.of();

  private final List<LoadedFile> faulty = new ArrayList<>();
  private long ofUnknownProbes;

  /** The types asked for, in small letters; none if all are. */
  Set<String> types() {
    Set<String> names = new TreeSet<>();
    types.forEach(type -> names.add(type.strip().toLowerCase(Locale.ROOT)));
    return names;
  }

  private boolean needsProbes() {
    return !(asns.isEmpty() && countries.isEmpty() && regions.isEmpty());
  }

  /**
   * What decides whether a result is wanted.
   *
   * @param ofDatasets files of probes that come with the results
   */
  Predicate<Result> read(List<DataFile> ofDatasets) throws IOException, Failures.UserMistake {
    Predicate<Result> wanted = any -> true;
    Set<String> names = types();
    if (!names.isEmpty()) {
      ResultTypes type = new ResultTypes();
      wanted = wanted.and(r -> names.contains(r.match(type).toLowerCase(Locale.ROOT)));
    }
    wanted = and(wanted, Given.ids("--measurement", measurements), Header::measurementId);
    wanted = and(wanted, Given.ids("--probe", probes), Header::probeId);
    OptionalLong least = seconds("--from", from);
    OptionalLong bound = seconds("--to", to);
    if (least.isPresent() && bound.isPresent() && least.getAsLong() >= bound.getAsLong()) {
      throw new Failures.UserMistake("--from " + from + " is not before --to " + to);
    }
    if (least.isPresent()) {
      wanted = wanted.and(header(h -> h.timestamp() >= least.getAsLong()));
    }
    if (bound.isPresent()) {
      wanted = wanted.and(header(h -> h.timestamp() < bound.getAsLong()));
    }
    return needsProbes() ? wanted.and(where(ofDatasets)) : wanted;
  }

  /** The first whole second that is not before the time: results have whole seconds. */
  private static OptionalLong seconds(String option, @Nullable String text)
      throws Failures.UserMistake {
    if (text == null) {
      return OptionalLong.empty();
    }
    Instant time = Given.time(option, text);
    return OptionalLong.of(time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0));
  }

  private static Predicate<Result> and(
      Predicate<Result> wanted, Set<Long> ids, ToLongFunction<Header> id) {
    return ids.isEmpty()
        ? wanted
        : wanted.and(header(header -> ids.contains(id.applyAsLong(header))));
  }

  /** A result without a header is of no measurement, probe or time that could be asked for. */
  private static Predicate<Result> header(Predicate<Header> wanted) {
    return result -> result.findHeader().filter(wanted).isPresent();
  }

  private Predicate<Result> where(List<DataFile> ofDatasets)
      throws IOException, Failures.UserMistake {
    List<DataFile> files =
        Stream.concat(probeFiles.stream().map(DataFile::of), ofDatasets.stream()).toList();
    Set<CountryCode> places = Given.countries(countries, regions);
    Set<Asn> networks = new HashSet<>(Given.each("--asn", asns, Asn::parse));
    if (files.isEmpty()) {
      throw new Failures.UserMistake(
          "--asn, --country and --region need to know the probes: name a file of them by --probes");
    }
    AddressBook book = AddressBook.load(new Dataset(List.of(), Map.of(Role.PROBES, files)));
    faulty.addAll(book.files().stream().filter(file -> !file.rejected().isEmpty()).toList());
    return header(header -> isWanted(book.probe(header.probeId()), header.af(), networks, places));
  }

  private boolean isWanted(
      Optional<ProbeRecord> probe, OptionalInt af, Set<Asn> networks, Set<CountryCode> places) {
    if (probe.isEmpty()) {
      ofUnknownProbes++;
      return false;
    }
    return (networks.isEmpty() || isIn(probe.get(), af, networks))
        && (places.isEmpty()
            || probe.get().country().map(Sourced::value).filter(places::contains).isPresent());
  }

  /** What should be known of the files of probes: what could not be read, and what is missing. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    faulty.forEach(
        file -> notes.add("in " + Visible.text(file.file().name()) + ": " + file.rejected()));
    if (ofUnknownProbes > 0) {
      notes.add(
          TextLines.format(
              "left out %,d results of probes that the files of probes do not have",
              ofUnknownProbes));
    }
    return notes;
  }

  private static boolean isIn(ProbeRecord probe, OptionalInt af, Set<Asn> networks) {
    Stream<Optional<Sourced<Asn>>> of =
        switch (af.orElse(0)) {
          case 4 -> Stream.of(probe.asn4());
          case 6 -> Stream.of(probe.asn6());
          default -> Stream.of(probe.asn4(), probe.asn6());
        };
    return of.flatMap(Optional::stream).map(Sourced::value).anyMatch(networks::contains);
  }
}
