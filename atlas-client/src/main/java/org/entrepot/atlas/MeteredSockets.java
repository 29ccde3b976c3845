package org.entrepot.atlas;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * The socket of one connection, which counts what is read since the last whole message and stops
 * where that is too much: OkHttp keeps a message in memory until its end, however long it is. (A
 * SOCKS proxy makes its own sockets; there a message is measured when it has come.)
 */
final class MeteredSockets extends SocketFactory {
  /** More than was asked for: the answer to the upgrade, and what is read ahead. */
  private static final long SLACK = 1 << 18;

  /** A message that is too long. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(long limit) {
      super("a message of more than " + limit + " bytes");
    }
  }

  private final long limit;
  private final AtomicLong read = new AtomicLong();
  private volatile boolean connected;

  MeteredSockets(long limit) {
    this.limit = limit;
  }

  /** A message has come whole. */
  void restart() {
    read.set(0);
  }

  /** Whether there is a connection. */
  boolean isConnected() {
    return connected;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress to, int timeout) throws IOException {
        super.connect(to, timeout);
        connected = true;
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return new Metered(super.getInputStream());
      }
    };
  }

  private final class Metered extends FilterInputStream {
    Metered(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int some = super.read(into, from, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int bytes) throws IOException {
      if (read.addAndGet(bytes) > limit + SLACK) {
        throw new TooLong(limit);
      }
    }
  }

  // OkHttp asks for sockets that are not connected yet, and for no others.

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
