import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { notifyProblem } from '../../platform/notify';
import { useObject } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import type { Values } from '../../records/changes';
import { CreateDialog } from '../../records/form/CreateDialog';
import classes from '../administration.module.css';
import { allQuery, nameOf, referenceOf } from '../all';
import { InlineText } from '../InlineText';
import own from './pipelines.module.css';
import { moved, saveOrder } from './reorder';
import { StageRow } from './StageRow';
import { Sorting } from '../sorting/Sorting';

const stageFields = ['name', 'pipeline', 'position', 'probability', 'kind', 'stallsAfter'];

/** The pipelines with their stages, in the order in which deals go through them. */
export function PipelinesPage() {
  const { t } = useTranslation('administration');
  const pipelineObject = useObject('pipeline');
  const stageObject = useObject('stage');
  const pipelines = useSuspenseQuery(allQuery('pipeline', ['name', 'position'])).data.records;
  const stages = useSuspenseQuery(allQuery('stage', stageFields)).data.records;
  const [creating, setCreating] = useState<'pipeline' | Values | null>(null);
  if (!pipelineObject || !stageObject) return null;

  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" c="dimmed" className={classes.grow} maw={640}>
          {t('pipelines.text')}
        </Text>
        {pipelineObject.can.create && (
          <Button
            leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
            onClick={() => setCreating('pipeline')}
          >
            {t('pipelines.add')}
          </Button>
        )}
      </div>
      {inOrder(pipelines).map((pipeline) => (
        <Pipeline
          key={pipeline.id}
          object={pipelineObject}
          stageObject={stageObject}
          pipeline={pipeline}
          stages={inOrder(
            stages.filter((stage) => referenceOf(stage, 'pipeline')?.id === pipeline.id),
          )}
          onAddStage={setCreating}
        />
      ))}
      {creating && (
        <CreateDialog
          object={creating === 'pipeline' ? pipelineObject : stageObject}
          initial={creating === 'pipeline' ? { position: pipelines.length } : creating}
          onClose={() => setCreating(null)}
          onCreated={() => setCreating(null)}
        />
      )}
    </>
  );
}

function Pipeline({
  object,
  stageObject,
  pipeline,
  stages,
  onAddStage,
}: {
  object: ObjectDefinition;
  stageObject: ObjectDefinition;
  pipeline: RecordData;
  stages: RecordData[];
  onAddStage: (initial: Values) => void;
}) {
  const { t } = useTranslation('administration');
  const name = nameOf(pipeline);
  // The order on screen after a drag, until the server's comes back.
  const [order, setOrder] = useState<string[] | null>(null);
  const shown = order
    ? order.flatMap((id) => stages.find((stage) => stage.id === id) ?? [])
    : stages;

  function drop(event: DragEndEvent) {
    const { source } = event.operation;
    if (event.canceled || !isSortable(source) || source.initialIndex === source.index) return;
    const next = moved(shown, source.initialIndex, source.index);
    setOrder(next.map(({ id }) => id));
    saveOrder('stage', next)
      .catch(notifyProblem)
      .finally(() => setOrder(null));
  }

  return (
    <section className={own.pipeline} aria-label={name}>
      <Group wrap="nowrap" gap={4} className={own.head}>
        <div className={own.name}>
          <InlineText
            aria-label={t('pipelines.nameOf', { name })}
            value={name}
            size="sm"
            fw={600}
            onSave={(next) => changeRecord(object, pipeline, { name: next || null })}
          />
        </div>
        <Tooltip label={t('delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('deleteNamed', { name })}
            onClick={() => deleteRecord(object, pipeline).catch(notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <div className={classes.scroll}>
        <Sorting onDrop={drop}>
          <table className={`${classes.table} ${own.stages}`}>
            <thead>
              <tr>
                <th scope="col" className={own.grip}>
                  <span className="visuallyHidden">{t('pipelines.order')}</span>
                </th>
                <th scope="col">{t('pipelines.stage')}</th>
                <th scope="col">{t('pipelines.kind')}</th>
                <th scope="col">{t('pipelines.probability')}</th>
                <th scope="col">{t('pipelines.stallsAfter')}</th>
                <th scope="col">
                  <span className="visuallyHidden">{t('actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((stage, index) => (
                <StageRow key={stage.id} object={stageObject} stage={stage} index={index} />
              ))}
            </tbody>
          </table>
        </Sorting>
      </div>
      {stageObject.can.create && (
        <Button
          variant="subtle"
          mt={6}
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() =>
            onAddStage({
              pipeline: { id: pipeline.id, object: 'pipeline', label: name },
              kind: 'open',
              position: stages.length,
            })
          }
        >
          {t('pipelines.addStage')}
        </Button>
      )}
    </section>
  );
}

function inOrder(records: RecordData[]): RecordData[] {
  return records.toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0));
}
