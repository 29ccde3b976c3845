package org.entrepot.graph;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.ExportException;
import org.jgrapht.nio.graphml.GraphMLExporter;

/**
 * The autonomous systems that paths went through, and the steps between them in the direction of
 * the packets. A step over a gap is none. What is not in the graph was not seen; that does not mean
 * that it does not exist.
 */
public final class AsGraph {
  private static final String GRAPH = "<graph edgedefault=\"directed\">";

  private final Graph<Asn, Link> graph = new DefaultDirectedGraph<>(Link.class);

  AsGraph(List<Link> links, SortedSet<Asn> asns) {
    asns.forEach(graph::addVertex);
    links.forEach(link -> graph.addEdge(link.from(), link.to(), link));
  }

  /** Number of ASes. */
  public int nodes() {
    return graph.vertexSet().size();
  }

  /** Number of steps from one AS to another that were seen. */
  public int edges() {
    return graph.edgeSet().size();
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
    if (description.isEmpty()) {
      export(out, name, country);
    } else {
      // JGraphT's exporter knows of attributes of the graph and writes none.
      StringWriter plain = new StringWriter();
      export(plain, name, country);
      out.write(described(plain.toString(), description));
    }
  }

  private static String described(String graphMl, String description) {
    int at = graphMl.indexOf(GRAPH);
    if (at < 0) {
      throw new IllegalStateException("there is no graph in " + graphMl);
    }
    String text =
        printable(description).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return graphMl.substring(0, at)
        + "<key id=\"description\" for=\"graph\" attr.name=\"description\""
        + " attr.type=\"string\"/>\n    "
        + GRAPH
        + "\n        <desc>"
        + text
        + "</desc>\n        <data key=\"description\">"
        + text
        + "</data>"
        + graphMl.substring(at + GRAPH.length());
  }

  private void export(
      Writer out, Function<Asn, String> name, Function<Asn, Optional<CountryCode>> country)
      throws IOException {
    GraphMLExporter<Asn, Link> exporter = new GraphMLExporter<>(Asn::toString);
    exporter.setEdgeIdProvider(link -> link.from() + "-" + link.to());
    register(exporter, "label", GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    register(exporter, "asn", GraphMLExporter.AttributeCategory.NODE, AttributeType.LONG);
    register(exporter, "country", GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    register(exporter, "paths", GraphMLExporter.AttributeCategory.EDGE, AttributeType.LONG);
    register(exporter, "viewpoints", GraphMLExporter.AttributeCategory.EDGE, AttributeType.INT);
    register(exporter, "exchangePaths", GraphMLExporter.AttributeCategory.EDGE, AttributeType.LONG);
    exporter.setVertexAttributeProvider(
        asn -> {
          Map<String, Attribute> attributes = new LinkedHashMap<>();
          attributes.put("label", DefaultAttribute.createAttribute(printable(name.apply(asn))));
          attributes.put("asn", DefaultAttribute.createAttribute(asn.value()));
          country
              .apply(asn)
              .ifPresent(
                  code -> attributes.put("country", DefaultAttribute.createAttribute(code.code())));
          return attributes;
        });
    exporter.setEdgeAttributeProvider(
        link -> {
          Map<String, Attribute> attributes = new LinkedHashMap<>();
          attributes.put("paths", DefaultAttribute.createAttribute(link.paths()));
          attributes.put("viewpoints", DefaultAttribute.createAttribute(link.viewpoints()));
          attributes.put("exchangePaths", DefaultAttribute.createAttribute(link.exchangePaths()));
          return attributes;
        });
    try {
      exporter.exportGraph(graph, out);
    } catch (ExportException e) {
      throw new IOException("the AS graph could not be written: " + e.getMessage(), e);
    }
  }

  private static void register(
      GraphMLExporter<Asn, Link> exporter,
      String name,
      GraphMLExporter.AttributeCategory category,
      AttributeType type) {
    exporter.registerAttribute(name, category, type);
  }

  /** XML 1.0 has no form for control characters, not even escaped. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ");
  }
}
