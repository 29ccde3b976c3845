package org.entrepot.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DataFileTest {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void a_file_is_decompressed_by_its_content_whatever_its_name(Compression compression)
      throws IOException {
    Path path = Files.write(folder.resolve("misleading.bz2"), compress(compression, text(300_000)));
    assertThat(readAll(DataFile.of(path).open())).isEqualTo(text(300_000));
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      mode = Mode.EXCLUDE,
      names = {"PLAIN", "ZIP"})
  void concatenated_parts_empty_ones_too_are_read_to_the_end(Compression compression)
      throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size : new int[] {0, 1, 0, 0, 70_000, 0, 12, 0}) {
      parts.write(compress(compression, text(size)));
      whole.write(text(size));
    }
    InputStream pipe = new Pipe(parts.toByteArray());
    assertThat(readAll(DataFile.decode(pipe, "pipe"))).isEqualTo(whole.toByteArray());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void an_empty_file_has_no_bytes(Compression compression) throws IOException {
    assertThat(readAll(open(compress(compression, new byte[0])))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void a_byte_order_mark_is_dropped_once_and_only_at_the_start(Compression compression)
      throws IOException {
    byte[] marked = concat(BYTE_ORDER_MARK, concat(BYTE_ORDER_MARK, text(5)));
    assertThat(readAll(open(compress(compression, marked))))
        .isEqualTo(concat(BYTE_ORDER_MARK, text(5)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      mode = Mode.EXCLUDE,
      names = {"PLAIN", "ZIP"})
  void a_file_cut_at_any_byte_gives_a_prefix_and_then_says_that_it_is_damaged(
      Compression compression) throws IOException {
    byte[] original = text(20_000);
    byte[] whole = compress(compression, original);
    int magic = 6;
    for (int length = magic; length < whole.length; length += 1 + length / 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThatThrownBy(() -> readInto(read, cut))
          .as("%s cut to %d of %d bytes", compression, length, whole.length)
          .isInstanceOf(DamagedFileException.class)
          .hasMessageStartingWith("traceroute/x is cut short or damaged: ")
          .hasMessageNotContainingAny("\n", "null");
      assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(original, read.size()));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "PLAIN")
  void a_damaged_file_is_read_or_reported_and_nothing_else(Compression compression) {
    byte[] whole = compress(compression, text(20_000));
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[random.nextInt(6, damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String message = compression + ", seed " + seed;
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> readOrReport(damaged, message), message);
    }
  }

  private static void readOrReport(byte[] bytes, String message) {
    try {
      readInto(new ByteArrayOutputStream(), bytes);
    } catch (DamagedFileException e) {
      assertThat(e).as(message).hasMessageStartingWith("traceroute/x is cut short or damaged");
    } catch (IOException e) {
      throw new AssertionError(message, e);
    }
  }

  @Test
  void rubbish_behind_a_compressed_part_is_damage() {
    byte[] rubbish = concat(compress(Compression.GZIP, text(10)), "rubbish".getBytes(UTF_8));
    assertThatThrownBy(() -> readInto(new ByteArrayOutputStream(), rubbish))
        .isInstanceOf(DamagedFileException.class);
  }

  @Test
  void an_unreadable_plain_stream_is_named_by_the_exception() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> DataFile.decode(failing, "x").read())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("x cannot be read: the disk is gone");
  }

  @Test
  void a_missing_file_is_named_by_the_exception() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> DataFile.of(missing).open())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing");
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void closing_closes_what_lies_beneath(Compression compression) throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream raw =
        new FilterInputStream(new ByteArrayInputStream(compress(compression, text(10)))) {
          @Override
          public void close() throws IOException {
            closed.set(true);
            super.close();
          }
        };
    DataFile.decode(raw, "x").close();
    assertThat(closed).isTrue();
  }

  @Test
  void a_fingerprint_is_of_the_bytes_on_disk() throws IOException {
    Path path = Files.write(folder.resolve("abc"), "abc".getBytes(UTF_8));
    // FIPS 180-2, appendix B.1
    assertThat(DataFile.of(path).fingerprint())
        .isEqualTo(
            new Fingerprint(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  private static InputStream open(byte[] bytes) throws IOException {
    return DataFile.decode(new ByteArrayInputStream(bytes), "traceroute/x");
  }

  private static byte[] readAll(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  private static void readInto(OutputStream out, byte[] bytes) throws IOException {
    try (InputStream in = open(bytes)) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        out.write(c);
      }
    }
  }

  /** Text that compresses to something with structure. */
  private static byte[] text(int length) {
    SplittableRandom random = new SplittableRandom(length);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (i % 7 < 4 ? 'a' + i % 5 : 'a' + random.nextInt(26));
    }
    return text;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] compress(Compression compression, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream to = compressor(compression, out)) {
      to.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static OutputStream compressor(Compression compression, OutputStream out)
      throws IOException {
    return switch (compression) {
      case PLAIN -> out;
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case XZ -> new XZOutputStream(out, new LZMA2Options(1));
      case ZSTD -> new ZstdOutputStream(out);
      case ZIP -> {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("text"));
        yield zip;
      }
    };
  }

  /** A stream like a pipe: it never knows how much is coming, and gives little at a time. */
  private static final class Pipe extends FilterInputStream {
    Pipe(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return super.read(bytes, offset, Math.min(length, 7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "probes/2021-04-16-probes-api-v2.jsonl.gz, 2021-04-16",
    "as/caida-20170601.as-rel.txt.gz, 2017-06-01",
    "probes/2016-02-probes.tsv.gz, 2016-02",
    "geo/geonames-cities15000-2012.txt.gz, 2012",
    "2016-2020/ix.json.gz, ",
    "as/asn-names.txt.gz, ",
    "x-99999999.txt, "
  })
  void the_name_of_a_file_tells_its_day(String name, String date) {
    assertThat(new DataFile(Path.of(name), name).dateInName()).isEqualTo(Optional.ofNullable(date));
  }
}
