package org.entrepot.study;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
import org.entrepot.annotate.Hint;
import org.entrepot.annotate.Sourced;
import org.entrepot.catchment.Catchment;
import org.entrepot.claim.Claim;
import org.entrepot.claim.Claims;
import org.entrepot.claim.Trial;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.detour.DetourCount;
import org.entrepot.detour.Ends;
import org.entrepot.detour.Horizon;
import org.entrepot.graph.AsGraph;
import org.entrepot.infer.PathPolicy;
import org.entrepot.infer.TracePaths;
import org.entrepot.landscape.Surveyor;
import org.entrepot.locate.Locator;
import org.entrepot.multiverse.Multiverse;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;

/**
 * A whole study: reads what its configuration names, infers the paths, counts, estimates and ranks.
 * The same configuration over the same files gives the same result to the last bit, on any number
 * of threads.
 */
public final class Study {
  /** The terms of RIPE Atlas, https://atlas.ripe.net/docs/terms/ . */
  private static final String ATLAS_LICENCE =
      "RIPE NCC, RIPE Atlas measurement results; RIPE Atlas terms of service";

  private final StudyConfig config;
  private final int threads;
  private final Progress progress;
  private final Consumer<? super ObservedPath> witness;

  private Study(
      StudyConfig config, int threads, Progress progress, Consumer<? super ObservedPath> witness) {
    this.config = config;
    this.threads = threads;
    this.progress = progress;
    this.witness = witness;
  }

  /** A study on all processors, silent. */
  public static Study of(StudyConfig config) {
    return new Study(config, Runtime.getRuntime().availableProcessors(), Progress.NONE, path -> {});
  }

  /**
   * The same study with this many threads that infer.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Study withThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("a study needs a thread, not " + number);
    }
    return new Study(config, number, progress, witness);
  }

  /** The same study with somebody to tell how far it has come. */
  public Study withProgress(Progress listener) {
    return new Study(config, threads, listener, witness);
  }

  /**
   * The same study with somebody who sees the path of every traceroute that is read, once, with its
   * hops located: those that are counted, and those set aside, whose {@link ObservedPath#discarded}
   * is the reason, in the words of {@link Accounting#setAside}. A run calls it from several threads
   * at a time and in no certain order, and is over before {@code run} returns; what it throws ends
   * the run.
   */
  public Study withWitness(Consumer<? super ObservedPath> eyes) {
    return new Study(config, threads, progress, eyes);
  }

  /**
   * Runs the study.
   *
   * @throws InvalidStudyException if a file of results holds none, or is named twice
   * @throws IOException if a file cannot be read to its end
   */
  public StudyResult run() throws IOException, InvalidStudyException {
    return run(OutputStream.nullOutputStream(), Optional.empty());
  }

  /**
   * Runs the study and leaves the paths ({@code paths.jsonl.gz}) and the AS graph ({@code
   * graph/as-graph.graphml}) in a folder.
   *
   * @throws InvalidStudyException if a file of results holds none
   * @throws IOException if a file cannot be read to its end, or the folder not be written to
   */
  public StudyResult runInto(Path folder) throws IOException, InvalidStudyException {
    try (OutputStream lines =
        new BufferedOutputStream(
            new GZIPOutputStream(Files.newOutputStream(folder.resolve("paths.jsonl.gz")), 1 << 16),
            1 << 16)) {
      return run(lines, Optional.of(folder));
    }
  }

