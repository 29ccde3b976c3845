package org.entrepot.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.ReferenceSource;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.study.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Fills a dataset, online, for studies that are then made offline. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot fetch --region REGION --from DAY [--to DAY] [OPTION...]",
    description = {
      "Fills a folder with all that a study of a region and a period needs: the probes",
      "of the first day, results of the region's probes, and reference files, each with",
      "its source, date, hash and licence in manifest.json. It costs no credits.",
      "Break it off at any moment: the same command goes on where it stopped, and does",
      "not fetch again what is there."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is there",
      "1:failed",
      "2:the user's mistake",
      "3:some files could not be had, which are named; the same command tries them again",
      "130:interrupted"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot fetch --region see --from 2026-11-24 --builtin traceroute:k-root --out see",
      "      what the probes of Southeast Europe sent to K-root on 24 November 2026",
      "  entrepot study see --out report",
      "      the study of it, offline"
    })
final class FetchCommand implements Callable<Integer> {
  private final InstantSource clock = InstantSource.system();

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;
  @Mixin private Loudness loudness = new Loudness();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      required = true,
      split = ",",
      description =
          "A built-in region (see, see-ripe, wb6), or countries by their codes, such as RS,BA.")
  private List<String> region = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "Begin here, such as 2026-11-24.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End before this (default: a day after it begins).")
  private @Nullable String to;

  @Option(
      names = "--measurement",
      paramLabel = "ID",
      split = ",",
      description = "Results of these measurements.")
  private List<String> measurements = List.of();

  @Option(
      names = "--builtin",
      paramLabel = "NAME",
      split = ",",
      description =
          "Results of these built-in measurements: traceroute:topology,"
              + " traceroute:topology-icmp, traceroute:a-root to m-root or traceroute:roots for"
              + " all, the same with traceroute6, and hostname.bind:a-root and so on.")
  private List<String> builtIns = List.of();

  @Option(names = "--no-results", description = "Only probes and reference files.")
  private boolean withoutResults;

  @Option(
      names = "--probes",
      paramLabel = "ID",
      split = ",",
      description = "Results of these probes, in place of all of the region; 5-9 means 5 to 9.")
  private List<String> probes = List.of();

  @Option(
      names = "--reference",
      paramLabel = "NAME",
      split = ",",
      description =
          "Which reference files: all, none, or some of cities, ris, asnames, delegated,"
              + " organisations, relationships, peeringdb, ipmap, and peeringdb-api and"
              + " probe-archive, which all leaves out (default: all).")
  private List<String> references = List.of("all");

  @Option(
      names = "--mirror",
      paramLabel = "NAME=URL",
      description = "Fetch this reference from here; the URL stands for its publisher's server.")
  private List<String> mirrors = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the dataset (default: the name).")
  private @Nullable Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the study is called (default: region and first day).")
  private @Nullable String name;

  @Option(
      names = "--refresh",
      description = "Ask anew for what is there too; what has not changed is not sent again.")
  private boolean isRefresh;

  @ArgGroup(validate = false, order = 90, heading = "%nThe service:%n")
  private AtlasConnection connection = new AtlasConnection();

  @Override
  public Integer call() throws Exception {
    FetchNotes notes =
        new FetchNotes(Objects.requireNonNull(spec).commandLine().getErr(), loudness);
    FetchPlan plan = plan();
    AtlasConnection.Key key =
        connection.key(Objects.requireNonNull(main).environment(), notes::warn);
    try (AtlasClient client = connection.open(key, (builder, server) -> {});
        notes) {
      return new Fetching(client, connection.base(), plan, clock, notes).run();
    } catch (AtlasException e) {
      throw AtlasFailures.ending(e, key.isPresent());
    }
  }

  private FetchPlan plan() throws Failures.UserMistake {
    Region of = region();
    Period period = period();
    Map<Long, Optional<BuiltIn>> wanted = measurements();
    if (wanted.isEmpty() != withoutResults) {
      throw new Failures.UserMistake(
          withoutResults
              ? "--no-results or measurements, not both"
              : "name measurements with --measurement or --builtin, or say --no-results");
    }
    String called =
        name != null ? name : (of.name() + "-" + FetchPlan.firstDay(period)).replace('+', '-');
    if (!called.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new Failures.UserMistake(
          "--name is of letters, digits, dots, hyphens and underscores, not \"" + called + "\"");
    }
    Path folder = out == null ? Path.of(called) : out;
    return new FetchPlan(
        called, of, period, wanted, Given.ids("--probes", probes), sources(), folder, isRefresh);
  }

  private Region region() throws Failures.UserMistake {
    if (region.size() == 1) {
      Optional<Region> builtIn = Region.builtIn(region.get(0).strip());
      if (builtIn.isPresent()) {
        return builtIn.get();
      }
    }
    List<CountryCode> countries = new ArrayList<>();
    for (String code : region) {
      if (!CountryCode.isKnown(code.strip())) {
        throw new Failures.UserMistake(
            "--region is one of "
                + String.join(", ", Region.builtInNames())
                + ", or codes of countries such as RS,BA; \""
                + code
                + "\" is neither");
      }
      countries.add(new CountryCode(code.strip()));
    }
    return Region.of(countries);
  }

  private Period period() throws Failures.UserMistake {
    Instant begin = Given.time("--from", from);
    Instant end = to == null ? begin.plus(Duration.ofDays(1)) : Given.time("--to", to);
    if (!isWholeSecond(begin) || !isWholeSecond(end)) {
      throw new Failures.UserMistake("--from and --to are whole seconds");
    }
    if (!begin.isBefore(end)) {
      throw new Failures.UserMistake("--to " + end + " is not after --from " + begin);
    }
    if (begin.isBefore(FetchPlan.FIRST)) {
      throw new Failures.UserMistake("--from: there are no results before " + FetchPlan.FIRST);
    }
    if (begin.isAfter(clock.instant())) {
      throw new Failures.UserMistake("--from " + begin + " is in the future");
    }
    return new Period(begin, end);
  }

  private static boolean isWholeSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
  }

  private Map<Long, Optional<BuiltIn>> measurements() throws Failures.UserMistake {
    Map<Long, Optional<BuiltIn>> wanted = new LinkedHashMap<>();
    for (String text : builtIns) {
      for (BuiltIn builtIn : BuiltIn.named(text.strip())) {
        wanted.put(builtIn.id(), Optional.of(builtIn));
      }
    }
    for (long id : Given.ids("--measurement", measurements)) {
      wanted.putIfAbsent(id, Optional.empty());
    }
    return wanted;
  }

  private List<FetchPlan.Source> sources() throws Failures.UserMistake {
    Map<String, URI> bases = new LinkedHashMap<>();
    for (String mirror : mirrors) {
      int sign = mirror.indexOf('=');
      if (sign < 1 || !ReferenceNames.all().contains(mirror.substring(0, sign))) {
        throw new Failures.UserMistake(
            "--mirror is NAME=URL, with a name of "
                + String.join(", ", ReferenceNames.all())
                + ", not \""
                + mirror
                + "\"");
      }
      String url = mirror.substring(sign + 1);
      bases.put(
          mirror.substring(0, sign),
          Given.checked("--mirror", () -> URI.create(url.endsWith("/") ? url : url + "/")));
    }
    List<FetchPlan.Source> sources = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (String reference : ReferenceNames.chosen(references)) {
      for (ReferenceSource source : ReferenceNames.of(reference)) {
        URI base = bases.getOrDefault(reference, source.base());
        Given.checked("--mirror", () -> source.latest(today, base));
        sources.add(new FetchPlan.Source(reference, source, base));
      }
    }
    return sources;
  }
}
