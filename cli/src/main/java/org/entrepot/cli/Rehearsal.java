package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * What the launcher runs once after a build, with the JVM keeping the classes that it loads for
 * later starts: the help, and a question to a port of this machine that nobody listens on.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Runs it; what it prints goes nowhere. */
  public static void main(String... args) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    perform("--help");
    perform("atlas", "--help");
    perform(
        "atlas", "probes", "--attempts", "1", "--server", "http://127.0.0.1:" + port + "/api/v2/");
  }

  private static void perform(String... args) {
    PrintWriter nowhere = new PrintWriter(java.io.Writer.nullWriter());
    Main.run(OutputStream.nullOutputStream(), nowhere, args);
  }
}
