import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { formatNumber, todayIn, useFormat } from '../../platform/format';
import { useOnce } from '../../platform/useOnce';
import type { Rule, Simulated } from './assignment';
import { Replayed } from './Replayed';

/** What a rule would have done with the leads of a period. */
export function SimulationDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const today = todayIn(format.timeZone);
  const [from, setFrom] = useState(`${Number(today.slice(0, 4)) - 1}${today.slice(4)}`);
  const [to, setTo] = useState(today);
  const replay = useOnce({
    mutationFn: () =>
      request<Simulated>('/api/assignment/simulation', {
        method: 'POST',
        body: { rule, from, to },
      }),
  });
  const result = replay.data;
  return (
    <Modal opened onClose={onClose} size="xl" title={t('simulation.title', { name: rule.name })}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('simulation.text')}
        </Text>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            replay.mutate();
          }}
        >
          <Group align="flex-end">
            <TextInput
              type="date"
              label={t('simulation.from')}
              value={from}
              onChange={({ currentTarget: { value } }) => setFrom(value)}
            />
            <TextInput
              type="date"
              label={t('simulation.to')}
              value={to}
              onChange={({ currentTarget: { value } }) => setTo(value)}
            />
            <Button type="submit" loading={replay.isPending} disabled={!from || !to}>
              {t('simulation.run')}
            </Button>
          </Group>
        </form>
        {replay.error && (
          <Alert color="red" role="alert">
            {replay.error.message}
          </Alert>
        )}
        {result && (
          <div role="status">
            {result.leads === 0 ? (
              <Text>{t('simulation.none')}</Text>
            ) : (
              <Stack gap="sm">
                <Text>
                  {t('simulation.result', {
                    compared: formatNumber(result.compared, format),
                    really: formatNumber(result.really, format),
                    mean: formatNumber(result.expected.mean, format, 1),
                    low: formatNumber(result.expected.low, format, 0),
                    high: formatNumber(result.expected.high, format, 0),
                  })}
                </Text>
                {result.nobody > 0 && (
                  <Text size="sm">
                    {t('simulation.nobody', {
                      of: formatNumber(result.nobody, format),
                      leads: formatNumber(result.leads, format),
                    })}
                  </Text>
                )}
                {result.more && <Text size="sm">{t('simulation.more')}</Text>}
                <Replayed result={result} />
                <Text size="sm" c="dimmed">
                  {t('simulation.caveat', { learned: formatNumber(result.learned, format) })}
                </Text>
              </Stack>
            )}
          </div>
        )}
      </Stack>
    </Modal>
  );
}
