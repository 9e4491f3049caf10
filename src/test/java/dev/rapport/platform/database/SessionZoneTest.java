package dev.rapport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.testing.ApiTest;
import java.sql.SQLException;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The application on a machine of whatever time zone. */
@ApiTest
class SessionZoneTest {

  private final TimeZone zone = TimeZone.getDefault();

  @Autowired private DataSource source;
  @Autowired private DSLContext sql;

  @AfterEach
  void asItWas() throws SQLException {
    TimeZone.setDefault(zone);
    connectAnew();
  }

  @Test
  void a_day_begins_at_the_same_moment_wherever_the_application_runs() throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Almaty"));
    connectAnew();

    var same = DSL.field("timestamptz '2026-11-23 00:00Z' = date '2026-11-23'", Boolean.class);
    assertThat(sql.select(same).fetchSingle(same)).isTrue();
  }

  private void connectAnew() throws SQLException {
    source.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
  }
}
