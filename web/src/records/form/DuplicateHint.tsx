import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DuplicateCandidate, ObjectDefinition } from '../../platform/api';
import { request } from '../../platform/client';
import { formatList, formatPercent, useFormat } from '../../platform/format';
import { fieldOf } from '../catalog';
import type { Values } from '../changes';
import { isEmpty, toJson } from '../fieldTypes';
import { ReferenceChip } from '../fields/ReferenceChip';

/** Says while one types that the record may be there already. */
export function DuplicateHint({ object, values }: { object: ObjectDefinition; values: Values }) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const filled = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const field = fieldOf(object, name);
      return field && !isEmpty(value) ? [[name, toJson(field, value)]] : [];
    }),
  );
  const [asked] = useDebouncedValue(JSON.stringify(filled), 300);
  const { data } = useQuery({
    queryKey: ['duplicates', object.name, asked],
    queryFn: ({ signal }) =>
      request<{ candidates: DuplicateCandidate[] }>(`/api/duplicates/${object.name}`, {
        method: 'POST',
        body: JSON.parse(asked) as unknown,
        signal,
      }),
    enabled: asked !== '{}',
    placeholderData: keepPreviousData,
    // A hint that can't be given must not stand in the way of the form.
    retry: false,
  });
  const candidates = asked === '{}' ? [] : (data?.candidates ?? []);

  return (
    <div role="status">
      {candidates.length > 0 && (
        <Alert color="yellow" title={t('duplicates.title')} p="sm">
          <List size="sm" spacing={4} listStyleType="none">
            {candidates.map((candidate) => (
              <List.Item key={candidate.id}>
                <ReferenceChip reference={candidate} />{' '}
                <Text span size="xs" c="dimmed">
                  {[
                    candidate.detail,
                    t('duplicates.score', {
                      percent: formatPercent(Math.floor(candidate.score * 100), format),
                    }),
                    t('duplicates.same', {
                      reasons: formatList(
                        candidate.reasons.map((reason) => t(`duplicates.${reason}`)),
                        format,
                      ),
                    }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
