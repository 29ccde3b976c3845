package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.entrepot.stats.ConcentrationIndex;
import org.entrepot.stats.Interval;
import org.entrepot.study.Partition;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/**
 * In how few hands paths are, as a table for other programs, as {@link RankingCsv}, and as JSON.
 */
final class ConcentrationFile {
  static final String NAME = "concentration.csv";

  private ConcentrationFile() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out =
        new StringBuilder(
            "partition,index,value,ci_low,ci_high,as_seen,lower_bound,upper_bound,unknown,clusters,"
                + "evidence,estimand");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (Partition partition : study.rankings().partitions()) {
      for (ConcentrationIndex index : partition.indices()) {
        String name = synthetic ? Synthetic.WORD + " " + partition.name() : partition.name();
        out.append(RankingCsv.text(name)).append(',').append(index.kind().id());
        out.append(',').append(number(index.value()));
        out.append(',').append(number(index.interval().map(Interval::low).orElse(Double.NaN)));
        out.append(',').append(number(index.interval().map(Interval::high).orElse(Double.NaN)));
        out.append(',').append(number(index.asSeen()));
        out.append(',').append(number(index.lower().orElse(Double.NaN)));
        out.append(',').append(number(index.upper().orElse(Double.NaN)));
        out.append(',').append(number(partition.unknown()));
        out.append(',').append(partition.shares().clusters());
        out.append(',').append(partition.shares().evidence().name().toLowerCase(Locale.ROOT));
        out.append(',').append(RankingCsv.text(partition.shares().estimand().toString()));
        out.append(synthetic ? ",true\n" : "\n");
      }
    }
    return out.toString();
  }

  private static String number(double value) {
    return Figures.fraction(value).map(BigDecimal::toPlainString).orElse("");
  }

  static void into(ArrayNode all, List<Partition> partitions) {
    for (Partition partition : partitions) {
      ObjectNode node = all.addObject();
      node.put("partition", partition.name());
      node.put("denominator", SummaryJson.denominator(partition.shares().estimand()));
      SummaryJson.counts(node, partition.shares());
      if (!partition.indices().isEmpty()) {
        node.set("unknown", Json.fraction(partition.unknown()));
      }
      ArrayNode indices = node.putArray("indices");
      for (ConcentrationIndex index : partition.indices()) {
        ObjectNode one = indices.addObject();
        one.put("index", index.kind().id());
        one.set("value", Json.fraction(index.value()));
        index.interval().ifPresent(interval -> one.set("interval", Json.interval(interval)));
        one.set("as_seen", Json.fraction(index.asSeen()));
        index.lower().ifPresent(bound -> one.set("lower_bound", Json.fraction(bound)));
        index.upper().ifPresent(bound -> one.set("upper_bound", Json.fraction(bound)));
      }
      node.put("file", NAME);
    }
  }
}
