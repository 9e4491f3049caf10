package dev.rapport.records.tags;

import dev.rapport.identity.Actor;
import dev.rapport.records.ForbiddenException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The vocabulary to choose from, and for administrators how much each tag is used. */
@RestController
@RequestMapping("/api/tags")
class TagController {

  @Schema(name = "Vocabulary")
  record TagsView(List<TagView> tags) {}

  @Schema(name = "Tag")
  record TagView(UUID id, String label, String color) {}

  @Schema(name = "TagUses")
  record Uses(List<Use> uses) {}

  /**
   * @param records how many have it, of all objects
   */
  @Schema(name = "TagUse")
  record Use(UUID id, long records) {}

  private final TagVocabulary vocabulary;
  private final TagUses uses;

  TagController(TagVocabulary vocabulary, TagUses uses) {
    this.vocabulary = vocabulary;
    this.uses = uses;
  }

  @GetMapping
  TagsView tags(Actor actor) {
    return new TagsView(
        vocabulary.all().stream()
            .map(tag -> new TagView(Objects.requireNonNull(tag.id()), tag.label(), tag.color()))
            .toList());
  }

  /** Of records whoever they belong to: it would tell others of what they don't see. */
  @GetMapping("/uses")
  Uses uses(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
    return new Uses(
        uses.all(actor).entrySet().stream()
            .map(use -> new Use(use.getKey(), use.getValue()))
            .toList());
  }
}
