package org.entrepot.graph;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.Asn;

/**
 * The AS paths of a routing table in MRT form (RFC 6396, TABLE_DUMP_V2, unicast): as much of the
 * form as a test wants. A path ends where a set of ASes stands in it.
 */
final class RibPaths {
  private static final int TABLE_DUMP_V2 = 13;
  private static final int AS_PATH = 2;
  private static final int SEQUENCE = 2;

  private RibPaths() {}

  static void read(DataFile file, Consumer<List<Asn>> paths) throws IOException {
    try (DataInputStream in = new DataInputStream(file.open())) {
      while (true) {
        try {
          in.readInt();
        } catch (EOFException e) {
          return;
        }
        int type = in.readUnsignedShort();
        int subtype = in.readUnsignedShort();
        ByteBuffer record = ByteBuffer.wrap(in.readNBytes(in.readInt()));
        if (type == TABLE_DUMP_V2 && (subtype == 2 || subtype == 4)) {
          entries(record, paths);
        }
      }
    }
  }

  private static void entries(ByteBuffer record, Consumer<List<Asn>> paths) {
    skip(record, 4);
    skip(record, (unsigned(record) + 7) / 8);
    for (int i = record.getShort() & 0xFFFF; i > 0; i--) {
      skip(record, 6);
      int end = record.position() + 2 + (record.getShort(record.position()) & 0xFFFF);
      skip(record, 2);
      while (record.position() < end) {
        boolean longForm = (unsigned(record) & 0x10) != 0;
        int type = unsigned(record);
        int length = longForm ? record.getShort() & 0xFFFF : unsigned(record);
        int next = record.position() + length;
        if (type == AS_PATH) {
          paths.accept(path(record, next));
        }
        record.position(next);
      }
    }
  }

  private static List<Asn> path(ByteBuffer record, int end) {
    List<Asn> path = new ArrayList<>();
    while (record.position() < end) {
      if (unsigned(record) != SEQUENCE) {
        return path;
      }
      for (int i = unsigned(record); i > 0; i--) {
        path.add(new Asn(record.getInt() & 0xFFFF_FFFFL));
      }
    }
    return path;
  }

  private static int unsigned(ByteBuffer record) {
    return record.get() & 0xFF;
  }

  private static void skip(ByteBuffer record, int bytes) {
    record.position(record.position() + bytes);
  }
}
