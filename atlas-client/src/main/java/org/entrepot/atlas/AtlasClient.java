package org.entrepot.atlas;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.entrepot.result.Parsed;

/**
 * Reads from RIPE Atlas, by its REST API, version 2, and has it measure. One client serves any
 * number of threads.
 *
 * <p>Lists are streams that ask for a page when it is needed, and nothing before the stream is
 * read. Results are streams in constant memory: close them, or read them to their end.
 *
 * <p>What fails and may pass is asked for again, up to {@linkplain AtlasClientBuilder#attempts five
 * times}: a connection that is refused, breaks or ends too early, and the statuses 429, 500, 502,
 * 503 and 504. Between two attempts lie a quarter to half a second, then twice that, and so on up
 * to half a minute; or what the service asks for by {@code Retry-After}, up to the client's
 * {@linkplain AtlasClientBuilder#patience patience}. After a 429 no thread of the client asks
 * anything until the time is over. Never repeated are other refusals, which would come again; an
 * answer that does not come in time, which the service is still at work on; an unknown host; a
 * failure of TLS; an answer that is whole but wrong; a stream of results that breaks once it has
 * begun, which would give some twice; and whatever is interrupted. An interrupt ends all waiting at
 * once.
 *
 * <p>What changes something wants a key. It is repeated like that where twice is the same as once.
 * What makes measurements, or spends credits, is sent once; see {@link
 * AtlasException#mayHaveHappened}.
 *
 * <p>All methods throw {@link AtlasException}; those that give a stream do so while it is read.
 */
public final class AtlasClient implements AutoCloseable {
  private final HttpUrl base;
  private final HttpUrl archive;
  private final Transport transport;
  private final LiveStreams streams;
  private final Orders orders;

  AtlasClient(HttpUrl base, HttpUrl archive, Transport transport, LiveStreams streams) {
    this.base = base;
    this.archive = archive;
    this.transport = transport;
    this.streams = streams;
    this.orders = new Orders(base, transport);
  }

  /** A client of the public service without a key, which sees all that is public. */
  public static AtlasClient create() {
    return builder().build();
  }

  /** Settings for another client. */
  public static AtlasClientBuilder builder() {
    return new AtlasClientBuilder();
  }

  /** The probes that the query names. */
  public Stream<Probe> probes(ProbeQuery query) {
    return list("probes/", query.parameters(), Probe::of);
  }

  /** Of the key's owner's own probes, those that the query names. */
  public Stream<Probe> myProbes(ProbeQuery query) {
    return list("probes/my/", query.parameters(), Probe::of);
  }

  /** How many probes the query names, which takes one request and not the whole list. */
  public long count(ProbeQuery query) {
    return count("probes/", query.parameters());
  }

  /** One probe; empty if there is none of this number. */
  public Optional<Probe> probe(long id) {
    return find("probes/" + id + "/", Probe::of);
  }

  /** All probes as they were on a day. */
  public Stream<Probe> probesOn(LocalDate day) {
    Parameters date = Parameters.none("id__in").with("date", day.toString());
    return list("probes/archive/", date, Probe::of);
  }

  /** All tags of probes. */
  public Stream<Tag> probeTags() {
    return list("probes/tags/", Parameters.none("id__in"), Tag::of);
  }

  /** One tag of probes; empty if there is none of this slug. */
  public Optional<Tag> probeTag(String slug) {
    return find("probes/tags/" + Options.tag(slug) + "/", Tag::of);
  }

  /** The anchors that the query names. */
  public Stream<Anchor> anchors(AnchorQuery query) {
    return list("anchors/", query.parameters(), Anchor::of);
  }

  /** How many anchors the query names, which takes one request and not the whole list. */
  public long count(AnchorQuery query) {
    return count("anchors/", query.parameters());
  }

  /** One anchor; empty if there is none of this number. */
  public Optional<Anchor> anchor(long id) {
    return find("anchors/" + id + "/", Anchor::of);
  }

  /** All measurements in which anchors measure each other. */
  public Stream<AnchorMeasurement> anchorMeasurements() {
    return list("anchor-measurements/", Parameters.none("id__in"), AnchorMeasurement::of);
  }

