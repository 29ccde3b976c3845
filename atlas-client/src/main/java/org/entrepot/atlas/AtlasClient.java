package org.entrepot.atlas;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.entrepot.result.Parsed;

/**
 * Reads from RIPE Atlas, by its REST API, version 2. One client serves any number of threads.
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
 * <p>All methods throw {@link AtlasException}; those that give a stream do so while it is read.
 */
public final class AtlasClient implements AutoCloseable {
  private final HttpUrl base;
  private final Transport transport;
  private final LiveStreams streams;

  AtlasClient(HttpUrl base, Transport transport, LiveStreams streams) {
    this.base = base;
    this.transport = transport;
    this.streams = streams;
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

  /** The anchors that the query names. */
  public Stream<Anchor> anchors(AnchorQuery query) {
    return list("anchors/", query.parameters(), Anchor::of);
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
    return streams.open(options, List.of(queries), this::results);
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

  private HttpUrl at(String path) {
    return base.newBuilder().addPathSegments(path).build();
  }

  private <T> Stream<T> list(String path, Parameters parameters, Documents.Factory<T> factory) {
    List<HttpUrl> urls = parameters.urls(at(path));
    return Pages.walk(transport, urls, factory);
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
