package org.entrepot.atlas;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines with their keys, so that they need not be read from the texts again. Each line is
 * its time, probe, measurement and time of storing (64 bits each), its kind, the length of its text
 * (32 bits), and its text. It is not meant to outlast the download.
 */
final class LineFile {
  /** What is read and written at a time: many files are open at once. */
  static final int BUFFER = 1 << 14;

  private LineFile() {}

  /** Writes a file. */
  static final class Writer implements Closeable {
    private final MessageDigest digest = Sha256.digest();
    private final DataOutputStream out;
    private long count;

    Writer(OutputStream file, boolean compressed) throws IOException {
      OutputStream digested =
          new DigestOutputStream(new BufferedOutputStream(file, BUFFER), digest);
      OutputStream bytes = compressed ? quickly(digested) : digested;
      out = new DataOutputStream(new BufferedOutputStream(bytes, BUFFER));
    }

    private static OutputStream quickly(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, BUFFER) {
        {
          def.setLevel(Deflater.BEST_SPEED); // the file is read once
        }
      };
    }

    void write(KeyedLine line) throws IOException {
      out.writeLong(line.timestamp());
      out.writeLong(line.probe());
      out.writeLong(line.measurement());
      out.writeLong(line.stored());
      out.writeUTF(line.kind());
      out.writeInt(line.text().length);
      out.write(line.text());
      count++;
    }

    long count() {
      return count;
    }

    /** The SHA-256 of the file, once it is closed. */
    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  static LineSource open(Path file, boolean compressed, KeyedLine.Origin origin)
      throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream bytes =
        compressed ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
    return new Reader(
        new DataInputStream(compressed ? new BufferedInputStream(bytes, BUFFER) : bytes), origin);
  }

  private static final class Reader implements LineSource {
    private final DataInputStream in;
    private final KeyedLine.Origin origin;

    Reader(DataInputStream in, KeyedLine.Origin origin) {
      this.in = in;
      this.origin = origin;
    }

    @Override
    public @Nullable KeyedLine next() throws IOException {
      in.mark(1);
      if (in.read() < 0) {
        return null;
      }
      in.reset();
      long timestamp = in.readLong();
      long probe = in.readLong();
      long measurement = in.readLong();
      long stored = in.readLong();
      String kind = in.readUTF();
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      return new KeyedLine(timestamp, probe, measurement, kind, stored, text, origin);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Whether a file has this hash. */
  static boolean isWhole(Path file, String sha256) throws IOException {
    return Files.exists(file) && Sha256.of(file).equals(sha256);
  }
}
