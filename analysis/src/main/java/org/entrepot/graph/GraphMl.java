package org.entrepot.graph;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.jgrapht.Graph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.ExportException;
import org.jgrapht.nio.graphml.GraphMLExporter;

/**
 * Writes a graph of ASes as GraphML.
 *
 * @param name the name of an AS
 * @param country the country of an AS
 */
record GraphMl(Function<Asn, String> name, Function<Asn, Optional<CountryCode>> country) {
  private static final String GRAPH = "<graph edgedefault=\"directed\">";

  /** Writes it, with something said of the whole graph unless that is empty. */
  void write(Graph<Asn, Link> graph, String description, Writer out) throws IOException {
    if (description.isEmpty()) {
      export(graph, out);
    } else {
      // JGraphT's exporter knows of attributes of the graph and writes none.
      StringWriter plain = new StringWriter();
      export(graph, plain);
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

  private void export(Graph<Asn, Link> graph, Writer out) throws IOException {
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
