package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers that it failed where what writes to it does not. */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  boolean failed() {
    return failure != null;
  }

  /** Says what went wrong and gives the status, which is as it was if nothing did. */
  int judge(int status, PrintWriter err) {
    if (failure == null) {
      return status;
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Broken pipe")) {
      return 0; // whoever read it had enough, as head -1 has
    }
    err.println("entrepot: standard output cannot be written: " + message);
    return Failures.FAILED;
  }
}
