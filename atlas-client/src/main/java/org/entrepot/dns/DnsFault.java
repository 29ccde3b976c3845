package org.entrepot.dns;

/**
 * Something in a message that is not as it should be.
 *
 * @param reason what
 * @param offset where, in bytes from the beginning of the message: the first byte that is wrong, or
 *     the length of the message if bytes are missing
 * @param stopped if nothing behind it could be read. If false, it lies within the data of one
 *     record, which is kept as {@link OpaqueData}, or concerns the message as a whole
 */
public record DnsFault(Reason reason, int offset, boolean stopped) {
  /** The kinds of faults. */
  public enum Reason {
    /** The message has fewer than the 12 bytes of a header. */
    NO_HEADER("no whole header"),
    /** The message ends within a question or a record, or before all that its header counts. */
    TRUNCATED("truncated"),
    /** A length byte of a name that is neither a label of up to 63 bytes nor a pointer. */
    BAD_LABEL("label that is neither text nor pointer"),
    /** A name of more than 255 bytes. */
    NAME_TOO_LONG("name of more than 255 bytes"),
    /**
     * A compression pointer that does not point back, which would be a loop or a guess, or the
     * 128th of a name.
     */
    BAD_POINTER("compression pointer that does not point back"),
    /** The data of a record are not of the shape of its type. */
    BAD_RDATA("record data not of the shape of the type"),
    /** More than one OPT record (RFC 6891 section 6.1.1); the first one counts. */
    SECOND_OPT("more than one OPT record"),
    /** Bytes behind the last record that the header counts. */
    EXTRA_BYTES("bytes behind the last record");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** In few words. */
    public String text() {
      return text;
    }
  }

  /** The reason and the offset in a sentence's part, as {@code truncated at byte 31}. */
  @Override
  public String toString() {
    return reason.text() + " at byte " + offset;
  }
}
