package org.entrepot.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one file of a zip archive: of several nobody could say which is meant. */
final class SingleZipStream extends FilterInputStream {
  private final ZipInputStream zip;

  SingleZipStream(InputStream in) throws IOException {
    this(new ZipInputStream(in));
  }

  private SingleZipStream(ZipInputStream zip) throws IOException {
    super(zip);
    this.zip = zip;
    ZipEntry only = zip.getNextEntry();
    if (only == null || only.isDirectory()) {
      throw new IOException("the archive does not begin with a file");
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = zip.read(bytes, offset, length);
    if (n < 0 && zip.getNextEntry() != null) {
      throw new IOException("the archive holds more than one file");
    }
    return n;
  }
}
