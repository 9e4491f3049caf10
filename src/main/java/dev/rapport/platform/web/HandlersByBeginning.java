package dev.rapport.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the method that answers a request as Spring does, but looks only at those whose addresses
 * begin like the request's: to match each pattern of the API takes a sixth of all that is computed
 * for a small answer.
 */
@Component
final class HandlersByBeginning implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new Mapping();
  }

  private static final class Mapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<List<String>>> beginnings =
        new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
        RequestMappingInfo info, HttpServletRequest request) {
      var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
      var possible = beginnings.computeIfAbsent(info, Mapping::beginnings);
      for (var beginning : possible) {
        if (begins(path, beginning)) {
          return super.getMatchingMapping(info, request);
        }
      }
      return null;
    }

    /** Of each of its patterns, the segments in front of the first that is not plain text. */
    private static List<List<String>> beginnings(RequestMappingInfo info) {
      return info.getPatternValues().stream()
          .map(pattern ->
              Arrays.stream(pattern.split("/"))
                  .filter(segment -> !segment.isEmpty())
                  .takeWhile(segment -> segment.chars().noneMatch(c -> "{*?".indexOf(c) >= 0))
                  .toList())
          .toList();
    }

    private static boolean begins(PathContainer path, List<String> beginning) {
      var elements = path.elements();
      for (var i = 0; i < beginning.size(); i++) {
        var at = 2 * i + 1; // a separator stands in front of each segment
        if (at >= elements.size()
            || !(elements.get(at) instanceof PathContainer.PathSegment segment)
            || !segment.valueToMatch().equals(beginning.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
