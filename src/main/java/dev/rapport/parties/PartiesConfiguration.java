package dev.rapport.parties;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.Definitions;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.transfer.ImportTargets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartiesConfiguration {

  @Bean
  Definitions parties() {
    return Definitions.of(
        Company.definition(),
        Person.definition(),
        Relation.definition(),
        RelationType.definition());
  }

  @Bean
  TwinSource companyTwins() {
    return new TwinSource(
        Company.OBJECT,
        List.of(Company.OBJECT),
        List.of(TwinSource.named(Company.NAME.name(), Company.OBJECT)));
  }

  @Bean
  TwinSource personTwins() {
    return new TwinSource(
        Person.OBJECT,
        List.of(Person.OBJECT),
        List.of(new TwinSource.Named(PartiesConfiguration::personName, List.of(Person.OBJECT))));
  }

  private static @Nullable String personName(Map<String, @Nullable Object> values) {
    var first = values.get(Person.FIRST_NAME.name()) instanceof String name ? name : null;
    var last = values.get(Person.LAST_NAME.name()) instanceof String name ? name : null;
    var whole = new PersonName(first, last).whole();
    return whole == null && values.get(Person.NAME.name()) instanceof String name ? name : whole;
  }

  @Bean
  ImportTargets companyRelations(DSLContext sql, RecordWriter writer, Messages messages) {
    return new RelationImport(Company.OBJECT, sql, writer, messages);
  }

  @Bean
  ImportTargets personRelations(DSLContext sql, RecordWriter writer, Messages messages) {
    return new RelationImport(Person.OBJECT, sql, writer, messages);
  }
}