  /** The measurements that the query names. */
  public Stream<Measurement> measurements(MeasurementQuery query) {
    return list("measurements/", query.parameters(), Measurement::of);
  }

  /** Of the key's owner's own measurements, those that the query names. */
  public Stream<Measurement> myMeasurements(MeasurementQuery query) {
    return list("measurements/my/", query.parameters(), Measurement::of);
  }

  /** How many measurements the query names, which takes one request and not the whole list. */
  public long count(MeasurementQuery query) {
    return count("measurements/", query.parameters());
  }

  /** One measurement; empty if there is none of this number. */
  public Optional<Measurement> measurement(long id) {
    return find("measurements/" + id + "/", Measurement::of);
  }

  /** All tags of measurements. */
  public Stream<Tag> measurementTags() {
    return list("measurements/tags/", Parameters.none("id__in"), Tag::of);
  }

  /**
   * The results that the query names, read from the network as the stream is read and not faster,
   * in constant memory. What is broken among them is one {@link Parsed.Rejected}. Close the stream,
   * or read it to its end.
   */
  public Stream<Parsed> results(ResultQuery query) {
    HttpUrl at = at("measurements/" + query.measurementId() + "/results/");
    return ResultWalk.walk(transport, query.parameters().urls(at));
  }

  /** The latest results that the query names, otherwise like {@link #results}. */
  public Stream<Parsed> latestResults(LatestQuery query) {
    HttpUrl at = at("measurements/" + query.measurementId() + "/latest/");
    return ResultWalk.walk(transport, query.parameters().urls(at));
  }

  /**
   * Results and changes as they happen, until the stream is closed. Returns when the connection
   * stands and the subscriptions are sent; a failure to get there is repeated as for any request,
   * and then thrown.
   */
  public LiveStream stream(StreamQuery... queries) {
    return stream(StreamOptions.defaults(), queries);
  }

  /** Like {@link #stream(StreamQuery...)}, with other limits than the usual ones. */
  public LiveStream stream(StreamOptions options, StreamQuery... queries) {
    transport.wantOnline(Asked.reading(streams.shown()));
    return streams.open(options, List.of(queries), this::fill);
  }

  private Stream<Parsed> fill(ResultQuery query) {
    HttpUrl at = at("measurements/" + query.measurementId() + "/results/");
    return ResultWalk.walk(transport, transport::fill, query.parameters().urls(at));
  }

  /** Downloads with the {@linkplain DownloadOptions#defaults() options} that suit the service. */
  public DownloadSummary download(List<ResultQuery> queries, Path file) throws IOException {
    return download(queries, file, DownloadOptions.defaults());
  }

  /**
   * Brings all results of some queries into a file of JSON Lines, compressed if its name ends in
   * {@code .gz}, in the order of time, probe, measurement and text, each result once. Windows of
   * time are fetched in parallel; what breaks is asked for again, and halved if it keeps breaking.
   *
   * <p>A call that ended before it was done, however that was, is gone on with by the same call:
   * the file is then byte for byte that of an unbroken one. Called again behind its end it brings
   * what is new: times that were in the future, and what was uploaded late, for as long as the
   * options say. A query without a stop goes up to now, and one without a start from the
   * measurement's.
   *
   * <p>Beside the file stands a folder of its name and {@code .download} with what this takes; who
   * deletes it has a file like any other. Texts that are no result, if there are any, stand in the
   * file with {@code .rejected} behind its name.
   *
   * @throws IOException if the disk cannot be written, another download to the file is under way,
   *     or the file is there and is not what a download of the same queries left
   */
  public DownloadSummary download(List<ResultQuery> queries, Path file, DownloadOptions options)
      throws IOException {
    return download(queries, file, options, new Disk());
  }

  DownloadSummary download(List<ResultQuery> queries, Path file, DownloadOptions options, Disk disk)
      throws IOException {
    return new ResultDownload(transport, base, this::measurement, disk, queries, file, options)
        .run();
  }

