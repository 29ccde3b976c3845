package org.entrepot.dataset;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The ways in which files of data are compressed. */
enum Compression {
  PLAIN("") {
    @Override
    InputStream decompress(InputStream in) {
      return in;
    }
  },
  GZIP("1f8b") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      // The JDK's own stream stops at the end of a member when available() is 0, as on a pipe.
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  BZIP2("425a68") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new Bzip2Stream(in);
    }
  },
  XZ("fd377a585a00") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new XZInputStream(in, XZ_MEMORY_KIB);
    }
  },
  ZSTD("28b52ffd") {
    @Override
    InputStream decompress(InputStream in) {
      return new ZstdInputStream(in);
    }
  },
  /** An archive is taken for a compressed file if it holds one file and nothing else. */
  ZIP("504b0304") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new SingleZipStream(in);
    }
  };

  /** What `xz -9` needs is 65 MiB; a damaged header may ask for gigabytes. */
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_MAGIC = 6;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** The first bytes in hexadecimal. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** A stream of the bytes that {@code in} was compressed from. */
  abstract InputStream decompress(InputStream in) throws IOException;

  /** Recognises the compression and takes it off, and a byte order mark too. */
  static InputStream decode(InputStream raw, String name) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    Compression compression = of(peek(in, LONGEST_MAGIC));
    if (compression == PLAIN) {
      return withoutByteOrderMark(in);
    }
    return withoutByteOrderMark(
        new BufferedInputStream(GuardedInputStream.open(compression, in, name), BUFFER));
  }

  private static Compression of(byte[] start) {
    String hex = HexFormat.of().formatHex(start);
    return Arrays.stream(values())
        .filter(c -> c != PLAIN && hex.startsWith(c.magic))
        .findFirst()
        .orElse(PLAIN);
  }

  private static InputStream withoutByteOrderMark(BufferedInputStream in) throws IOException {
    if (Arrays.equals(peek(in, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      in.skipNBytes(BYTE_ORDER_MARK.length);
    }
    return in;
  }

  private static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] start = in.readNBytes(length);
    in.reset();
    return start;
  }
}
