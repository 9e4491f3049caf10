package dev.rapport.testing;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;

/** What comes at once of an answer that may go on for ever. */
final class Beginning implements BodySubscriber<String> {

  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final StringBuffer text = new StringBuffer();

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
        .execute(() -> {
          onComplete(); // before the answer breaks off by it
          subscription.cancel();
        });
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    parts.forEach(part -> text.append(StandardCharsets.UTF_8.decode(part)));
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(text.toString());
  }
}
