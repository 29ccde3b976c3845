package org.entrepot.result;

/**
 * Walks over the elements of an array, or over the names and values of an object in turn. The text
 * must be known to be JSON; nothing is checked again.
 */
final class JsonCursor {
  private final byte[] json;
  private final int limit;
  private int at;
  private int from;

  JsonCursor(byte[] json, int limit) {
    this.json = json;
    this.limit = limit;
  }

  /** Begins behind the opening bracket that stands here. */
  void enter(int bracket) {
    at = bracket + 1;
  }

  /** Moves on to the next name or value; false at the closing bracket. */
  boolean next() {
    while (at < limit && isBetween(json[at])) {
      at++;
    }
    if (at >= limit || json[at] == ']' || json[at] == '}') {
      return false;
    }
    from = at;
    at = end(at);
    return true;
  }

  /** Where the name or value begins. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return at;
  }

  private static boolean isBetween(byte c) {
    return c == ',' || c == ':' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private int end(int start) {
    byte first = json[start];
    if (first == '"') {
      return endOfString(start);
    }
    int i = start;
    if (first != '{' && first != '[') {
      while (i < limit && !isBetween(json[i]) && json[i] != ']' && json[i] != '}') {
        i++;
      }
      return i;
    }
    int depth = 0;
    while (i < limit) {
      byte c = json[i];
      if (c == '"') {
        i = endOfString(i);
        continue;
      }
      i++;
      if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i;
      }
    }
    return i;
  }

  private int endOfString(int start) {
    int i = start + 1;
    while (i < limit && json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
