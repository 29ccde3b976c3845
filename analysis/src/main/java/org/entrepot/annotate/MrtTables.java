package org.entrepot.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Prefix;

/**
 * Routing tables in MRT, as the collectors of RIPE RIS and RouteViews publish them: records of type
 * TABLE_DUMP_V2 and, in old ones, TABLE_DUMP (<a href="https://www.rfc-editor.org/rfc/rfc6396">RFC
 * 6396</a>, sections 4.2 and 4.3), with several paths a peer too (RFC 8050). Of a record that is at
 * fault the routes before the fault are kept, and of a route that is, those behind it too.
 */
final class MrtTables implements Source<RoutingTable> {
  static final String LICENCE =
      "Collectors of routes: upstream terms apply; none are stated in the file.";

  /** No honest record is longer: it would hold tens of thousands of routes. */
  static final int LONGEST_RECORD = 1 << 24;

  private static final int HEADER = 12;
  private static final int TABLE_DUMP = 12;
  private static final int TABLE_DUMP_V2 = 13;
  private static final int EXCERPT = 32;

  private static final String CUT_SHORT = "record cut short";
  private static final String ATTRIBUTES = "attributes of a route cut short";
  private static final String PATH = "AS path cut short";

  private static final int AS_PATH = 2;
  private static final int AS4_PATH = 17;
  private static final int EXTENDED_LENGTH = 0x10;

  @Override
  public String format() {
    return "MRT routing table (TABLE_DUMP or TABLE_DUMP_V2)";
  }

  @Override
  public String licence() {
    return LICENCE;
  }

  @Override
  public boolean recognises(Head head) {
    byte[] start = head.bytes(HEADER);
    if (start.length < HEADER || start[4] != 0 || start[6] != 0) {
      return false;
    }
    int subtype = start[7];
    int kinds = start[5] == TABLE_DUMP ? 4 : start[5] == TABLE_DUMP_V2 ? 12 : 0;
    return subtype >= 1 && subtype <= kinds;
  }

  @Override
  public Optional<String> date(Head head) {
    try {
      byte[] start = head.bytes(HEADER);
      return BgpdumpLines.day(new Octets(start, 0, start.length, CUT_SHORT).four());
    } catch (Rejected e) {
      return Optional.empty();
    }
  }

  @Override
  public RoutingTable read(Content content) throws IOException {
    RoutingTable.Builder table = new RoutingTable.Builder();
    walk(content, table);
    return table.build();
  }

  static void walk(Content content, RouteTaker taker) throws IOException {
    new Walk(content, taker).toEnd();
  }

  /** One pass through one file. */
  private static final class Walk {
    private final Content content;
    private final RouteTaker taker;
    private final RawPath path = new RawPath();
    private final RawPath wide = new RawPath();
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private long[] peers = new long[0];

    Walk(Content content, RouteTaker taker) {
      this.content = content;
      this.taker = taker;
    }

    void toEnd() throws IOException {
      InputStream in = content.bytes(this::excerpt);
      while (true) {
        length = in.readNBytes(bytes, 0, HEADER);
        if (length == 0) {
          return;
        }
        content.nextRecord();
        if (length < HEADER) {
          content.fault(CUT_SHORT);
          return;
        }
        try {
          if (!body(in)) {
            return;
          }
          Octets header = new Octets(bytes, 4, HEADER, CUT_SHORT);
          dispatch(header.two(), header.two(), new Octets(bytes, HEADER, length, CUT_SHORT));
        } catch (Rejected e) {
          content.fault(e.reason());
        }
      }
    }

