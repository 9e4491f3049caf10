package dev.rapport.records.tags;

import static dev.rapport.records.FieldDefinition.of;
import static rapport.db.Tables.TAG;

import dev.rapport.records.Access;
import dev.rapport.records.Definitions;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.TagsType;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A tag as a record: everybody reads the words, administrators put them in order. */
@Configuration(proxyBeanMethods = false)
public class Tags {

  public static final String OBJECT = "tag";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> COLOR = FieldRef.of("color");

  /** The tag that this one means from now on. */
  public static final FieldRef<Reference> MERGED_INTO = FieldRef.of("mergedInto");

  /** In the screens' palette. */
  static final List<String> COLORS =
      List.of(
          "blue", "teal", "orange", "grape", "green", "pink", "cyan", "yellow", "violet", "lime",
          "red", "indigo", "gray");

  /** The colour that a new word gets: always the same, and others for others. */
  public static String color(String word) {
    var number = word.toLowerCase(Locale.ROOT).hashCode();
    return COLORS.get(Math.floorMod(number, COLORS.size() - 1));
  }

  @Bean
  Definitions tagDefinitions() {
    return Definitions.of(
        ObjectDefinition.of(OBJECT, "tags", TAG)
            .icon("tag", "gray")
            .access(Access.everyone())
            .fields(
                of(NAME, FieldTypes.text(TagsType.LONGEST), TAG.NAME)
                    .required()
                    .unique()
                    .sortable(),
                of(COLOR, FieldTypes.text(20), TAG.COLOR).required(),
                of(MERGED_INTO, FieldTypes.reference(OBJECT), TAG.MERGED_INTO_ID))
            .label("name")
            .list("name", "name", "color", "mergedInto")
            .quickCreate("name")
            .build());
  }
}
