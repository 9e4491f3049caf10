package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.testing.ApiTest;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The definitions against the database as it really is. */
@ApiTest
class DefinitionsTest {

  @Autowired private DSLContext db;
  @Autowired private Catalog catalog;

  @Test
  void every_column_is_one_of_a_field_or_of_the_engine_and_every_field_has_its_column() {
    for (var object : catalog.objects()) {
      var known = new TreeSet<String>();
      known.addAll(java.util.List.of("id", "version", "deleted_at"));
      for (var field : object.fields().values()) {
        field.type().columns(field.column()).forEach(column -> known.add(column.getName()));
        known.add(field.type().comparand(field.column()).getName());
      }
      var there =
          db.fetch(
                  "select column_name from information_schema.columns where table_name = ?",
                  object.table().getName())
              .getValues(0, String.class);
      assertThat(known).as(object.name()).containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  void what_is_required_can_not_be_null_in_the_database_unless_rules_fill_it() {
    for (var object : catalog.objects()) {
      for (var field : object.fields().values()) {
        if (field.is(Trait.REQUIRED)) {
          assertThat(field.column().getDataType().nullable())
              .as(object.name() + "." + field.name())
              .isFalse();
        }
      }
    }
  }

  @Test
  void what_is_sortable_has_an_index_for_every_scope() {
    for (var object : catalog.objects()) {
      for (var field : object.fields().values()) {
        if (field.is(Trait.SORTABLE)) {
          var column = field.type().comparand(field.column()).getName();
          var first = new ArrayList<String>();
          object
              .table()
              .getIndexes()
              .forEach(index ->
                  first.add(
                      String.join(",", index.getFields().stream().map(f -> f.getName()).toList())));
          assertThat(first)
              .as(object.name() + "." + field.name())
              .anyMatch(columns -> columns.startsWith(column + ",id") || columns.equals(column));
        }
      }
    }
  }

  @Test
  void references_point_to_objects_that_there_are() {
    for (var object : catalog.objects()) {
      for (var field : object.fields().values()) {
        if (field.type() instanceof ReferenceType(var targets)) {
          assertThat(targets)
              .as(object.name() + "." + field.name())
              .allMatch(target -> catalog.find(target).isPresent());
        }
      }
    }
  }

  @Test
  void lists_boards_and_forms_name_fields_that_there_are() {
    for (var object : catalog.objects()) {
      var named = new TreeSet<String>();
      named.addAll(object.list().columns());
      named.add(object.list().sort().replaceFirst("^-", ""));
      named.addAll(object.figures());
      named.addAll(object.quickCreate());
      named.addAll(object.detail());
      named.add(object.labelField());
      if (object.board() != null) {
        named.addAll(object.board().card());
        named.add(object.board().group());
      }
      if (object.timeline() != null) {
        named.add(object.timeline().date());
        named.addAll(object.timeline().parties());
      }
      assertThat(object.fields().keySet()).as(object.name()).containsAll(named);
      assertThat(object.field(object.list().sort().replaceFirst("^-", "")).is(Trait.SORTABLE))
          .as(object.name())
          .isTrue();
      assertThat(
              object.related().stream()
                  .filter(related -> catalog.find(related.object()).isPresent())
                  .allMatch(related ->
                      catalog.object(related.object()).find(related.field()).isPresent()))
          .as(object.name())
          .isTrue();
    }
  }

  @Test
  void texts_sort_by_the_collation_of_all_five_languages() {
    for (var object : catalog.objects()) {
      for (var field : object.fields().values()) {
        if (field.is(Trait.SORTABLE) && field.type().name().equals("text")) {
          Field<?> column = field.column();
          assertThat(
                  db.fetchValue(
                      """
                      select collation_name from information_schema.columns
                      where table_name = ? and column_name = ?\
                      """,
                      object.table().getName(),
                      column.getName()))
              .as(object.name() + "." + field.name())
              .isEqualTo("rapport");
        }
      }
      assertThat(Objects.requireNonNull(object.table().getPrimaryKey()).getFields()).hasSize(1);
    }
  }
}
