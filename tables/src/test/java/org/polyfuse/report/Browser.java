package org.polyfuse.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, driven over its DevTools. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 90;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private int calls;

  /** The program, where there is one. */
  static Optional<Path> installed() {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
            .flatMap(
                folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, Stream.of(Path.of("/usr/bin/chromium")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    HttpClient client = HttpClient.newHttpClient();
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page(client, address(process))), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf("ws://");
      if (at >= 0) {
        URI found = URI.create(line.substring(at).strip());
        return URI.create("http://" + found.getHost() + ":" + found.getPort() + "/json/list");
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  private static String page(HttpClient client, URI list) throws Exception {
    for (int tries = 0; tries < 100; tries++) {
      String text =
          client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
      for (JsonNode target : JSON.readTree(text)) {
        if (target.path("type").asText().equals("page")) {
          return target.path("webSocketDebuggerUrl").asText();
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser has no page");
  }

  /** What was seen of a page. */
  record Seen(double scrollWidth, double innerWidth, List<String> complaints, List<String> asked) {}

  /** Opens a file in a window of some width. */
  Seen open(Path file, int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    events.clear();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    await("Page.loadEventFired");
    double scroll = number("document.documentElement.scrollWidth");
    double inner = number("window.innerWidth");
    List<String> complaints = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (JsonNode event : events) {
      String method = event.path("method").asText();
      if (method.equals("Runtime.exceptionThrown")
          || method.equals("Log.entryAdded")
          || method.equals("Runtime.consoleAPICalled")) {
        complaints.add(event.toString());
      } else if (method.equals("Network.requestWillBeSent")) {
        asked.add(event.path("params").path("request").path("url").asText());
      }
    }
    asked.removeIf(url -> url.startsWith("data:") || url.equals(file.toUri().toString()));
    return new Seen(scroll, inner, complaints, asked);
  }

  private double number(String expression) throws Exception {
    return call("Runtime.evaluate", Map.of("expression", expression))
        .path("result")
        .path("value")
        .asDouble();
  }

  private JsonNode call(String method, Map<String, Object> params) throws Exception {
    int id = ++calls;
    String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params));
    socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode message = next(method);
      if (message.path("id").asInt() == id) {
        return message.path("result");
      }
      events.add(message);
    }
  }

  private void await(String event) throws Exception {
    while (events.stream().noneMatch(each -> each.path("method").asText().equals(event))) {
      events.add(next(event));
    }
  }

  private JsonNode next(String wanted) throws Exception {
    JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("the browser says nothing of " + wanted);
    }
    return message;
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