  /**
   * The results of a day in the archive, read like {@link #results}: at the pace of the reader, in
   * constant memory. The key is never sent there. A file that is not there, as of hours that the
   * archive does not have yet or any more, is an {@link AtlasException.Refused} with status 404.
   */
  public Stream<Parsed> dump(DumpQuery query) {
    ResultWalk.Opening opening =
        url ->
            query.isOfAll()
                ? transport.archiveStream(url)
                : PickedLines.of(transport.archiveStream(url), transport.shown(url), query::wants);
    return ResultWalk.walk(transport, opening, query.urls(archive));
  }

  /** Where the files of the archive are that a query reads, in the order of their hours. */
  public List<URI> dumpUrls(DumpQuery query) {
    return query.urls(archive).stream().map(HttpUrl::uri).toList();
  }

  /** How a ping measurement goes, in short. */
  public StatusCheck statusCheck(StatusCheckQuery query) {
    HttpUrl at = at("measurements/" + query.measurementId() + "/status-check/");
    return get(query.parameters().urls(at).get(0), StatusCheck::of);
  }

  /** The credits of the key's owner. */
  public Credits credits() {
    return get(at("credits/"), Credits::of);
  }

  /** All that came into the account of credits and went out of it, the latest first. */
  public Stream<CreditTransaction> creditTransactions() {
    return transactions(Parameters.none("id__in"));
  }

  /**
   * The transactions of type {@code admin}, the latest first: these are the credits that came from
   * other users or went to them, and corrections by the RIPE NCC.
   */
  public Stream<CreditTransaction> creditTransfers() {
    return transactions(Parameters.none("id__in").with("type", "admin"));
  }

  private Stream<CreditTransaction> transactions(Parameters parameters) {
    return list("credits/transactions/", parameters.with("sort", "-date"), CreditTransaction::of);
  }

  /** The keys of the key's owner. */
  public Stream<ApiKey> keys() {
    return list("keys/", Parameters.none("id__in"), ApiKey::of);
  }

  /**
   * Thinks through measurements that are to be made: what they are in words, and what they will
   * cost. Nothing is sent until the proposal is submitted.
   *
   * @throws IllegalArgumentException if no probes are asked for, or the stop is past
   */
  public Proposal propose(MeasurementRequest request) {
    return new Proposal(this, orders, request);
  }

  /** Stops a measurement of the key's owner. */
  public void stop(long measurement) {
    orders.delete("measurements/" + measurement + "/");
  }

  /** Gives a measurement another description. */
  public Measurement describe(long measurement, String description) {
    Options change = Options.NONE.withText("description", description);
    return orders.change("measurements/" + measurement + "/", change.node(), Measurement::of);
  }

  /** Lets everybody see a measurement and its results, which cannot be undone. */
  public Measurement publish(long measurement) {
    Options change = Options.NONE.with("is_public", true);
    return orders.change("measurements/" + measurement + "/", change.node(), Measurement::of);
  }

  /** The tags of a measurement of the key's owner. */
  public Stream<String> tags(long measurement) {
    String path = "measurements/" + measurement + "/tags/";
    return list(path, Parameters.none("id__in"), MeasurementTags::of);
  }

  /** Adds a tag to a measurement. */
  public void addTag(long measurement, String tag) {
    MeasurementTags.add(orders, measurement, tag);
  }

  /** Takes a tag away from a measurement. */
  public void removeTag(long measurement, String tag) {
    orders.delete("measurements/" + measurement + "/tags/" + Options.tag(tag) + "/");
  }

  /** All requests so far that probes take part in a measurement, or do so no longer. */
  public Stream<ParticipationRequest> participationRequests(long measurement) {
    String path = "measurements/" + measurement + "/participation-requests/";
    return list(path, Parameters.none("id__in"), ParticipationRequest::of);
  }

  /** One request that probes take part in a measurement; empty if there is none of this number. */
  public Optional<ParticipationRequest> participationRequest(long id) {
    return find("participation-requests/" + id + "/", ParticipationRequest::of);
  }