  private StudyResult run(OutputStream lines, Optional<Path> folder)
      throws IOException, InvalidStudyException {
    List<List<DataFile>> results = results();
    progress.at("loading reference data", 0, 0);
    AddressBook book = AddressBook.load(config.dataset());
    Trial trial = trial(book);
    TracePaths paths = TracePaths.with(book).under(PathPolicy.named(config.policy()).orElseThrow());
    BorderSurvey survey = surveyed(results, paths);
    paths = survey.informed();
    progress.at("telling where the routers are", 0, 0);
    Locator locator = Locator.of(book).knowing(survey.delays());
    DetourCount.Setting ends = ends(book, locator, Locator.of(book).knowing(survey.destinations()));
    ConcurrentLinkedQueue<CountingVisitor> visitors = new ConcurrentLinkedQueue<>();
    PathRun run =
        new PathRun(
            locator,
            paths,
            others(book),
            threads,
            () -> {
              CountingVisitor visitor = new CountingVisitor(config, book, ends, witness);
              visitors.add(visitor);
              return visitor;
            },
            Optional.of(asn -> book.countryOf(asn).map(Sourced::value)),
            config.synthetic());
    Answers answers = new Answers(config, book);
    Tally whole = new Tally();
    List<ResultsFile> files = new ArrayList<>();
    for (List<DataFile> named : results) {
      Tally together = new Tally();
      for (DataFile file : named) {
        Tally tally;
        try (Results read = Results.open(file, progress.reading(file))) {
          tally = run.read(read, lines, answers::accept);
        }
        together.combine(tally);
        Fingerprint fingerprint = file.fingerprint();
        files.add(
            new ResultsFile(
                file.name(),
                fingerprint,
                file.dateInName(),
                config.synthetic() ? Synthetic.ORIGIN : ATLAS_LICENCE,
                tally.read(),
                new TreeMap<>(tally.rejected())));
      }
      if (together.kept().isEmpty()) {
        throw new InvalidStudyException(
            named.get(0).name() + ": there is no measurement result in it" + firstOf(together));
      }
      whole.combine(together);
    }
    progress.at("estimating", 0, 0);
    Counting counting = new Counting(config.region(), book, ends);
    Multiverse multiverse = multiverse(config, book);
    SortedSet<Asn> met = new TreeSet<>();
    SortedSet<Long> crossed = new TreeSet<>();
    for (CountingVisitor visitor : visitors) {
      counting.combine(visitor.counting);
      multiverse.combine(visitor.multiverse);
      met.addAll(visitor.met);
      crossed.addAll(visitor.crossed);
    }
    whole.kept().forEach((type, number) -> counting.setAsideType(type, number - answers.met(type)));
    answers.setAside().forEach((why, number) -> counting.setAside.merge(why, number, Long::sum));
    List<Catchment> catchments = answers.catchments();
    AsGraph graph = counting.links.graph();
    if (folder.isPresent()) {
      writeGraph(graph, book, folder.get());
    }
    Estimation estimation = new Estimation(config, book, counting);
    Rankings rankings = estimation.rankings();
    Destinations destinations = counting.destinations(book::nameOf);
    return new StudyResult(
        config,
        config.file(),
        files,
        book.files(),
        new Accounting(
            whole.read(),
            new TreeMap<>(whole.rejected()),
            examples(whole),
            new TreeMap<>(counting.setAside),
            counting.kept(),
            answers.kept()),
        counting.panel(config.region()),
        destinations,
        counting.quality(),
        rankings,
        estimation.multiverse(rankings, multiverse),
        trial.findings(
            Answers.withCatchment(rankings.all(), catchments),
            new Trial.Setting(
                config.period().window(), config.region(), destinations.words(), config.mark())),
        graph.nodes(),
        graph.edges(),
        locator.locating().orElseThrow(),
        catchments,
        met.stream().map(asn -> Operator.of(asn, book)).toList(),
        crossed.stream().flatMap(id -> book.exchange(id).stream()).toList(),
        estimation.pairs(),
        estimation.entryWeights(rankings),
        estimation.detours(),
        new Surveyor(config.region(), book, config.seed())
            .landscape(counting.landscape, rankings.cityAway().estimates()));
  }

  /** Where paths end, and what lies around. */
  private DetourCount.Setting ends(AddressBook book, Locator locator, Locator destinations) {
    Set<IpAddress> anycast = new HashSet<>();
    book.services().forEach(service -> anycast.addAll(service.addresses()));
    Set<Long> misplaced = new HashSet<>();
    locator.locating().orElseThrow().misplaced().forEach(probe -> misplaced.add(probe.probe()));
    return new DetourCount.Setting(
        new Ends(
            config.region(),
            address -> place(destinations.place(address), book.hints(address).isEmpty()),
            asn -> book.countryOf(asn).map(Sourced::value),
            asn -> book.countryOf(asn, CountryAttribution.REGISTRATION).map(Sourced::value),
            anycast::contains,
            misplaced::contains),
        new Horizon(book.cities().all()),
        DetourCount.within(
            config.region(), book.exchanges().stream().flatMap(each -> each.city().stream())),
        address -> book.hints(address).stream().map(Hint::city).collect(Collectors.toSet()),
        book::organizationOf);
  }

  /**
   * Where a destination is. One that nobody says anything of may be told by the times of all probes
   * together, and then only if nothing that these allow is in another country.
   */
  private static Place place(Place weighed, boolean isUnheardOf) {
    boolean isClaimed = weighed.belief().flatMap(Belief::claimedCountry).isPresent();
    return !isUnheardOf || (weighed.city().isPresent() && isClaimed)
        ? weighed
        : new Place.Unlocated(weighed.reason());
  }

  /** The paths under other policies, by which headlines are tried. */
  private Map<String, TracePaths> others(AddressBook book) {
    Map<String, TracePaths> others = new TreeMap<>();
    for (String policy : Multiverse.otherPolicies(config.policy())) {
      others.put(policy, TracePaths.with(book).under(PathPolicy.named(policy).orElseThrow()));
    }
    return others;
  }

  private static Multiverse multiverse(StudyConfig config, AddressBook book) {
    return Multiverse.of(config.region(), config.policy(), book);
  }

