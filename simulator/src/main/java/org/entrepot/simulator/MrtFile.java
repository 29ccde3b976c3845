package org.entrepot.simulator;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.entrepot.net.IpAddress;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Prefix;

/**
 * A gzip file of a routing table in MRT while it is being written: records of type TABLE_DUMP_V2
 * (RFC 6396, section 4.3), first the table of peers, then one for each prefix.
 */
final class MrtFile implements Closeable {
  private static final int TABLE_DUMP_V2 = 13;
  private static final int PEER_INDEX_TABLE = 1;
  private static final int RIB_IPV4_UNICAST = 2;
  private static final int RIB_IPV6_UNICAST = 4;

  private static final int PEER_IPV6 = 1;
  private static final int PEER_AS4 = 2;

  private static final int TRANSITIVE = 0x40;
  private static final int OPTIONAL = 0x80;

  /** The length of the attribute has two bytes. */
  private static final int EXTENDED = 0x10;

  private static final int ORIGIN = 1;
  private static final int AS_PATH = 2;
  private static final int NEXT_HOP = 3;
  private static final int MP_REACH_NLRI = 14;
  private static final int AS_SEQUENCE = 2;
  private static final int LONGEST_SEGMENT = 255;

  private static final String VIEW = "SYNTHETIC";
  private static final int BUFFER = 1 << 16;

  private final DataOutputStream out;
  private final int time;
  private int sequence;

  /**
   * A route that a peer sent.
   *
   * @param peer its place in the table of peers
   * @param path numbers of networks, the peer's first
   * @param nextHop where the peer says that packets should go, of the prefix's family
   */
  record Entry(int peer, List<Long> path, IpAddress nextHop) {
    /** Copies the path. */
    Entry {
      path = List.copyOf(path);
    }
  }

  /**
   * Makes the file and writes the table of peers: each is there twice, with its IPv4 address and,
   * as many places later as there are peers, with its IPv6 address.
   *
   * @param seconds when the table was taken, since 1970
   * @param collector the address of who took it
   */
  MrtFile(Path file, long seconds, IpAddress collector, List<BgpPeer> peers) throws IOException {
    this.time = (int) seconds;
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file), BUFFER), BUFFER));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeInt((int) collector.low());
    body.writeShort(VIEW.length());
    body.write(VIEW.getBytes(StandardCharsets.US_ASCII));
    body.writeShort(2 * peers.size());
    for (BgpPeer peer : peers) {
      peer(body, PEER_AS4, peer, peer.four());
    }
    for (BgpPeer peer : peers) {
      peer(body, PEER_AS4 | PEER_IPV6, peer, peer.six());
    }
    record(PEER_INDEX_TABLE, bytes);
  }

  private static void peer(DataOutputStream body, int type, BgpPeer peer, IpAddress address)
      throws IOException {
    body.writeByte(type);
    body.writeInt((int) peer.four().low());
    address(body, address);
    body.writeInt((int) peer.asn());
  }

  /** Writes what the peers sent of a prefix. */
  void prefix(Prefix prefix, List<Entry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeInt(sequence++);
    body.writeByte(prefix.length());
    ByteArrayOutputStream network = new ByteArrayOutputStream();
    address(new DataOutputStream(network), prefix.network());
    body.write(network.toByteArray(), 0, (prefix.length() + 7) / 8);
    body.writeShort(entries.size());
    for (Entry entry : entries) {
      byte[] attributes = attributes(entry);
      body.writeShort(entry.peer);
      body.writeInt(time);
      body.writeShort(attributes.length);
      body.write(attributes);
    }
    boolean four = prefix.network().family() == Family.IPV4;
    record(four ? RIB_IPV4_UNICAST : RIB_IPV6_UNICAST, bytes);
  }

  private static byte[] attributes(Entry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.write(new byte[] {TRANSITIVE, ORIGIN, 1, 0});
    int size = entry.path.size();
    int segments = (size + LONGEST_SEGMENT - 1) / LONGEST_SEGMENT;
    body.write(new byte[] {TRANSITIVE | EXTENDED, AS_PATH});
    body.writeShort(2 * segments + 4 * size);
    for (int from = 0; from < size; from += LONGEST_SEGMENT) {
      List<Long> segment = entry.path.subList(from, Math.min(size, from + LONGEST_SEGMENT));
      body.writeByte(AS_SEQUENCE);
      body.writeByte(segment.size());
      for (long asn : segment) {
        body.writeInt((int) asn);
      }
    }
    if (entry.nextHop.family() == Family.IPV4) {
      body.write(new byte[] {TRANSITIVE, NEXT_HOP, 4});
    } else {
      // Of this attribute a table holds the next hop and its length only (RFC 6396, 4.3.4).
      body.write(new byte[] {(byte) OPTIONAL, MP_REACH_NLRI, 17, 16});
    }
    address(body, entry.nextHop);
    return bytes.toByteArray();
  }

  private static void address(DataOutputStream body, IpAddress address) throws IOException {
    if (address.family() == Family.IPV4) {
      body.writeInt((int) address.low());
    } else {
      body.writeLong(address.high());
      body.writeLong(address.low());
    }
  }

  private void record(int subtype, ByteArrayOutputStream body) throws IOException {
    out.writeInt(time);
    out.writeShort(TABLE_DUMP_V2);
    out.writeShort(subtype);
    out.writeInt(body.size());
    body.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
