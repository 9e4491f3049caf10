package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Everything that a file can fill in of an object's records, as far as the actor may write it. */
@Component
class TargetList {

  static final List<String> ADDRESS_PARTS =
      List.of("street", "city", "region", "postalCode", "country");

  private final Catalog catalog;
  private final List<ImportTargets> contributions;
  private final Labels labels;
  private final Synonyms synonyms;

  TargetList(Catalog catalog, List<ImportTargets> contributions, Labels labels, Synonyms synonyms) {
    this.catalog = catalog;
    this.contributions = contributions;
    this.labels = labels;
    this.synonyms = synonyms;
  }

  /** The targets by name, in the order in which people see them. */
  Map<String, Target> of(String objectName, Actor actor) {
    var object = catalog.object(objectName);
    var targets = new ArrayList<Target>();
    object.fields().values().stream()
        .filter(FieldDefinition::creatable)
        .filter(field -> actor.field(object.name(), field.name()) == FieldAccess.WRITE)
        .forEach(field -> targets.addAll(targets(object, field, actor)));
    targets.add(id(object, actor));
    contributed(objectName)
        .forEach(contribution ->
            contribution.extras(actor).forEach(extra -> targets.add(target(object, extra))));
    return targets.stream()
        .collect(
            Collectors.toMap(Target::name, target -> target, (one, _) -> one, LinkedHashMap::new));
  }

  /** What takes more than fields from the rows of an object. */
  List<ImportTargets> contributed(String object) {
    return contributions.stream()
        .filter(contribution -> contribution.object().equals(object))
        .toList();
  }

  private Target id(ObjectDefinition object, Actor actor) {
    var label = labels.field(object.name(), Target.ID, actor.language());
    var names = labels.fieldNames(object.name(), Target.ID);
    return new Target(Target.ID, label, "", null, null, names, List.of());
  }

  private List<Target> targets(ObjectDefinition object, FieldDefinition field, Actor actor) {
    var label = labels.field(object.name(), field.name(), actor.language());
    var group = labels.section(object.name(), field.section(), actor.language());
    if (field.type() instanceof AddressType) {
      return ADDRESS_PARTS.stream()
          .map(part -> part(object, field, part, label, group, actor))
          .toList();
    }
    var matches =
        field.type() instanceof ReferenceType reference ? reference.targets() : List.<String>of();
    return List.of(
        new Target(field.name(), label, group, field, null, names(object, field.name()), matches));
  }

  private Target part(
      ObjectDefinition object,
      FieldDefinition field,
      String part,
      String label,
      String group,
      Actor actor) {
    var name = field.name() + "." + part;
    var names = new HashSet<>(synonyms.of(object.name(), name));
    names.add(Names.squash(part));
    names.add(Names.squash(name));
    labels.partNames(part).forEach(names::add);
    return new Target(
        name,
        label + ": " + labels.part(part, actor.language()),
        group,
        field,
        part,
        names,
        List.of());
  }

  private Target target(ObjectDefinition object, ImportTargets.Extra extra) {
    var names = new HashSet<>(synonyms.of(object.name(), extra.name()));
    extra.aliases().stream().map(Names::squash).forEach(names::add);
    return new Target(extra.name(), extra.label(), "", null, null, names, extra.matches());
  }

  private Set<String> names(ObjectDefinition object, String field) {
    var names = new HashSet<>(synonyms.of(object.name(), field));
    names.add(Names.squash(field));
    names.addAll(labels.fieldNames(object.name(), field));
    return names;
  }
}