  /**
   * What more probes of a measurement cost a day, or once if it is measured once, by what the
   * measurement says of itself. An estimate: each is taken to answer each time.
   *
   * @throws IllegalArgumentException if the measurement does not say what a result costs or how
   *     often it is measured
   */
  public static long creditsPerDayOf(Measurement measurement, ProbeSource... sources) {
    return Participation.creditsPerDay(measurement, List.of(sources));
  }

  /**
   * Has more probes take part in a measurement, if what they cost a day, or once if it is measured
   * once, is not more than this by what the measurement says of itself.
   *
   * @return the numbers of the requests
   * @throws IllegalArgumentException if it is more, or the measurement does not say what a result
   *     costs or how often it is measured; nothing has been sent
   */
  public List<Long> addProbes(
      Measurement measurement, long mostCreditsPerDay, ProbeSource... sources) {
    return Participation.add(orders, measurement, mostCreditsPerDay, List.of(sources));
  }

  /**
   * Has probes take part in a measurement no longer.
   *
   * @return the number of the request
   */
  public List<Long> removeProbes(long measurement, Collection<Long> probes) {
    return Participation.remove(orders, measurement, probes);
  }

  /** All groups of measurements. */
  public Stream<MeasurementGroup> measurementGroups() {
    return list("measurements/groups/", Parameters.none("id__in"), MeasurementGroup::of);
  }

  /** The group that a measurement leads; empty if it leads none. */
  public Optional<MeasurementGroup> measurementGroup(long id) {
    return find("measurements/groups/" + id + "/", MeasurementGroup::of);
  }

  /** Stops all measurements of a group. */
  public void stopGroup(long id) {
    orders.delete("measurements/groups/" + id + "/");
  }

  /** Sets something of a probe of the key's owner. */
  public void changeProbe(long id, ProbeSettings settings) {
    orders.change("probes/" + id + "/private/", settings.node());
  }

  /** Credits that may go to another user, by the e-mail address. Nothing is sent yet. */
  public CreditTransfer proposeTransfer(String recipient, long amount) {
    return new CreditTransfer(orders, recipient, amount);
  }

  /** Makes another API key, which the service shows in whole this time only. */
  public ApiKey createKey(KeySettings settings) {
    return orders.make("keys/", settings.node(), "look at keys before you ask again", ApiKey::of);
  }

  /** Sets something of an API key. */
  public ApiKey changeKey(ApiKey key, KeySettings settings) {
    return orders.change("keys/" + key.publicPart() + "/", settings.node(), ApiKey::of);
  }

  /** Takes an API key away for good. */
  public void deleteKey(ApiKey key) {
    orders.delete("keys/" + key.publicPart() + "/");
  }

  /**
   * Fetches files from anywhere, with this client's settings and manners and never with its key.
   */
  public Downloads downloads() {
    return new Downloads(transport);
  }

  private HttpUrl at(String path) {
    return base.newBuilder().addPathSegments(path).build();
  }

  private <T> Stream<T> list(String path, Parameters parameters, Documents.Factory<T> factory) {
    List<HttpUrl> urls = parameters.urls(at(path));
    return Pages.walk(transport, urls, factory);
  }

  private long count(String path, Parameters parameters) {
    return parameters.withPageSize(1).urls(at(path)).stream()
        .mapToLong(url -> transport.document(url, Documents::count))
        .sum();
  }

  private <T> T get(HttpUrl url, Documents.Factory<T> factory) {
    return transport.document(url, in -> Documents.object(in, factory));
  }

  /** Only the API's own word counts as "there is none"; a gateway's 404 is a refusal. */
  private <T> Optional<T> find(String path, Documents.Factory<T> factory) {
    try {
      return Optional.of(get(at(path), factory));
    } catch (AtlasException.Refused refused) {
      if (refused.status() == 404 && refused.isOfTheApi()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Ends all requests and streams. What is asked later is an {@link IllegalStateException}. */
  @Override
  public void close() {
    streams.close();
    transport.close();
  }

  /** Where the client asks, and whether it has a key. */
  @Override
  public String toString() {
    return "AtlasClient[" + base + ", " + transport.secret() + "]";
  }
}
