package org.entrepot.dataset;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decodes blocks of bzip2, one after the other, with tables made once. A block is symbols in up to
 * six Huffman codes that change every 50 symbols. They are runs of the first of a list of bytes, or
 * places in the list, from where a byte moves to its front. The bytes are a Burrows-Wheeler
 * transform of a text, in which four equal bytes are followed by how many more there are. For one
 * thread at a time.
 */
final class Bzip2Decoder {
  /** So many bytes behind a block are looked at before it shows that it does not end in time. */
  static final int PADDING = 256;

  private static final int MOST_SYMBOLS = 900_000;
  private static final int MOST_SELECTORS = 18_002; // some write more, which are never used
  private static final int MOST_CODES = 6;
  private static final int GROUP = 50;
  private static final int RUN = 4;

  private static final int MOST_PARTS = 256;
  private static final int LANES = 8;

  /** How many places of the list are held in one number. */
  private static final int FRONT = Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int[] CHECKSUMS = checksums();

  /** A Huffman code. */
  private static final class Code {
    static final int LONGEST = 20;
    static final int LENGTH_BITS = 5; // below the symbol, where both are in one number
    private static final int QUICK = 10;

    /** Symbol and length by the next bits; 0 where more of them are needed. */
    final short[] quick = new short[1 << QUICK];

    private final short[] symbols = new short[258]; // in order of their codes
    private final int[] first = new int[LONGEST + 1]; // what to add to a code to get its index
    private final int[] limit = new int[LONGEST + 1]; // behind the codes of a length and shorter

    void set(byte[] lengths, int count) {
      Arrays.fill(quick, (short) 0);
      int code = 0;
      int known = 0;
      for (int length = 1; length <= LONGEST; length++) {
        int step = 1 << (LONGEST - length);
        first[length] = known - code / step;
        for (int symbol = 0; symbol < count; symbol++) {
          if (lengths[symbol] == length && code + step <= 1 << LONGEST) {
            if (length <= QUICK) {
              int from = code >> (LONGEST - QUICK);
              int to = (code + step) >> (LONGEST - QUICK);
              Arrays.fill(quick, from, to, (short) (symbol << LENGTH_BITS | length));
            }
            symbols[known++] = (short) symbol;
            code += step;
          }
        }
        limit[length] = code;
      }
    }

    /** Symbol and length of a long code at the top of the window. */
    int find(long window) throws IOException {
      int code = (int) (window >>> (Long.SIZE - LONGEST));
      for (int length = QUICK + 1; length <= LONGEST; length++) {
        if (code < limit[length]) {
          int index = (code >> (LONGEST - length)) + first[length];
          return symbols[index] << LENGTH_BITS | length;
        }
      }
      throw damaged();
    }
  }

  // The bits of the block; those not yet taken of a window, at its top; and where the window ends.
  private byte[] bytes = new byte[0];
  private int end;
  private long window;
  private int left;
  private int loaded;

  private final byte[] selectors = new byte[MOST_SELECTORS];
  private int selectorCount;
  private final Code[] codes = new Code[MOST_CODES];
  private final byte[] lengths = new byte[258];
  private final byte[] list = new byte[256];
  private final int[] counts = new int[256];

  private final byte[] transformed = new byte[MOST_SYMBOLS];

  /**
   * For each row of the transform the byte that it begins with, and above it the row that follows.
   */
  private final int[] rows = new int[MOST_SYMBOLS];

  private final byte[] parts = new byte[LANES * MOST_SYMBOLS];
  private int partCount;
  private final int[] firstRow = new int[MOST_PARTS];
  private final int[] nextPart = new int[MOST_PARTS];
  private final int[] partFrom = new int[MOST_PARTS];
  private final int[] partTo = new int[MOST_PARTS];
  private final byte[] text = new byte[MOST_SYMBOLS];
  private byte[] decoded = new byte[MOST_SYMBOLS];

  Bzip2Decoder() {
    Arrays.setAll(codes, i -> new Code());
  }

  /**
   * Decodes a block.
   *
   * @param piece the bytes that it stands in, and {@link #PADDING} more
   * @param from the bit at which its mark begins
   * @param to the bit behind it
   * @throws IOException if it is none, ends elsewhere or has another checksum than it says
   */
  byte[] decode(byte[] piece, int from, int to) throws IOException {
    bytes = piece;
    end = to;
    loaded = from + Bzip2Bits.MARK_BITS;
    left = 0;
    int checksum = take(Short.SIZE) << Short.SIZE | take(Short.SIZE);
    if (take(1) != 0) {
      throw new IOException("a block is randomised, as none is since bzip2 0.9.5");
    }
    int row = take(24);
    int symbols = readList() + 2; // the first place is no symbol, but two for runs and the end are
    readCodes(symbols);
    int length = readText(symbols - 1);
    if (loaded - left != end || row >= length) {
      throw damaged();
    }
    invert(row, length);
    int count = expandRuns(length);
    if (checksum(decoded, count) != checksum) {
      throw new IOException("the checksum of a block is wrong");
    }
    return Arrays.copyOf(decoded, count);
  }

