package dev.rapport.sales;

import dev.rapport.identity.Actor;
import dev.rapport.identity.OrganisationSetUp;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a new organisation a pipeline with the usual stages, in its language. */
@Component
class SalesSetUp {

  /**
   * @param name of its message
   * @param position with room between, so that stages can be put in between
   * @param stallsAfter in days; 0 for closed stages, where deals rest for good
   */
  private record Start(String name, int position, int probability, String kind, int stallsAfter) {}

  private static final List<Start> STAGES =
      List.of(
          new Start("prospecting", 10, 10, Opportunity.OPEN, 30),
          new Start("qualification", 20, 25, Opportunity.OPEN, 21),
          new Start("proposal", 30, 50, Opportunity.OPEN, 14),
          new Start("negotiation", 40, 75, Opportunity.OPEN, 14),
          new Start("won", 100, 100, Opportunity.WON, 0),
          new Start("lost", 110, 0, Opportunity.LOST, 0));

  private final RecordWriter writer;
  private final Messages messages;

  SalesSetUp(RecordWriter writer, Messages messages) {
    this.writer = writer;
    this.messages = messages;
  }

  @EventListener
  void on(OrganisationSetUp event) {
    var language = Languages.of(event.organisation().language());
    var pipeline = Ids.next();
    var changes = new ArrayList<Change>();
    changes.add(
        new Change.Create(
            Pipeline.OBJECT,
            pipeline,
            new Values()
                .with(Pipeline.NAME, messages.text(language, "setUp.pipeline"))
                .with(Pipeline.POSITION, BigDecimal.ONE)
                .toMap()));
    for (var stage : STAGES) {
      changes.add(
          new Change.Create(
              Stage.OBJECT,
              Ids.next(),
              new Values()
                  .with(Stage.NAME, messages.text(language, "setUp.stage." + stage.name()))
                  .with(Stage.PIPELINE, Reference.to(pipeline))
                  .with(Stage.POSITION, BigDecimal.valueOf(stage.position()))
                  .with(Stage.KIND, stage.kind())
                  .with(Stage.PROBABILITY, BigDecimal.valueOf(stage.probability()))
                  .with(
                      Stage.STALLS_AFTER,
                      stage.stallsAfter() == 0 ? null : BigDecimal.valueOf(stage.stallsAfter()))
                  .toMap()));
    }
    writer.write(changes, Actor.SYSTEM, Origin.SET_UP);
  }
}
