package org.entrepot.graph;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Neighbours;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.jgrapht.Graph;

/**
 * Autonomous systems and the steps between them, in the direction of the packets: those that paths
 * went through ({@link ObservedLinks#graph()}), those of which the business relationship is known
 * ({@link #known}), or both ({@link #with}). A step over a gap is none. What is not in the graph
 * was not seen; that does not mean that it does not exist.
 *
 * <p>It lies in a few arrays, ordered by AS number: some 30 bytes a step and 20 an AS. {@link
 * #asJgrapht()} shows it to every algorithm and exporter of JGraphT. Immutable, and safe for many
 * threads.
 */
public final class AsGraph {
  private static final List<Optional<Relationship>> KINDS =
      Stream.concat(
              Stream.of(Optional.<Relationship>empty()),
              Arrays.stream(Relationship.values()).map(Optional::of))
          .toList();

  private final Asn[] asns;
  private final Csr steps;
  private final long[] paths;
  private final int[] viewpoints;
  private final long[] exchangePaths;

  /** For each step the place of its relationship among the kinds. */
  private final byte[] relationships;

  /**
   * @param links in any order, and none twice
   * @param asns all ASes of the links, and any more
   */
  AsGraph(Collection<Link> links, SortedSet<Asn> asns) {
    this.asns = asns.toArray(Asn[]::new);
    long[] arcs = new long[links.size()];
    paths = new long[arcs.length];
    viewpoints = new int[arcs.length];
    exchangePaths = new long[arcs.length];
    relationships = new byte[arcs.length];
    int i = 0;
    for (Link link : links.stream().sorted(Link.ORDER).toList()) {
      arcs[i] = Csr.arc(node(link.from()), node(link.to()));
      paths[i] = link.paths();
      viewpoints[i] = link.viewpoints();
      exchangePaths[i] = link.exchangePaths();
      relationships[i] = (byte) KINDS.indexOf(link.relationship());
      i++;
    }
    steps = Csr.of(this.asns.length, arcs);
  }

  /**
   * All relationships that the files of an address book know: two steps for each two neighbours,
   * one each way, seen on no path.
   */
  public static AsGraph known(AddressBook book) {
    return merged(Stream.empty(), Stream.empty(), book);
  }

  /** The same steps, each with the relationship that the files of an address book know of it. */
  public AsGraph labelled(AddressBook book) {
    return new AsGraph(
        links().map(link -> link.as(book.relationship(link.from(), link.to()))).toList(),
        new TreeSet<>(asns()));
  }

  /** This graph and {@link #known} in one: what was seen keeps its counts. */
  public AsGraph with(AddressBook book) {
    return merged(asns().stream(), labelled(book).links(), book);
  }

  private static AsGraph merged(Stream<Asn> asns, Stream<Link> seen, AddressBook book) {
    SortedSet<Asn> all = new TreeSet<>(asns.toList());
    List<Link> links = new ArrayList<>(seen.toList());
    Set<Link> counted = new TreeSet<>(Link.ORDER);
    counted.addAll(links);
    book.neighbours()
        .forEach(
            both -> {
              all.add(both.asn());
              all.add(both.other());
              bothWays(both).filter(link -> !counted.contains(link)).forEach(links::add);
            });
    return new AsGraph(links, all);
  }

  private static Stream<Link> bothWays(Neighbours both) {
    Relationship there = both.relationship();
    return Stream.of(
        new Link(both.asn(), both.other(), 0, 0, 0, Optional.of(there)),
        new Link(both.other(), both.asn(), 0, 0, 0, Optional.of(there.reversed())));
  }

  /** Number of ASes. */
  public int nodes() {
    return asns.length;
  }

  /** Number of steps from one AS to another. */
  public int edges() {
    return steps.arcs();
  }

  /** The ASes in order of their numbers. */
  public List<Asn> asns() {
    return Collections.unmodifiableList(Arrays.asList(asns));
  }

  /** The steps in order of their AS numbers. */
  public Stream<Link> links() {
    return IntStream.range(0, nodes())
        .boxed()
        .flatMap(
            node -> IntStream.range(steps.from(node), steps.to(node)).mapToObj(s -> link(node, s)));
  }

  /** The step from one AS to another, if it is in the graph. */
  public Optional<Link> link(Asn from, Asn to) {
    int tail = node(from);
    int head = node(to);
    int step = tail < 0 || head < 0 ? -1 : steps.find(tail, head);
    return step < 0 ? Optional.empty() : Optional.of(link(tail, step));
  }

  /**
   * The graph as JGraphT's own kind of graph, for its algorithms and exporters: directed, its
   * vertices and edges in order of the AS numbers. It is a view, and what would change it throws an
   * {@link UnsupportedOperationException}.
   */
  public Graph<Asn, Link> asJgrapht() {
    return new JgraphtView(this);
  }

  /**
   * Writes the graph as GraphML (http://graphml.graphdrawing.org/), nodes and edges in order of
   * their AS numbers.
   *
   * @param name the name of an AS
   * @param country the country of an AS
   * @throws IOException if the writer fails
   */
  public void writeGraphMl(
      Writer out, Function<Asn, String> name, Function<Asn, Optional<CountryCode>> country)
      throws IOException {
    writeGraphMl(out, "", name, country);
  }

  /**
   * The same with something said of the whole graph: its {@code desc}, and an attribute {@code
   * description}, which is what other programs keep.
   *
   * @param description nothing is said if it is empty
   * @throws IOException if the writer fails
   */
  public void writeGraphMl(
      Writer out,
      String description,
      Function<Asn, String> name,
      Function<Asn, Optional<CountryCode>> country)
      throws IOException {
    new GraphMl(name, country).write(asJgrapht(), description, out);
  }

  /** The place of an AS in the order of numbers, or a negative number if it is not here. */
  int node(Asn asn) {
    return Arrays.binarySearch(asns, asn);
  }

  /**
   * The place of an AS that has to be here.
   *
   * @throws IllegalArgumentException if it is not
   */
  int nodeOf(Asn asn) {
    int node = node(asn);
    if (node < 0) {
      throw new IllegalArgumentException(asn + " is not in the graph");
    }
    return node;
  }

  Asn asn(int node) {
    return asns[node];
  }

  Csr steps() {
    return steps;
  }

  /** What the tail of a step is to its head, where that is known. */
  Optional<Relationship> relationship(int step) {
    return KINDS.get(relationships[step]);
  }

  Link link(int tail, int step) {
    return new Link(
        asns[tail],
        asns[steps.head(step)],
        paths[step],
        viewpoints[step],
        exchangePaths[step],
        relationship(step));
  }
}
