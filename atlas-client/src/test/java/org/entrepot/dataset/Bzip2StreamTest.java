package org.entrepot.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must come out is what went in; the reference for damaged input is the serial decoder. */
class Bzip2StreamTest {
  /** The marks of a block and of an end, as three groups of sixteen symbols that occur. */
  private static final int[] BLOCK_MARK = {0x3141, 0x5926, 0x5359};

  private static final int[] END_MARK = {0x1772, 0x4538, 0x5090};

  private static byte[] text(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (i % 9 < 5 ? "{\"from\":".charAt(i % 8) : 'a' + random.nextInt(26));
    }
    return text;
  }

  private static byte[] compress(byte[] bytes, int level) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream to = new BZip2CompressorOutputStream(out, level)) {
      to.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] decompress(byte[] bytes, int threads) throws IOException {
    try (InputStream in = new Bzip2Stream(new ByteArrayInputStream(bytes), threads)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 9", "99000, 1", "100000, 1", "950000, 1", "2000000, 9"})
  void blocks_come_in_their_order_on_any_number_of_threads(int length, int level)
      throws IOException {
    byte[] text = text(length, 1);
    byte[] compressed = compress(text, level);
    for (int threads = 1; threads <= 5; threads += 2) {
      assertThat(decompress(compressed, threads)).isEqualTo(text);
    }
  }

  @Test
  void many_streams_of_any_length_are_one() throws IOException {
    for (long seed = 0; seed < 8; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      for (int i = random.nextInt(1, 30); i > 0; i--) {
        byte[] part = text(random.nextInt(3) == 0 ? 0 : random.nextInt(60_000), seed * 100 + i);
        compressed.write(compress(part, random.nextInt(1, 10)));
        whole.write(part);
      }
      byte[] found = decompress(compressed.toByteArray(), 2);
      assertThat(found).as("seed %d", seed).isEqualTo(whole.toByteArray());
    }
  }

  /** A block lists which symbols occur in it, sixteen to a word: so a mark can be had at will. */
  private static byte[] withMarkInside(int[] mark, int length, long seed) {
    int[] symbols =
        IntStream.range(0, 48).filter(i -> (mark[i / 16] >>> (15 - i % 16) & 1) == 1).toArray();
    int at = 0;
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      // Each symbol follows another one, as runs are written with numbers of their own.
      int step = i < symbols.length ? 1 : random.nextInt(1, symbols.length);
      at = (at + step) % symbols.length;
      text[i] = (byte) symbols[at];
    }
    return text;
  }

  @Test
  void a_mark_within_a_block_is_no_mark() throws IOException {
    for (int[] mark : new int[][] {BLOCK_MARK, END_MARK}) {
      for (int level : new int[] {1, 9}) {
        byte[] text = withMarkInside(mark, 350_000, level);
        byte[] compressed = compress(text, level);
        assertThat(marks(compressed)).isGreaterThan(2 * (350_000 / (level * 100_000 + 1)) + 1);
        assertThat(decompress(compressed, 2)).isEqualTo(text);
      }
    }
  }

  private static int marks(byte[] compressed) {
    int[] count = new int[1];
    new Bzip2Bits().append(compressed, compressed.length, (bit, end) -> count[0]++);
    return count[0];
  }

  @Test
  void a_mark_is_found_at_each_bit_and_over_pieces() {
    for (int shift = 0; shift < 16; shift++) {
      byte[] bytes = new byte[20];
      for (int i = 0; i < 48; i++) {
        int bit = (int) (0x3141_5926_5359L >>> (47 - i) & 1);
        bytes[(shift + i) / 8] |= (byte) (bit << (7 - (shift + i) % 8));
      }
      for (int cut = 0; cut <= bytes.length; cut++) {
        StringBuilder found = new StringBuilder();
        Bzip2Bits bits = new Bzip2Bits();
        bits.append(bytes, cut, (bit, end) -> found.append(bit).append(end));
        byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
        bits.append(rest, rest.length, (bit, end) -> found.append(bit).append(end));
        assertThat(found).as("shift %d, cut %d", shift, cut).hasToString(shift + "false");
      }
    }
  }

  /** What was read, and whether that was all. */
  @SuppressWarnings("ArrayRecordComponent") // compared part by part
  private record Outcome(byte[] bytes, boolean failed) {
    static Outcome of(InputStream in) throws IOException {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try (in) {
        for (int c = in.read(); c >= 0; c = in.read()) { // a longer piece would be lost whole
          read.write(c);
        }
        return new Outcome(read.toByteArray(), false);
      } catch (IOException | RuntimeException e) {
        return new Outcome(read.toByteArray(), true);
      }
    }
  }

  private static Outcome serially(byte[] bytes) throws IOException {
    try {
      return Outcome.of(new BZip2CompressorInputStream(new ByteArrayInputStream(bytes), true));
    } catch (IOException e) {
      return new Outcome(new byte[0], true);
    }
  }

  private static Outcome parallel(byte[] bytes) throws IOException {
    try {
      return Outcome.of(new Bzip2Stream(new ByteArrayInputStream(bytes), 2));
    } catch (IOException e) {
      return new Outcome(new byte[0], true);
    }
  }

  @Test
  void a_cut_file_gives_all_whole_blocks_and_fails() throws IOException {
    byte[] text = text(330_000, 5);
    byte[] compressed = compress(text, 1);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 40; i++) {
      int length = i < 14 ? compressed.length - 1 - i : random.nextInt(4, compressed.length);
      byte[] cut = Arrays.copyOf(compressed, length);
      Outcome found = parallel(cut);
      Outcome expected = serially(cut);
      assertThat(found.failed()).as("cut to %d", length).isTrue();
      byte[] prefix = Arrays.copyOf(text, found.bytes().length);
      assertThat(found.bytes()).as("cut to %d", length).isEqualTo(prefix);
      assertThat(expected.bytes().length - found.bytes().length)
          .as("cut to %d", length)
          .isBetween(0, 100_000);
    }
  }

  @Test
  void a_damaged_file_fails_where_the_serial_decoder_does_and_gives_no_wrong_byte()
      throws IOException {
    byte[] text = text(250_000, 7);
    byte[] stream = compress(text, 1);
    byte[] two = Arrays.copyOf(stream, 2 * stream.length);
    System.arraycopy(stream, 0, two, stream.length, stream.length);
    for (long seed = 0; seed < 80; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = two.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Outcome found = parallel(damaged);
      Outcome expected = serially(damaged);
      assertThat(found.failed()).as("seed %d", seed).isEqualTo(expected.failed());
      byte[] prefix = Arrays.copyOf(concat(text, text), found.bytes().length);
      assertThat(found.bytes()).as("seed %d", seed).isEqualTo(prefix);
      assertThat(found.bytes().length)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(Math.max(expected.bytes().length, 0));
    }
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void checksums_of_streams_are_held() throws IOException {
    byte[] compressed = compress(text(1_000, 8), 1);
    // Without padding the last bytes are of the checksum alone.
    byte[] damaged = compressed.clone();
    damaged[compressed.length - 3] ^= 1;
    assertThatThrownBy(() -> decompress(damaged, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void an_unreadable_file_fails_behind_what_could_be_read() throws IOException {
    byte[] text = text(500_000, 9);
    byte[] compressed = compress(text, 1);
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(compressed)) {
          private int left = compressed.length / 2;

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
              throw new IOException("the disk is gone");
            }
            int n = super.read(bytes, offset, Math.min(left, length));
            left -= n;
            return n;
          }
        };
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = new Bzip2Stream(failing, 2)) {
      assertThatThrownBy(() -> in.transferTo(read)).hasMessage("the disk is gone");
    }
    assertThat(read.size()).isGreaterThan(150_000);
    assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(text, read.size()));
  }

  @Test
  void threads_end_when_the_stream_is_closed_or_forgotten() throws Exception {
    byte[] compressed = compress(text(500_000, 10), 1);
    InputStream closed = new Bzip2Stream(new ByteArrayInputStream(compressed), 3);
    assertThat(closed.read()).isEqualTo('{');
    closed.close();
    InputStream forgotten = new Bzip2Stream(new ByteArrayInputStream(compressed), 3);
    assertThat(forgotten.read()).isEqualTo('{');
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("bzip2")) {
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }
}
