import { ActionIcon, Select, Text, Tooltip } from '@mantine/core';
import { useSortable } from '@dnd-kit/react/sortable';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { formatPercent, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { fieldOf } from '../../records/catalog';
import { changeRecord, deleteRecord } from '../../records/changes';
import classes from '../administration.module.css';
import { nameOf } from '../all';
import { InlineNumber } from '../InlineNumber';
import { InlineText } from '../InlineText';
import { DragHandle } from '../sorting/DragHandle';
import own from './pipelines.module.css';

export function StageRow({
  object,
  stage,
  index,
}: {
  object: ObjectDefinition;
  stage: RecordData;
  index: number;
}) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const { ref, handleRef, isDragging } = useSortable({ id: stage.id, index });
  const name = nameOf(stage);
  const open = stage.kind === 'open';
  const choices = fieldOf(object, 'kind')?.choices ?? [];
  const numberOf = (field: string) => (stage[field] == null ? null : Number(stage[field]));
  return (
    <tr ref={ref} data-dragging={isDragging || undefined}>
      <td className={own.grip}>
        <DragHandle ref={handleRef} name={name} />
      </td>
      <td>
        <InlineText
          aria-label={t('pipelines.stageName', { name })}
          value={name}
          onSave={(next) => changeRecord(object, stage, { name: next || null })}
        />
      </td>
      <td>
        <Select
          size="xs"
          className={classes.plainInput}
          aria-label={t('pipelines.kindOf', { name })}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={String(stage.kind)}
          allowDeselect={false}
          onChange={(kind) => changeRecord(object, stage, { kind }).catch(notifyProblem)}
        />
      </td>
      <td>
        {open ? (
          <InlineNumber
            label={t('pipelines.probabilityOf', { name })}
            value={numberOf('probability')}
            suffix="%"
            onSave={(probability) => changeRecord(object, stage, { probability })}
          />
        ) : (
          <Text span size="xs" c="dimmed">
            {formatPercent(numberOf('probability') ?? 0, format)}
          </Text>
        )}
      </td>
      <td>
        {open && (
          <InlineNumber
            label={t('pipelines.stallsAfterOf', { name })}
            value={numberOf('stallsAfter')}
            placeholder={t('pipelines.never')}
            onSave={(stallsAfter) => changeRecord(object, stage, { stallsAfter })}
          />
        )}
      </td>
      <td>
        <Tooltip label={t('delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('deleteNamed', { name })}
            onClick={() => deleteRecord(object, stage).catch(notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}
