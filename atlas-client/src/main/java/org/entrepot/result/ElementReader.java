package org.entrepot.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import org.entrepot.result.JsonScanner.Status;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into the elements that are to be results, and has each one read. A stream is a
 * sequence of values, one to a line or over many lines; a value is a result, an array of results,
 * or an object that holds such arrays. A result over many lines is known by a first line that has
 * only its bracket: two lines that are broken must not pass for one that is whole.
 *
 * <p>What is broken is rejected as one and reading goes on at the next line, or within an array at
 * the next object that is whole and has an id. Text that cannot be cut up this way within {@link
 * #limit} bytes is given up.
 */
final class ElementReader implements AutoCloseable {
  /** The longest line or element that is read: 16 MiB. No result comes near it. */
  static final int LIMIT = 16 << 20;

  /** How far ahead a line is looked at before it is known what it is. */
  private static final int AHEAD = 1 << 20;

  private final String file;
  private final Window window;
  private final int limit;
  private final int ahead;
  private final JsonScanner scanner = new JsonScanner();
  private final ResultReader reader;
  private final Recovery recovery;
  private @Nullable LinesAhead linesAhead;
  private boolean inArray;
  private boolean inObject;
  private boolean someLine;
  private long cleanUntil;

  /** The line on which the array began, or the last element ended that was kept. */
  private long lastLine;

  ElementReader(String file, InputStream in, ResultReader reader, int limit) {
    this.file = file;
    this.window = new Window(in);
    this.reader = reader;
    this.limit = limit;
    this.ahead = Math.min(limit, AHEAD);
    this.recovery = new Recovery(window, limit);
  }

  /** Has plain lines read ahead by others, before anything is read here. */
  void readAhead(ExecutorService workers, int pieces) {
    window.readThrough(
        in -> {
          LinesAhead ahead = new LinesAhead(in, workers, pieces);
          linesAhead = ahead;
          return ahead;
        });
  }

  /** The next element; null at the end of the stream. */
  @Nullable Parsed next() throws IOException {
    while (true) {
      window.skipBlank();
      int c = window.at(0);
      if (c < 0) {
        return atEnd();
      }
      if (c == 0xEF && window.at(1) == 0xBB && window.at(2) == 0xBF) {
        window.advance(3); // the byte order mark of one of several files that were put together
        continue;
      }
      Parsed parsed = inArray ? inArray(c) : atTop(c);
      if (parsed != null) {
        return parsed;
      }
    }
  }

  private @Nullable Parsed atEnd() {
    boolean open = inArray || inObject;
    inArray = false;
    inObject = false;
    return open ? rejected(Reason.TRUNCATED, lastLine, "") : null;
  }

  private @Nullable Parsed atTop(int c) throws IOException {
    if (inObject) {
      return restOfObject();
    }
    if (c == '[') {
      return array();
    }
    return c == '{' ? object() : rejectLine(notAnObject());
  }

  /** A line that begins with neither bracket: another JSON value, or none. */
  private Reason notAnObject() throws IOException {
    int end = window.endOfLine(0, ahead);
    if (end < 0) {
      return Reason.BROKEN;
    }
    reader.read(window.bytes(), window.position(), window.position() + end);
    return reader.problem() == Reason.NOT_AN_OBJECT ? Reason.NOT_AN_OBJECT : Reason.BROKEN;
  }

  // ---- objects at the top: lines, or values of many lines

  private @Nullable Parsed object() throws IOException {
    Parsed plain = plainLine();
    if (plain != null) {
      return plain;
    }
    int end = window.endOfLine(0, ahead);
    if (end >= 0) {
      Result result = reader.read(window.bytes(), window.position(), window.position() + end);
      if (mayDescribeResults(result) && isContainer()) {
        return enterContainer();
      }
      if (result != null) {
        someLine = true;
        Parsed kept = new Parsed.Kept(file, window.line(), result);
        window.advanceOnLine(end);
        return kept;
      }
      if (isAboutContent(reader.problem())) {
        someLine = true;
        return rejectFrame(reader.problem(), end);
      }
      Parsed element = elementLine(end);
      if (element != null) {
        return element;
      }
    }
    return scannedObject();
  }

  /** The result on a line that has nothing else, if it is plain and of moderate length. */
  private @Nullable Parsed plainLine() throws IOException {
    LinesAhead.Line known = linesAhead == null ? null : linesAhead.at(window.consumed());
    if (known != null && known.length() <= ahead && window.at(known.length()) == '\n') {
      return plainLine(known.trace(), known.length());
    }
    Traceroute trace = reader.readPlain(window.bytes(), window.position());
    if (trace == null && reader.end() >= window.position() + window.available() && window.more()) {
      window.endOfLine(0, ahead);
      trace = reader.readPlain(window.bytes(), window.position());
    }
    if (trace == null) {
      return null;
    }
    int length = reader.end() - window.position();
    int c = window.at(length);
    while ((c == ' ' || c == '\t' || c == '\r') && length < ahead) {
      c = window.at(++length);
    }
    if (c != '\n' || length > ahead) {
      return null;
    }
    return plainLine(trace, length);
  }

  private Parsed plainLine(Traceroute trace, int length) {
    someLine = true;
    Parsed kept = new Parsed.Kept(file, window.line(), trace);
    window.advanceOnLine(length);
    return kept;
  }

  /**
   * The result on a line that has only a comma, or the end of an array, behind it: a line of an
   * array that was printed one element to a line and has lost its beginning.
   */
  private @Nullable Parsed elementLine(int end) throws IOException {
    int at = end;
    int c = window.at(at - 1);
    while (at > 1 && (c == ',' || c == ']' || c == ' ' || c == '\t' || c == '\r')) {
      c = window.at(--at - 1);
    }
    boolean trimmed = at < end && c == '}';
    Result result =
        trimmed ? reader.read(window.bytes(), window.position(), window.position() + at) : null;
    if (result == null || isContainer()) {
      return null;
    }
    someLine = true;
    return kept(result, end);
  }

  /** Whether it may be a measurement's description, which has a type too, with its results. */
  private boolean mayDescribeResults(@Nullable Result result) {
    return result instanceof UnknownResult
        || (result == null
            && (reader.problem() == Reason.NO_PROBE
                || reader.problem() == Reason.NO_MEASUREMENT
                || reader.problem() == Reason.NO_TIMESTAMP));
  }

  /** Whether the text was read to its end and found to be JSON, and no container. */
  private static boolean isAboutContent(Reason problem) {
    return problem != Reason.BROKEN
        && problem != Reason.LIMIT
        && problem != Reason.NOT_A_RESULT
        && problem != Reason.NOT_AN_OBJECT;
  }

  private boolean isContainer() throws IOException {
    return scanner.scan(window, 0, limit) == Status.CONTAINER;
  }

  private @Nullable Parsed enterContainer() {
    enterArray(scanner.array() + 1);
    inObject = true;
    return null;
  }

  private @Nullable Parsed scannedObject() throws IOException {
    Status status = scanner.scan(window, 0, limit);
    if (status == Status.CONTAINER) {
      return isBrokenResult() ? rejectLine(Reason.BROKEN) : enterContainer();
    }
    if (status != Status.COMPLETE) {
      return brokenObject(status);
    }
    int end = scanner.end();
    boolean whole = scanner.manyLines() ? beginsAlone() : isRestOfLineClean(end);
    return whole ? frame(end) : rejectLine(Reason.BROKEN);
  }

  /**
   * Whether what looks like a container is a damaged line, with the beginning of one result in the
   * hops of another. A line of moderate length is whole or it is no container.
   */
  private boolean isBrokenResult() throws IOException {
    boolean likely = (someLine || scanner.isResult()) && !scanner.manyLines();
    int end = likely ? window.endOfLine(0, ahead) : -1;
    if (end < 0) {
      return false;
    }
    boolean whole = scanner.scanWhole(window, 0, limit) == Status.COMPLETE && scanner.end() <= end;
    scanner.scan(window, 0, limit);
    return !whole;
  }

  private Parsed brokenObject(Status status) throws IOException {
    int array = scanner.array();
    boolean manyLines = scanner.manyLines();
    if (!someLine && array >= 0) {
      // Perhaps a container whose first element is broken.
      int next = recovery.firstElement(array);
      if (next >= 0) {
        Parsed rejected = rejectedHere(Reason.BROKEN, next, recovery.newlines(array + 1));
        enterArray(next);
        inObject = true;
        return rejected;
      }
    }
    // Among lines a bracket alone on one is a damaged line, whatever the next one begins with.
    if (!manyLines || someLine || !beginsAlone()) {
      return rejectLine(manyLines && !isLastLine() ? Reason.BROKEN : reason(status));
    }
    Parsed rejected = rejectedHere(reason(status), Math.min(limit, window.available()), 0);
    recovery.skipToNextStart();
    return rejected;
  }

  private boolean isLastLine() throws IOException {
    int end = window.endOfLine(0, limit);
    return end >= 0 && window.at(window.skipBlank(end)) < 0;
  }

  private static Reason reason(Status status) {
    return switch (status) {
      case OPEN -> Reason.TRUNCATED;
      case TOO_LONG -> Reason.TOO_LONG;
      case TOO_DEEP -> Reason.TOO_DEEP;
      default -> Reason.BROKEN;
    };
  }

  /**
   * Whether the line has only the bracket, as where JSON is printed over many lines, and what
   * follows can stand in it.
   */
  private boolean beginsAlone() throws IOException {
    int at = 1;
    int c = window.at(at);
    while (c == ' ' || c == '\t' || c == '\r' || (c == '{' && window.at(0) == '[')) {
      c = window.at(++at);
    }
    if (c != '\n') {
      return false;
    }
    int next = window.at(window.skipBlank(at));
    return next == '"' || next == '}' || next < 0 || window.at(0) == '[';
  }

  /** Whether behind a value nothing but more whole values stand on its line. */
  private boolean isRestOfLineClean(int end) throws IOException {
    if (window.consumed() < cleanUntil) {
      return true;
    }
    int at = end;
    while (at < ahead) {
      int c = window.at(at);
      if (c < 0 || c == '\n') {
        break;
      }
      if (c == '{' || c == '[') {
        Status status = scanner.scan(window, at, limit);
        if (status == Status.CONTAINER) {
          break;
        }
        if (status != Status.COMPLETE) {
          return false;
        }
        at = scanner.end();
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else {
        return false;
      }
    }
    cleanUntil = window.consumed() + at;
    return true;
  }

  /** What follows an array within an object. */
  private @Nullable Parsed restOfObject() throws IOException {
    Status status = scanner.scanRestOfObject(window, 0, limit);
    if (status == Status.CONTAINER) {
      enterArray(scanner.array() + 1);
      return null;
    }
    inObject = false;
    if (status == Status.COMPLETE) {
      window.advance(scanner.end());
      return null;
    }
    Parsed rejected = rejectedHere(reason(status), scanner.end(), 0);
    recovery.skipToNextStart();
    return rejected;
  }

  // ---- arrays

  private @Nullable Parsed array() throws IOException {
    Status status = scanner.scan(window, 0, ahead);
    int end = scanner.end();
    if (isBrokenLine(status, end)) {
      return rejectLine(reason(status));
    }
    enterArray(1);
    return null;
  }

  /** Whether what begins like an array is a damaged line among others. */
  private boolean isBrokenLine(Status status, int end) throws IOException {
    if (scanner.sawResult()) {
      return false; // whatever is wrong with it, or stands behind it, comes after its first results
    }
    if (status == Status.COMPLETE) {
      return !scanner.manyLines() && !isRestOfLineClean(end);
    }
    if (someLine) {
      return !beginsAlone();
    }
    if (status == Status.OPEN || status == Status.TOO_LONG) {
      return false;
    }
    if (!scanner.manyLines()) {
      return recovery.firstElement(0) < 0;
    }
    return window.at(end) == '{' && window.at(end - 1) == '\n';
  }

  private void enterArray(int offset) {
    window.advance(offset);
    lastLine = window.line();
    inArray = true;
  }

  private @Nullable Parsed inArray(int c) throws IOException {
    if (c == ']' || c == ',') {
      inArray = c == ',';
      window.advance(1);
      return null;
    }
    Parsed kept = c == '{' ? firstInWindow() : null;
    if (kept != null) {
      return kept;
    }
    Status status = scanner.scanWhole(window, 0, limit);
    boolean whole = status == Status.COMPLETE && isBoundary(scanner.end());
    return whole ? frame(scanner.end()) : brokenElement(status);
  }

  /** The next element, if it is a result and stands whole in what was read of the stream. */
  private @Nullable Parsed firstInWindow() throws IOException {
    int from = window.position();
    Result result = reader.readFirst(window.bytes(), from, from + window.available());
    int length = reader.end() - from;
    if (result == null || length > limit || !isBoundary(length)) {
      return null;
    }
    return kept(result, length);
  }

  private Parsed kept(Result result, int length) {
    Parsed kept = new Parsed.Kept(file, window.line(), result);
    window.advance(length);
    lastLine = window.line();
    return kept;
  }

  private boolean isBoundary(int offset) throws IOException {
    int c = window.at(window.skipBlank(offset));
    return c == ',' || c == ']' || c == '{' || c < 0 || c == ' ' || c == '\n';
  }

  private Parsed brokenElement(Status status) throws IOException {
    Reason reason = status == Status.COMPLETE ? Reason.BROKEN : reason(status);
    int next = recovery.nextElement();
    if (next < 0) {
      next = recovery.closing(0);
    }
    if (next < 0) {
      return restOfArrayLost(status == Status.OPEN);
    }
    Parsed rejected = rejectedHere(reason == Reason.TRUNCATED ? Reason.BROKEN : reason, next, 0);
    window.advance(next);
    return rejected;
  }

  private Parsed restOfArrayLost(boolean atEnd) throws IOException {
    if (window.line() > lastLine && window.at(0) == '{' && !beginsAlone()) {
      // One element to a line: those that follow can be judged line by line.
      inArray = false;
      inObject = false;
      return rejectLine(atEnd && isLastLine() ? Reason.TRUNCATED : Reason.BROKEN);
    }
    Parsed rejected =
        rejectedHere(atEnd ? Reason.TRUNCATED : Reason.REST_LOST, window.available(), 0);
    if (atEnd) {
      window.skipAll();
    } else {
      recovery.skipToNextStart();
    }
    inArray = false;
    inObject = false;
    return rejected;
  }

  // ---- outcomes

  /** Has the element read that stands in the next {@code length} bytes. */
  private Parsed frame(int length) {
    int from = window.position();
    Result result = reader.read(window.bytes(), from, from + length);
    if (result == null) {
      return rejectFrame(reader.problem(), length);
    }
    return kept(result, length);
  }

  private Parsed rejectFrame(Reason reason, int length) {
    Parsed rejected = rejectedHere(reason, length, 0);
    window.advance(length);
    return rejected;
  }

  private Parsed rejectLine(Reason reason) throws IOException {
    int end = window.endOfLine(0, limit);
    Parsed rejected =
        rejectedHere(end < 0 ? Reason.TOO_LONG : reason, end < 0 ? window.available() : end, 0);
    window.skipLine();
    return rejected;
  }

  private Parsed rejectedHere(Reason reason, int length, long linesOn) {
    int from = window.position();
    int to = from + Math.min(length, window.available());
    return rejected(reason, window.line() + linesOn, Excerpt.of(window.bytes(), from, to));
  }

  private Parsed rejected(Reason reason, long line, String excerpt) {
    return new Parsed.Rejected(file, line, reason.text(), excerpt);
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
