package dev.rapport.records;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records, boards and figures as the API shows them. */
@Component
public final class RecordJson {

  private final Messages messages;

  RecordJson(Messages messages) {
    this.messages = messages;
  }

  public RecordData record(RecordRow row) {
    return RecordData.of(row);
  }

  public List<RecordData> records(List<RecordRow> rows) {
    return rows.stream().map(this::record).toList();
  }

  RecordViews.Page page(RecordPage page, Records.@Nullable Count count) {
    return new RecordViews.Page(records(page.records()), page.next(), count);
  }

  /** Without the columns of values that nobody is offered any more, where nothing is left there. */
  RecordViews.Board board(Board board, Locale language) {
    var hidden =
        Choice.of(board.group().type()).stream()
            .filter(Choice::hidden)
            .map(Choice::value)
            .collect(Collectors.toSet());
    return new RecordViews.Board(
        board.columns().stream()
            .filter(column ->
                column.count() > 0 || column.key() == null || !hidden.contains(column.key()))
            .map(column -> column(board, column, language))
            .toList());
  }

  RecordViews.Figures aggregate(
      Aggregate aggregate, Aggregate.Query query, ObjectDefinition object, Locale language) {
    var fields = query.keys().stream().map(key -> object.field(key.field())).toList();
    return new RecordViews.Figures(
        aggregate.groups().stream().map(group -> group(group, object, fields, language)).toList(),
        aggregate.total().stream().map(RecordViews.Figure::new).toList());
  }

  /** What people read for a value of a choice. */
  public String choice(ObjectDefinition object, String field, String value, Locale language) {
    var key = "choice." + object.name() + "." + field + "." + value;
    return messages.has(key) ? messages.text(language, key) : value;
  }

  private RecordViews.BoardColumn column(Board board, Board.Column column, Locale language) {
    return new RecordViews.BoardColumn(
        Objects.toString(column.key(), null),
        switch (column.key()) {
          case null -> "";
          case UUID _ -> Objects.requireNonNullElse(column.label(), "");
          case Object value ->
              choice(board.object(), board.group().name(), value.toString(), language);
        },
        column.color(),
        column.count(),
        column.sum(),
        records(column.records()),
        column.next());
  }

  private RecordViews.Group group(
      Aggregate.Group group,
      ObjectDefinition object,
      List<FieldDefinition> fields,
      Locale language) {
    var keys = new ArrayList<RecordViews.Key>();
    for (var i = 0; i < fields.size(); i++) {
      keys.add(key(object, fields.get(i), group.keys().get(i), language));
    }
    return new RecordViews.Group(
        keys, group.values().stream().map(RecordViews.Figure::new).toList());
  }

  private RecordViews.Key key(
      ObjectDefinition object, FieldDefinition field, @Nullable Object value, Locale language) {
    return switch (value) {
      case null -> new RecordViews.Key(null, null);
      case Reference reference -> new RecordViews.Key(reference.id().toString(), reference.label());
      default ->
          new RecordViews.Key(
              value.toString(),
              field.type() instanceof ChoiceType || field.type() instanceof MultiChoiceType
                  ? choice(object, field.name(), value.toString(), language)
                  : value.toString());
    };
  }
}
