package dev.rapport.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can lose everything without a word, as a network does. */
public final class SilentProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** Changes with each silence: what was opened before it stays silent for ever. */
  private volatile Object era = new Object();

  private volatile boolean silent;

  public SilentProxy(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes through, in either direction, and nobody is told. */
  public void fallSilent() {
    silent = true;
    era = new Object();
  }

  /** New connections come through again; those before are lost. */
  public void speak() {
    silent = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var caller = listener.accept();
        sockets.add(caller);
        if (!silent) {
          var server = new Socket(host, port);
          sockets.add(server);
          var opened = era;
          Thread.ofVirtual().start(() -> pump(caller, server, opened));
          Thread.ofVirtual().start(() -> pump(server, caller, opened));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, Object opened) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (era == opened) {
          out.write(bytes, 0, read);
        }
      }
      if (era == opened) {
        to.close();
      }
    } catch (IOException closed) {
      // One of both has gone.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
