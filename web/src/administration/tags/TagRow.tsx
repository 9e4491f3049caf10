import { ActionIcon, Popover, Select, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowMerge, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { queryClient } from '../../platform/queryClient';
import { changeRecord, deleteRecord } from '../../records/changes';
import type { Toast, Values } from '../../records/changes';
import { nameOf } from '../all';
import { ColorMenu } from '../fields/ColorMenu';
import { InlineText } from '../InlineText';

/** Records of every kind show tags. */
export function showEverywhere(): void {
  void queryClient.invalidateQueries({ queryKey: ['tags'] });
  void queryClient.invalidateQueries({ queryKey: ['label'] });
  void queryClient.invalidateQueries({ queryKey: ['records'] });
}

interface Props {
  object: ObjectDefinition;
  tag: RecordData;
  /** Those that mean this one. */
  merged: RecordData[];
  others: RecordData[];
  uses: number | undefined;
}

export function TagRow({ object, tag, merged, others, uses }: Props) {
  const { t } = useTranslation('tags');
  const format = useFormat();
  const [merging, setMerging] = useState(false);
  const name = nameOf(tag);
  const change = (record: RecordData, values: Values, toast?: Toast) =>
    changeRecord(object, record, values, toast).then(showEverywhere);

  function mergeInto(id: string | null) {
    const into = others.find((other) => other.id === id);
    if (!into) return;
    setMerging(false);
    const label = nameOf(into);
    const reference = { id: into.id, object: 'tag', label };
    change(
      tag,
      { mergedInto: reference },
      { message: t('page.merged', { name, into: label }) },
    ).catch(notifyProblem);
  }

  return (
    <tr>
      <td>
        <ColorMenu
          label={t('page.color', { name })}
          color={String(tag.color)}
          onChoose={(color) => void change(tag, { color }).catch(notifyProblem)}
        />
      </td>
      <td>
        <InlineText
          aria-label={t('page.nameOf', { name })}
          value={name}
          maxLength={60}
          onSave={(next) => change(tag, { name: next || null })}
        />
        {merged.map((other) => (
          <UnstyledButton
            key={other.id}
            title={t('page.separate', { name: nameOf(other) })}
            onClick={() => void change(other, { mergedInto: null }).catch(notifyProblem)}
          >
            <Text size="xs" c="dimmed" span dir="auto" ps={10}>
              {t('page.also', { names: nameOf(other) })}
            </Text>
          </UnstyledButton>
        ))}
      </td>
      <td>{uses === undefined ? '' : formatNumber(uses, format)}</td>
      <td style={{ whiteSpace: 'nowrap' }}>
        <Popover opened={merging} onChange={setMerging} trapFocus returnFocus shadow="md">
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              title={t('page.merge')}
              aria-label={t('page.mergeNamed', { name })}
              onClick={() => setMerging(!merging)}
            >
              <IconArrowMerge size={16} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Select
              size="xs"
              searchable
              data-autofocus
              label={t('page.into')}
              data={others.map((other) => ({ value: other.id, label: nameOf(other) }))}
              limit={50}
              comboboxProps={{ withinPortal: false }}
              onChange={mergeInto}
            />
          </Popover.Dropdown>
        </Popover>
        <Tooltip label={t('page.delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('page.deleteNamed', { name })}
            onClick={() => void deleteRecord(object, tag).then(showEverywhere, notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}
