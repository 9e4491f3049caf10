package dev.rapport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house that the compiler can't hold, each with a breach of it that must be found.
 */
class ArchitectureTest {

  private static final Set<String> WRITES =
      Set.of("insertInto", "update", "deleteFrom", "delete", "mergeInto", "truncate", "batch");

  private static final String[] BUSINESS = {
    "..parties..",
    "..activities..",
    "..communication..",
    "..sales..",
    "..leads..",
    "..intelligence.."
  };

  private static final ArchRule RECORDS_ARE_WRITTEN_THROUGH_THE_WRITE_DOOR =
      noClasses()
          .that()
          .resideInAnyPackage(BUSINESS)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a jOOQ write",
                  (JavaCall<?> call) ->
                      WRITES.contains(call.getName())
                          && (call.getTargetOwner().isAssignableTo(DSLContext.class)
                              || call.getTargetOwner().isEquivalentTo(DSL.class))))
          .because("nobody can forget rights, rules, audit or events that way")
          .allowEmptyShould(true);

  private static final ArchRule MODULES_DO_NOT_MOCK =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("org.mockito.."))
          .because("tests run against the real thing");

  private static final ArchRule CONTROLLERS_DO_NOT_TALK_TO_THE_DATABASE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .and()
          .resideOutsideOfPackage("dev.rapport.platform..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(DSLContext.class)
          .because("a controller turns HTTP into a call, and rights are applied behind it");

  private static final ArchRule FIELD_TYPES_ARE_SEALED =
      classes()
          .that()
          .implement(dev.rapport.records.fieldtype.FieldType.class)
          .should()
          .resideInAPackage("dev.rapport.records.fieldtype")
          .because("the vocabulary is closed");

  private static JavaClasses house;

  @BeforeAll
  static void theHouse() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rapport");
  }

  @Test
  void business_modules_write_records_through_the_write_door_only() {
    RECORDS_ARE_WRITTEN_THROUGH_THE_WRITE_DOOR.check(house);
  }

  @Test
  void a_write_past_the_door_would_be_found() {
    var breach = new ClassFileImporter().importClasses(dev.rapport.parties.Breach.class);
    assertThatThrownBy(() -> RECORDS_ARE_WRITTEN_THROUGH_THE_WRITE_DOOR.check(breach))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a jOOQ write");
  }

  @Test
  void nothing_is_mocked() {
    MODULES_DO_NOT_MOCK.check(new ClassFileImporter().importPackages("dev.rapport"));
  }

  @Test
  void controllers_leave_the_database_to_others() {
    CONTROLLERS_DO_NOT_TALK_TO_THE_DATABASE.check(house);
  }

  @Test
  void field_types_live_in_one_place() {
    FIELD_TYPES_ARE_SEALED.check(house);
    assertThat(dev.rapport.records.fieldtype.FieldType.class.isSealed()).isTrue();
  }
}
