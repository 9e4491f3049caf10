package dev.rapport.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Every address that is none of the API's opens the one page of the screens, which find their view
 * by it. Files whose names carry a hash of their content never change, so browsers keep them.
 */
@Configuration(proxyBeanMethods = false)
class ScreensConfiguration implements WebMvcConfigurer {

  private static final ClassPathResource PAGE = new ClassPathResource("static/index.html");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PageResolver());
  }

  private static final class PageResolver extends PathResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
        @Nullable HttpServletRequest request,
        String path,
        List<? extends Resource> locations,
        ResourceResolverChain chain) {
      Resource file = super.resolveResourceInternal(request, path, locations, chain);
      return file == null && request != null && isView(request, path) && PAGE.exists()
          ? PAGE
          : file;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      return path.isEmpty() ? null : super.getResource(path, location);
    }

    private static boolean isView(HttpServletRequest request, String path) {
      String accept = request.getHeader(HttpHeaders.ACCEPT);
      return accept != null
          && accept.contains("text/html")
          && !path.startsWith("api/")
          && !path.startsWith("actuator/");
    }
  }
}
