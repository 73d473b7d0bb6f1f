package io.footfall.runners.dataflow;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** In place of the service: takes every job and says that it is done. */
final class OfflineService extends MockHttpTransport {
  private static final String DONE =
      "{\"id\":\"job-1\",\"projectId\":\"no-project\",\"location\":\"us-central1\","
          + "\"currentState\":\"JOB_STATE_DONE\"}";

  private final List<String> jobs = new ArrayList<>();

  /** Jobs submitted so far, as JSON. */
  synchronized List<String> jobs() {
    return List.copyOf(jobs);
  }

  private synchronized void submitted(String job) {
    jobs.add(job);
  }

  @Override
  public LowLevelHttpRequest buildRequest(String method, String url) {
    return new MockLowLevelHttpRequest(url) {
      @Override
      public LowLevelHttpResponse execute() throws IOException {
        if (method.equals("POST") && url.matches(".*/locations/us-central1/jobs(\\?.*)?")) {
          submitted(body(this));
        }
        return new MockLowLevelHttpResponse()
            .setContentType("application/json")
            .setContent(url.contains("/messages") ? "{}" : DONE);
      }
    };
  }

  private static String body(MockLowLevelHttpRequest request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.getStreamingContent().writeTo(bytes);
    byte[] plain = bytes.toByteArray();
    if ("gzip".equals(request.getContentEncoding())) {
      try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(plain))) {
        plain = in.readAllBytes();
      }
    }
    return new String(plain, StandardCharsets.UTF_8);
  }
}