  /** The claims with their subjects: what is not known is told before anything is read. */
  private Trial trial(AddressBook book) throws InvalidStudyException {
    List<Claim> claims = config.claims().map(Claims::claims).orElse(List.of());
    try {
      return Trial.of(claims, new ClaimSubjects(book));
    } catch (IllegalArgumentException e) {
      throw new InvalidStudyException(
          config.claims().map(Claims::file).orElse("") + ": " + e.getMessage(), e);
    }
  }

  private BorderSurvey surveyed(List<List<DataFile>> results, TracePaths paths) throws IOException {
    BorderSurvey survey = new BorderSurvey(paths, threads);
    for (List<DataFile> named : results) {
      for (DataFile file : named) {
        try (Results read = Results.open(file, progress.reading(file))) {
          survey.read(read);
        }
      }
    }
    progress.at("telling whose routers they are", 0, 0);
    return survey;
  }

  /** The files of results by how the study names them: one, or those of a folder. */
  private List<List<DataFile>> results() throws IOException, InvalidStudyException {
    List<List<DataFile>> all = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (DataFile named : config.dataset().results()) {
      List<DataFile> files = named.files();
      if (files.isEmpty()) {
        throw new InvalidStudyException(named.name() + ": there is no file in it");
      }
      for (DataFile file : files) {
        if (!Files.isRegularFile(file.path())) {
          throw new InvalidStudyException(
              file.name() + " is not a regular file: it could not be read again for its hash");
        }
        if (!seen.add(file.path().toRealPath())) {
          throw new InvalidStudyException(
              file.name() + " is named twice: its results would count double");
        }
      }
      all.add(files);
    }
    return all;
  }

  private static String firstOf(Tally rejected) {
    return examples(rejected).stream().findFirst().map(text -> " (" + text + ")").orElse("");
  }

  private static List<String> examples(Tally tally) {
    return tally.examples().values().stream()
        .map(first -> first.file() + ":" + first.line() + ": " + first.excerpt())
        .toList();
  }

  private void writeGraph(AsGraph graph, AddressBook book, Path folder) throws IOException {
    Path file = folder.resolve("graph").resolve("as-graph.graphml");
    Files.createDirectories(folder.resolve("graph"));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      graph.writeGraphMl(
          out,
          config.synthetic() ? Synthetic.ORIGIN : "",
          asn -> book.nameOf(asn).orElse(asn.toString()),
          asn -> book.countryOf(asn).map(found -> found.value()));
    }
  }

  /** Counts the paths that the study is about. */
  private static final class CountingVisitor implements PathRun.Visitor {
    private final SetAside setAside;
    private final Announced announced;
    private final Consumer<? super ObservedPath> witness;
    private final StudyConfig config;
    final Counting counting;
    final Multiverse multiverse;

    /** The ASes of all paths that something is counted on, and maybe of some more. */
    final Set<Asn> met = new HashSet<>();

    /** The exchanges that these paths cross. */
    final Set<Long> crossed = new HashSet<>();

    private final Predicate<Asn> isInside;

    CountingVisitor(
        StudyConfig config,
        AddressBook book,
        DetourCount.Setting ends,
        Consumer<? super ObservedPath> witness) {
      this.isInside =
          asn ->
              book.countryOf(asn).map(Sourced::value).filter(config.region()::contains).isPresent();
      this.setAside = new SetAside(config);
      this.announced = new Announced(book);
      this.witness = witness;
      this.config = config;
      this.counting = new Counting(config.region(), book, ends);
      this.multiverse = multiverse(config, book);
    }

    @Override
    public Optional<String> visit(ObservedPath path) {
      Optional<String> reason = setAside.reason(path);
      reason.ifPresentOrElse(counting::setAside, () -> keep(path));
      if (reason.filter(SetAside.OUTSIDE_REGION::equals).isPresent()) {
        counting.outside(path);
        if (path.destinationAsns().stream().anyMatch(isInside)) {
          meet(path);
        }
      }
      witness.accept(reason.map(path::discardedAs).orElse(path));
      return reason;
    }

    /**
     * A policy tells where a path goes, and not when and from which country: most are of others.
     */
    @Override
    public boolean wantsOthers(ObservedPath path) {
      return config.period().contains(path.timestamp())
          && path.viewpoint().country().filter(config.region()::contains).isPresent();
    }

    @Override
    public void visitOther(String policy, ObservedPath path) {
      multiverse.accept(policy, path);
    }

    private void meet(ObservedPath path) {
      path.viewpoint().asn().ifPresent(met::add);
      met.addAll(path.destinationAsns());
      path.asPath().steps().forEach(step -> met.addAll(step.asns()));
      crossed.addAll(path.exchanges());
    }

    private void keep(ObservedPath path) {
      meet(path);
      multiverse.accept(config.policy(), path);
      counting.keep(path);
      announced.compared(path).ifPresent(counting::compared);
    }
  }
}
