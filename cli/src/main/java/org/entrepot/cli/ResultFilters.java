package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entrepot.annotate.AddressBook;
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
    Optional<Instant> first = time("--from", from);
    Optional<Instant> end = time("--to", to);
    if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
      throw new Failures.UserMistake("--from " + from + " is not before --to " + to);
    }
    if (first.isPresent()) {
      long least = first.get().getEpochSecond();
      wanted = wanted.and(header(h -> h.timestamp() >= least));
    }
    if (end.isPresent()) {
      long bound = end.get().getEpochSecond();
      wanted = wanted.and(header(h -> h.timestamp() < bound));
    }
    return needsProbes() ? wanted.and(where(ofDatasets)) : wanted;
  }

  private static Optional<Instant> time(String option, @Nullable String text)
      throws Failures.UserMistake {
    return text == null ? Optional.empty() : Optional.of(Given.time(option, text));
  }

  private static Predicate<Result> and(
      Predicate<Result> wanted, Set<Long> ids, java.util.function.ToLongFunction<Header> id) {
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
    return header(
        header ->
            book.probe(header.probeId())
                .filter(probe -> networks.isEmpty() || isIn(probe, header.af(), networks))
                .filter(
                    probe ->
                        places.isEmpty()
                            || probe
                                .country()
                                .map(Sourced::value)
                                .filter(places::contains)
                                .isPresent())
                .isPresent());
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