  private static IOException damaged() {
    return new IOException("a block is damaged");
  }

  private int take(int count) throws IOException {
    if (loaded - left + count > end) {
      throw damaged();
    }
    if (left < count) {
      int at = loaded - left;
      window = (long) WORD.get(bytes, at / Byte.SIZE) << at % Byte.SIZE;
      left = Long.SIZE - at % Byte.SIZE;
      loaded = at + left;
    }
    int taken = (int) (window >>> (Long.SIZE - count));
    window <<= count;
    left -= count;
    return taken;
  }

  /** Which bytes occur, sixteen of the first sixteenths and then those of each; how many. */
  private int readList() throws IOException {
    Arrays.fill(list, (byte) 0);
    int count = 0;
    int sixteenths = take(16);
    for (int i = 0; i < 16; i++) {
      int members = (sixteenths << i & 0x8000) == 0 ? 0 : take(16);
      for (int j = 0; j < 16; j++) {
        if ((members << j & 0x8000) != 0) {
          list[count++] = (byte) (16 * i + j);
        }
      }
    }
    if (count == 0) {
      throw damaged();
    }
    return count;
  }

  private void readCodes(int symbols) throws IOException {
    int codeCount = take(3);
    int written = take(15);
    selectorCount = Math.min(written, MOST_SELECTORS);
    if (codeCount < 2 || codeCount > MOST_CODES) {
      throw damaged();
    }
    byte[] recent = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < written; i++) {
      int place = 0;
      while (take(1) == 1) {
        if (++place == codeCount) {
          throw damaged();
        }
      }
      byte selector = recent[place];
      System.arraycopy(recent, 0, recent, 1, place);
      recent[0] = selector;
      if (i < MOST_SELECTORS) {
        selectors[i] = selector;
      }
    }
    for (int i = 0; i < codeCount; i++) {
      int length = take(5);
      for (int symbol = 0; symbol < symbols; symbol++) {
        while (take(1) == 1) {
          length += take(1) == 0 ? 1 : -1;
          if (length < 1 || length > Code.LONGEST) {
            throw damaged();
          }
        }
        lengths[symbol] = (byte) length;
      }
      codes[i].set(lengths, symbols);
    }
  }

  /** Reads the text as it is transformed, and counts its bytes. */
  private int readText(int last) throws IOException {
    byte[] rest = Arrays.copyOfRange(list, FRONT, list.length);
    long front = Long.reverseBytes((long) WORD.get(list, 0)); // the first place lowest
    long bits = window;
    int unread = left;
    int next = loaded;
    int length = 0;
    int run = 0;
    int weight = 1;
    Arrays.fill(counts, 0);
    for (int group = 0; group < selectorCount && next - unread <= end; group++) {
      Code code = codes[selectors[group]];
      short[] quick = code.quick;
      for (int i = 0; i < GROUP; i++) {
        if (unread < Code.LONGEST) {
          int at = next - unread;
          bits = (long) WORD.get(bytes, at >> 3) << (at & 7);
          unread = Long.SIZE - (at & 7);
          next = at + unread;
        }
        int entry = quick[(int) (bits >>> (Long.SIZE - Code.QUICK))];
        if (entry == 0) {
          entry = code.find(bits);
        }
        int taken = entry & ((1 << Code.LENGTH_BITS) - 1);
        bits <<= taken;
        unread -= taken;
        int place = (entry >> Code.LENGTH_BITS) - 1;
        if (place <= 0) { // a digit, 1 or 2, of a number to the base of 2, the lowest first
          run += weight << (place + 1);
          weight <<= 1;
          if (run > MOST_SYMBOLS - length) {
            throw damaged();
          }
          continue;
        }
        if (run > 0) {
          int b = (int) front & 0xFF;
          counts[b] += run;
          Arrays.fill(transformed, length, length + run, (byte) b);
          length += run;
          run = 0;
          weight = 1;
        }
        if (place == last - 1) {
          window = bits;
          left = unread;
          loaded = next;
          return length;
        }
        if (length == MOST_SYMBOLS) {
          throw damaged();
        }
        int b;
        if (place < FRONT) {
          int shift = place * Byte.SIZE;
          b = (int) (front >>> shift) & 0xFF;
          long moved = -1L >>> (Long.SIZE - Byte.SIZE - shift);
          front = (front & ~moved) | (front << Byte.SIZE & moved) | b;
        } else {
          b = rest[place - FRONT] & 0xFF;
          System.arraycopy(rest, 0, rest, 1, place - FRONT);
          rest[0] = (byte) (front >>> (Long.SIZE - Byte.SIZE));
          front = front << Byte.SIZE | b;
        }
        counts[b]++;
        transformed[length++] = (byte) b;
      }
    }
    throw damaged();
  }

  /** Takes the transform back: the text is what the rows begin with, each row telling the next. */
  private void invert(int row, int length) {
    int sum = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += counts[b];
      counts[b] = sum - counts[b]; // now the first row that begins with the byte
    }
    for (int i = 0; i < length; i++) {
      int b = transformed[i] & 0xFF;
      rows[counts[b]++] = i << Byte.SIZE | b;
    }
    cut(row, length);
    follow();
    int part = 0;
    for (int done = 0; done < length; part = nextPart[part]) { // a text of equal parts has fewer
      int count = Math.min(partTo[part] - partFrom[part], length - done);
      System.arraycopy(parts, partFrom[part], text, done, count);
      done += count;
    }
  }

  /** Cuts the text into parts, at the row that begins it and at others, wherever they are in it. */
  private void cut(int row, int length) {
    partCount = 0;
    int step = length / MOST_PARTS + 1;
    for (int i = row; i < row + length; i += step) {
      int start = i < length ? i : i - length;
      firstRow[partCount] = rows[start];
      rows[start] = ~partCount++; // where one comes upon this, the part before it ends
    }
  }

  /**
   * Follows the rows through several parts at once: each step waits for memory, and those of
   * different parts do not wait for each other.
   */
  private void follow() {
    int[] part = new int[LANES];
    int[] row = new int[LANES];
    int[] at = new int[LANES];
    int lanes = Math.min(LANES, partCount);
    int started = 0;
    for (int lane = 0; lane < lanes; lane++) {
      at[lane] = lane * MOST_SYMBOLS;
      part[lane] = started;
      row[lane] = start(started++, at[lane]++);
    }
    while (lanes > 0) {
      for (int lane = 0; lane < lanes; lane++) {
        int entry = rows[row[lane]];
        if (entry >= 0) {
          parts[at[lane]++] = (byte) entry;
          row[lane] = entry >>> Byte.SIZE;
          continue;
        }
        nextPart[part[lane]] = ~entry;
        partTo[part[lane]] = at[lane];
        if (started < partCount) {
          part[lane] = started;
          row[lane] = start(started++, at[lane]++);
        } else {
          lanes--;
          part[lane] = part[lanes];
          row[lane] = row[lanes];
          at[lane] = at[lanes];
        }
      }
    }
  }

  /** Begins a part; the row that follows its first one. */
  private int start(int part, int at) {
    partFrom[part] = at;
    parts[at] = (byte) firstRow[part];
    return firstRow[part] >>> Byte.SIZE;
  }

  /** Writes runs out in full. */
  private int expandRuns(int length) {
    int count = 0;
    int from = 0;
    while (from < length) {
      int to = endOfRun(from, length);
      int more = to < length ? text[to] & 0xFF : 0;
      if (count + to - from + more > decoded.length) {
        decoded = Arrays.copyOf(decoded, 2 * decoded.length);
      }
      System.arraycopy(text, from, decoded, count, to - from);
      count += to - from;
      Arrays.fill(decoded, count, count + more, text[to - 1]);
      count += more;
      from = to + 1;
    }
    return count;
  }

  /** Where the first four equal bytes end, or the text. */
  private int endOfRun(int from, int length) {
    int i = from;
    while (i + RUN <= length) {
      if (text[i + 2] != text[i + 3]) {
        i += 3;
      } else if (text[i + 1] != text[i + 2]) {
        i += 2;
      } else if (text[i] != text[i + 1]) {
        i++;
      } else {
        return i + RUN;
      }
    }
    return length;
  }

  // ---- CRC-32, the highest bit first

  /** Of each byte, followed by none to seven bytes of zeros. */
  private static int[] checksums() {
    int[] sums = new int[Long.BYTES << 8];
    for (int i = 0; i < sums.length; i++) {
      int sum = i < 256 ? i << 24 : sums[i - 256];
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        sum = sum << 1 ^ (sum < 0 ? 0x04C1_1DB7 : 0);
      }
      sums[i] = sum;
    }
    return sums;
  }

  private static int checksum(byte[] bytes, int length) {
    int[] sums = CHECKSUMS;
    int sum = -1;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long word = (long) WORD.get(bytes, i) ^ (long) sum << Integer.SIZE;
      sum =
          sums[0x700 + (int) (word >>> 56)]
              ^ sums[0x600 + (int) (word >>> 48 & 0xFF)]
              ^ sums[0x500 + (int) (word >>> 40 & 0xFF)]
              ^ sums[0x400 + (int) (word >>> 32 & 0xFF)]
              ^ sums[0x300 + (int) (word >>> 24 & 0xFF)]
              ^ sums[0x200 + (int) (word >>> 16 & 0xFF)]
              ^ sums[0x100 + (int) (word >>> 8 & 0xFF)]
              ^ sums[(int) (word & 0xFF)];
    }
    for (; i < length; i++) {
      sum = sum << Byte.SIZE ^ sums[sum >>> 24 ^ (bytes[i] & 0xFF)];
    }
    return ~sum;
  }
}
