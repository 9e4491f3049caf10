package dev.rapport.parties;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.Definitions;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.transfer.ImportTargets;
import org.jooq.DSLContext;
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
        RelationType.definition(),
        Consent.definition());
  }

  @Bean
  ImportTargets companyRelations(
      DSLContext sql, RecordWriter writer, Messages messages, RelationWords words) {
    return new RelationImport(Company.OBJECT, sql, writer, messages, words);
  }

  @Bean
  ImportTargets personRelations(
      DSLContext sql, RecordWriter writer, Messages messages, RelationWords words) {
    return new RelationImport(Person.OBJECT, sql, writer, messages, words);
  }
}
