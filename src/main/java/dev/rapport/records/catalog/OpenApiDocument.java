package dev.rapport.records.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The OpenAPI document of the catalog as it is: it is generated when somebody asks for the first
 * one after a change, and is in English whoever asks.
 */
@RestController
class OpenApiDocument extends OpenApiWebMvcResource {

  /**
   * @param state the catalog's when it was generated
   */
  record Kept(Object state, OpenAPI api, byte[] json, String etag) {}

  private final Catalog catalog;
  private final HttpServletResponse response;
  private @Nullable Kept kept;

  /**
   * @param response the one to the request that is under way
   */
  OpenApiDocument(
      ObjectFactory<OpenAPIService> builder,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers,
      Catalog catalog,
      HttpServletResponse response) {
    super(builder, requests, responses, operations, properties, providers, customizers);
    this.catalog = catalog;
    this.response = response;
  }

  /** Null when the one who asks has it already. */
  @Override
  public byte @Nullable [] openapiJson(HttpServletRequest request, String url, Locale language)
      throws JsonProcessingException {
    var document = document();
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    return new ServletWebRequest(request, response).checkNotModified(document.etag())
        ? null
        : document.json();
  }

  @Override
  public byte[] openapiYaml(HttpServletRequest request, String url, Locale language)
      throws JsonProcessingException {
    return writeYamlValue(document().api());
  }

  synchronized Kept document() throws JsonProcessingException {
    // Asked for before it is read: what changes meanwhile makes this one out of date.
    var state = catalog.state();
    var last = kept;
    if (last == null || last.state() != state) {
      var api = getOpenApi("/", Locale.ENGLISH);
      var json = writeJsonValue(api);
      last = new Kept(state, api, json, "\"" + DigestUtils.md5DigestAsHex(json) + "\"");
      kept = last;
    }
    return last;
  }
}
