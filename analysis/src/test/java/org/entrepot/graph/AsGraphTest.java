package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class AsGraphTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
  }

  private static ObservedPath path(int probe, String... hops) {
    return TracePaths.with(book).path(SmallWorld.trace(probe, DESTINATION, hops));
  }

  private static ObservedLinks links(List<ObservedPath> paths) {
    ObservedLinks links = new ObservedLinks();
    paths.forEach(links::accept);
    return links;
  }

  private static String graphMl(ObservedLinks links, String name) {
    StringWriter out = new StringWriter();
    try {
      links.graph().writeGraphMl(out, asn -> name, asn -> Optional.of(new CountryCode("RS")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  /** The edges as "from to paths viewpoints exchangePaths". */
  private static List<String> edges(ObservedLinks links) throws Exception {
    List<String> edges = new ArrayList<>();
    NodeList all = parsed(graphMl(links, "x")).getElementsByTagName("edge");
    for (int i = 0; i < all.getLength(); i++) {
      Element edge = (Element) all.item(i);
      String words = edge.getTextContent().strip().replaceAll("\\s+", " ");
      edges.add(edge.getAttribute("source") + " " + edge.getAttribute("target") + " " + words);
    }
    return edges;
  }

  @Test
  void a_step_with_nothing_unknown_between_is_an_edge_counted_once_a_path() throws Exception {
    ObservedLinks links =
        links(
            List.of(
                path(1, "11.1.0.1", "11.2.0.1", DESTINATION),
                path(3, "11.3.0.1", "11.1.0.1", "11.1.0.2", "11.2.0.1", DESTINATION),
                path(1, "11.2.0.1", "*", "11.4.0.1", "*", DESTINATION)));
    assertThat(edges(links)).containsExactly("AS1 AS2 3 2 0", "AS2 AS9 2 2 0", "AS3 AS1 1 1 0");
    assertThat(links.graph().nodes()).isEqualTo(5);
    assertThat(links.graph().edges()).isEqualTo(3);
  }

  @Test
  void a_step_over_the_LAN_of_an_exchange_is_an_edge_between_its_members() throws Exception {
    ObservedLinks links =
        links(
            List.of(
                path(2, "11.2.0.1", "11.99.0.3", "11.3.0.1", DESTINATION),
                path(2, "11.2.0.1", "11.99.0.77", "11.3.0.1", DESTINATION)));
    assertThat(edges(links)).containsExactly("AS2 AS3 2 1 2", "AS3 AS9 2 1 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>&amp;\"'", "\u0000\u0007 bell", "\ud800 half", "\u202eabc", "]]>"})
  void any_name_gives_well_formed_GraphML(String name) throws Exception {
    String xml = graphMl(links(List.of(path(1, "11.2.0.1", DESTINATION))), name);
    Element node = (Element) parsed(xml).getElementsByTagName("node").item(0);
    assertThat(node.getAttribute("id")).isEqualTo("AS1");
    assertThat(node.getTextContent()).contains("RS");
  }

  @Test
  void what_is_said_of_the_whole_graph_stands_in_it_and_JGraphT_reads_the_rest() throws Exception {
    AsGraph graph = links(List.of(path(1, "11.2.0.1", DESTINATION))).graph();
    String words = "SYNTHETIC <b>&amp;\"' ]]> \u0007";
    StringWriter out = new StringWriter();
    graph.writeGraphMl(out, words, asn -> "x", asn -> Optional.empty());
    Graph<String, DefaultEdge> read = new DefaultDirectedGraph<>(DefaultEdge.class);
    GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
    importer.setVertexFactory(id -> id);
    importer.importGraph(read, new StringReader(out.toString()));
    assertThat(read.vertexSet()).containsExactlyInAnyOrder("AS1", "AS2", "AS9");
    assertThat(read.edgeSet()).hasSize(2);
    Document document = parsed(out.toString());
    Element key = (Element) document.getElementsByTagName("key").item(6);
    assertThat(key.getAttribute("for")).isEqualTo("graph");
    Element data = (Element) document.getElementsByTagName("data").item(0);
    assertThat(data.getAttribute("key")).isEqualTo(key.getAttribute("id"));
    assertThat(data.getParentNode().getNodeName()).isEqualTo("graph");
    for (Node said : List.of(data, document.getElementsByTagName("desc").item(0))) {
      assertThat(said.getTextContent()).isEqualTo(words.replace('\u0007', ' '));
    }
  }

  @Test
  void nothing_said_of_the_whole_graph_leaves_it_as_it_was() throws Exception {
    AsGraph graph = links(List.of(path(1, "11.2.0.1", DESTINATION))).graph();
    StringWriter plain = new StringWriter();
    StringWriter silent = new StringWriter();
    graph.writeGraphMl(plain, asn -> "x", asn -> Optional.empty());
    graph.writeGraphMl(silent, "", asn -> "x", asn -> Optional.empty());
    assertThat(silent.toString()).isEqualTo(plain.toString()).doesNotContain("desc");
  }

  @Test
  void a_writer_that_fails_is_told() {
    AsGraph graph = links(List.of(path(1, "11.2.0.1", DESTINATION))).graph();
    Writer failing =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void flush() throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> graph.writeGraphMl(failing, asn -> "", asn -> Optional.empty()))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void links_of_parts_combine_to_those_of_the_whole(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String[] hops = new String[random.nextInt(7)];
      for (int j = 0; j < hops.length; j++) {
        int as = random.nextInt(10);
        hops[j] = as == 0 ? "*" : as == 9 ? "11.99.0.3" : "11." + as + ".0." + random.nextInt(1, 5);
      }
      paths.add(path(random.nextInt(1, 5), hops));
    }
    String whole = graphMl(links(paths), "x");
    for (int trial = 0; trial < 20; trial++) {
      int cut = random.nextInt(paths.size() + 1);
      ObservedLinks left = links(paths.subList(0, cut));
      ObservedLinks right = links(paths.subList(cut, paths.size()));
      boolean swap = random.nextBoolean();
      ObservedLinks both = swap ? right.combine(left) : left.combine(right);
      assertThat(graphMl(both, "x")).as("seed %d, cut at %d", seed, cut).isEqualTo(whole);
    }
  }

  @Test
  void a_step_over_silent_hops_or_one_that_only_tables_tell_of_is_no_seen_link() {
    ObservedPath seen = path(1, "11.1.0.1", "11.2.0.1", DESTINATION);
    AsPath bridged =
        new AsPath(
            List.of(
                new AsPath.Network(new Asn(1), List.of(1), "lpm"),
                new AsPath.Network(new Asn(2), List.of(3), "lpm"),
                new AsPath.Network(new Asn(3), List.of(4), "lpm"),
                new AsPath.Network(new Asn(4), List.of(5), "inferred"),
                new AsPath.Network(new Asn(5), List.of(6), "lpm")));
    AsGraph graph = links(List.of(withSteps(seen, bridged))).graph();
    assertThat(graph.asJgrapht().edgeSet())
        .extracting(link -> link.from() + ">" + link.to())
        .containsExactly("AS2>AS3");
    assertThat(graph.asJgrapht().vertexSet())
        .containsExactly(new Asn(1), new Asn(2), new Asn(3), new Asn(5));
  }

  private static ObservedPath withSteps(ObservedPath path, AsPath steps) {
    return new ObservedPath(
        path.viewpoint(),
        path.measurementId(),
        path.timestamp(),
        path.family(),
        path.parisId(),
        path.destination(),
        path.destinationAsns(),
        path.reached(),
        steps,
        path.hops(),
        path.exchanges(),
        path.flags(),
        path.discarded());
  }
}
