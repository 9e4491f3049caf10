package dev.rapport.platform;

import dev.rapport.testing.TestDatabaseCustomizerFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.test.context.ContextCustomizerFactories;

/** A test of the platform alone, with nothing that stands on it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = PlatformTest.Platform.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ContextCustomizerFactories(TestDatabaseCustomizerFactory.class)
@Import(PlatformTest.UserByHeader.class)
public @interface PlatformTest {

  String USER = "X-Test-User";

  /** By package: to have Modulith find the module's classes would read all of the house's first. */
  @Configuration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "dev.rapport.platform",
      excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Platform {}

  /** In place of sign-in, which is identity's: the user's id comes in a header. */
  @TestConfiguration
  class UserByHeader {
    @Bean
    SecurityFilterChain security(HttpSecurity http) {
      return http.csrf(csrf -> csrf.disable())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .addFilterBefore(
              (request, response, chain) -> {
                String user = ((HttpServletRequest) request).getHeader(USER);
                if (user != null) {
                  SecurityContextHolder.getContext()
                      .setAuthentication(new TestingAuthenticationToken(user, "", List.of()));
                }
                chain.doFilter(request, response);
              },
              AnonymousAuthenticationFilter.class)
          .build();
    }
  }
}