    /** Reads the body of a record behind its header; false if the file ends within it. */
    private boolean body(InputStream in) throws IOException, Rejected {
      long stated = new Octets(bytes, 8, HEADER, CUT_SHORT).four();
      if (stated > LONGEST_RECORD) {
        in.skip(stated); // to the end, if the number is wrong
        throw new Rejected("record longer than " + LONGEST_RECORD + " bytes");
      }
      int end = HEADER + (int) stated;
      while (length < end) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, length * 2); // not before there are so many
        }
        int read = in.readNBytes(bytes, length, Math.min(end, bytes.length) - length);
        if (read == 0) {
          content.fault(CUT_SHORT);
          return false;
        }
        length += read;
      }
      return true;
    }

    private String excerpt() {
      return "bytes " + HexFormat.of().formatHex(bytes, 0, Math.min(length, HEADER + EXCERPT));
    }

    private void dispatch(int type, int subtype, Octets body) throws Rejected {
      if (type == TABLE_DUMP) {
        switch (subtype) {
          case 1 -> oldRoute(Family.IPV4, false, body);
          case 2 -> oldRoute(Family.IPV6, false, body);
          // Not in the RFC, but in files of some collectors: AS numbers of 32 bits.
          case 3 -> oldRoute(Family.IPV4, true, body);
          case 4 -> oldRoute(Family.IPV6, true, body);
          default -> throw new Rejected("TABLE_DUMP record of another kind");
        }
      } else if (type == TABLE_DUMP_V2) {
        switch (subtype) {
          case 1 -> peers(body);
          case 2 -> routes(Family.IPV4, false, body);
          case 4 -> routes(Family.IPV6, false, body);
          case 8 -> routes(Family.IPV4, true, body);
          case 10 -> routes(Family.IPV6, true, body);
          case 3, 5, 9, 11 -> throw new Rejected("multicast routes");
          case 7 -> {} // where the peers are: nothing that is asked here
          default -> throw new Rejected("TABLE_DUMP_V2 record of another kind");
        }
      } else {
        throw new Rejected("not of a routing table");
      }
    }

    private void peers(Octets body) throws Rejected {
      body.skip(4); // the collector's identifier
      body.skip(body.two()); // the name of the view
      int count = body.two();
      long[] asns = new long[count];
      for (int i = 0; i < count; i++) {
        int type = body.one();
        body.skip(4 + ((type & 1) == 0 ? 4 : 16));
        asns[i] = (type & 2) == 0 ? body.two() : body.four();
      }
      peers = asns;
    }

    private void routes(Family family, boolean numberedPaths, Octets body) throws Rejected {
      body.skip(4); // the record's number
      Prefix prefix = body.prefix(family);
      int count = body.two();
      for (int i = 0; i < count; i++) {
        int peer = body.two();
        body.skip(numberedPaths ? 8 : 4); // when it was heard, and which path it is
        Octets attributes = body.part(body.two(), ATTRIBUTES);
        try {
          if (peer >= peers.length) {
            throw new Rejected("route of a peer that is in no table of peers");
          }
          route(peers[peer], prefix, attributes, true);
        } catch (Rejected e) {
          content.fault(e.reason());
        }
      }
      if (!body.isEmpty()) {
        throw new Rejected("bytes behind the last route of a record");
      }
    }

    private void oldRoute(Family family, boolean wideNumbers, Octets body) throws Rejected {
      body.skip(4); // the view and the record's number
      Prefix prefix = body.paddedPrefix(family);
      body.skip(1 + 4 + family.bits() / 8); // status, when it was heard, the peer's address
      long peer = wideNumbers ? body.four() : body.two();
      route(peer, prefix, body.part(body.two(), ATTRIBUTES), wideNumbers);
    }

    private void route(long peer, Prefix prefix, Octets attributes, boolean wideNumbers)
        throws Rejected {
      path.clear();
      wide.clear();
      while (!attributes.isEmpty()) {
        int flags = attributes.one();
        int type = attributes.one();
        int size = (flags & EXTENDED_LENGTH) == 0 ? attributes.one() : attributes.two();
        Octets value = attributes.part(size, PATH);
        if (type == AS_PATH) {
          read(value, wideNumbers, path);
        } else if (type == AS4_PATH && !wideNumbers) {
          read(value, true, wide);
        }
      }
      path.widen(wide);
      taker.take(peer, prefix, path);
      content.taken();
    }

    private static void read(Octets value, boolean wideNumbers, RawPath path) throws Rejected {
      path.clear();
      while (!value.isEmpty()) {
        int type = value.one();
        int count = value.one();
        RawPath.Segment segment =
            RawPath.Segment.ofType(type)
                .orElseThrow(() -> new Rejected("AS path with an unknown segment"));
        path.open(segment);
        for (int i = 0; i < count; i++) {
          path.step(wideNumbers ? value.four() : value.two());
        }
        path.close(segment);
      }
    }
  }
}
