package dev.rapport.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller that declares an {@link Actor} or an {@link Account} the one who asks. */
final class CurrentActor implements HandlerMethodArgumentResolver {

  /** Who is signed in on this request, if anybody. */
  static Optional<SignedIn> signedIn() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == Actor.class || type == Account.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var account =
        signedIn()
            .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("signed out"))
            .account();
    return parameter.getParameterType() == Actor.class ? account.actor() : account;
  }
}
