import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Id, Schemas } from '../../platform/api';
import { formatDate, useFormat } from '../../platform/format';
import { useObject } from '../../records/catalog';
import { recordQuery } from '../../records/recordQueries';
import { labelOf } from './duplicates';

interface Props {
  all: Schemas['MergeSettlementContention'][];
  /** Of the record that goes, those that stay. */
  staying: Id[];
  onChange: (staying: Id[]) => void;
}

/** Where only one of two relations can hold at a time: which one stays. */
export function Contending({ all, staying, onChange }: Props) {
  const { t } = useTranslation('duplicates');
  const choose = (id: Id, stays: boolean) =>
    onChange([...staying.filter((other) => other !== id), ...(stays ? [id] : [])]);
  if (all.length === 0) return null;
  return (
    <Stack gap="sm">
      {all.map(({ object, ofSurvivor, ofMerged }) => (
        <Radio.Group
          key={`${ofSurvivor} ${ofMerged}`}
          label={t('dialog.contend.title')}
          value={staying.includes(ofMerged) ? ofMerged : ofSurvivor}
          onChange={(id) => choose(ofMerged, id === ofMerged)}
        >
          <Stack gap={6} mt={6}>
            <Choice object={object} id={ofSurvivor} />
            <Choice object={object} id={ofMerged} />
          </Stack>
        </Radio.Group>
      ))}
      <Text size="xs" c="dimmed">
        {t('dialog.contend.help')}
      </Text>
    </Stack>
  );
}

function Choice({ object: name, id }: { object: string; id: Id }) {
  const object = useObject(name);
  const { data } = useQuery(recordQuery(name, id));
  const period = usePeriod(data?.validFrom, data?.validTo);
  return (
    <Radio
      value={id}
      label={<bdi>{object && data ? labelOf(object, data) : '…'}</bdi>}
      description={period}
    />
  );
}

/** When it holds, as far as anybody knows. */
function usePeriod(validFrom: unknown, validTo: unknown): string | undefined {
  const { t } = useTranslation(['network', 'duplicates']);
  const format = useFormat();
  const from = typeof validFrom === 'string' ? formatDate(validFrom, format) : null;
  const to = typeof validTo === 'string' ? formatDate(validTo, format) : null;
  if (from && to) return t('duplicates:dialog.contend.between', { from, to });
  if (from) return t('relations.since', { date: from });
  return to ? t('relations.until', { date: to }) : undefined;
}
