package org.entrepot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.entrepot.dataset.DataFile;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;

/**
 * One way to read one file, as a process of its own for {@code peers/run} to time: {@code results
 * FILE} reads every result into values, {@code unpack FILE} only decompresses, {@code duckdb FILE
 * THREADS} has DuckDB read the same fields by its typed {@code read_json}; its driver must be on
 * the class path.
 */
public final class ReadFile {
  private static final String QUERY =
      "SELECT count(*), sum(len(hop.result)), sum(list_sum([r.rtt FOR r IN hop.result])),"
          + " max(list_max([r.\"from\" FOR r IN hop.result])) FROM (SELECT unnest(result) AS hop FROM"
          + " read_json('%s', format = 'newline_delimited', columns = {fw: 'INT', mver: 'VARCHAR',"
          + " lts: 'INT', endtime: 'BIGINT', dst_name: 'VARCHAR', dst_addr: 'VARCHAR', src_addr:"
          + " 'VARCHAR', proto: 'VARCHAR', af: 'INT', size: 'INT', paris_id: 'INT', msm_id:"
          + " 'BIGINT', prb_id: 'BIGINT', timestamp: 'BIGINT', msm_name: 'VARCHAR', \"from\":"
          + " 'VARCHAR', type: 'VARCHAR', group_id: 'BIGINT', stored_timestamp: 'BIGINT', result:"
          + " 'STRUCT(hop INT, error VARCHAR, result STRUCT(\"from\" VARCHAR, rtt DOUBLE, size INT,"
          + " ttl INT, ittl INT, x VARCHAR, late INT, err VARCHAR, edst VARCHAR, dup BOOLEAN,"
          + " icmpext JSON)[])[]'}))";

  private ReadFile() {}

  /** Reads the file and says how much was found. */
  public static void main(String[] args) throws IOException, SQLException {
    PrintStream out = System.out;
    switch (args[0]) {
      case "results" -> out.println(results(Path.of(args[1])));
      case "unpack" -> out.println(unpack(Path.of(args[1])));
      case "duckdb" -> out.println(duckDb(args[1], Integer.parseInt(args[2])));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static long results(Path file) throws IOException {
    long kept = 0;
    try (Results results = Results.open(DataFile.of(file))) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        kept += p.get() instanceof Parsed.Kept ? 1 : 0;
      }
    }
    return kept;
  }

  private static long unpack(Path file) throws IOException {
    long bytes = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = DataFile.of(file).open()) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        bytes += n;
      }
    }
    return bytes;
  }

  private static String duckDb(String file, int threads) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      try (ResultSet row = statement.executeQuery(QUERY.formatted(file.replace("'", "''")))) {
        row.next();
        return row.getLong(1)
            + " hops, "
            + row.getLong(2)
            + " replies, "
            + row.getDouble(3)
            + " ms";
      }
    }
  }
}
