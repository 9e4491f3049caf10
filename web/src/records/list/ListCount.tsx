import { Text, Tooltip, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatNumber, useFormat } from '../../platform/format';
import { countQuery } from './listData';

/** How many records the list holds; beyond 10,000 a click counts them all. */
export function ListCount({
  object,
  filter,
}: {
  object: ObjectDefinition;
  filter: string | undefined;
}) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const [exactFor, setExactFor] = useState<string | undefined | null>(null);
  const exact = exactFor === filter;
  const { data: count } = useQuery({
    ...countQuery(object, filter, exact),
    placeholderData: keepPreviousData,
  });
  if (!count) return null;
  const number = formatNumber(count.value, format);
  if (count.exact) {
    return (
      <Text
        size="sm"
        c="dimmed"
        className="tabular"
        aria-label={t('list.count', { count: count.value })}
      >
        {number}
      </Text>
    );
  }
  return (
    <Tooltip label={t('list.countAll')}>
      <UnstyledButton
        fz="sm"
        c="dimmed"
        className="tabular"
        aria-label={t('list.countAll')}
        onClick={() => setExactFor(filter)}
      >
        {t('list.more', { number })}
      </UnstyledButton>
    </Tooltip>
  );
}
