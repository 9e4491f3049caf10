import { Alert, Button, Group, Modal, NumberInput, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import classes from './duplicates.module.css';
import type { Rules } from './duplicates';

const most = 20;

/** When two records are called the same: what counts, and how much. */
export function RulesButton() {
  const { t } = useTranslation('duplicates');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('rules.open')}
      </Button>
      {open && <RulesDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function RulesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('duplicates');
  const { data } = useQuery({
    queryKey: ['duplicates', 'rules'],
    queryFn: ({ signal }) => request<Rules>('/api/duplicate-rules', { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t('rules.title')} size="lg">
      {data ? <RulesForm rules={data} onClose={onClose} /> : <Skeleton h={320} />}
    </Modal>
  );
}

function RulesForm({ rules, onClose }: { rules: Rules; onClose: () => void }) {
  const { t } = useTranslation('duplicates');
  const client = useQueryClient();
  const [values, setValues] = useState(rules);
  const saving = useOnce({
    mutationFn: () => request<Rules>('/api/duplicate-rules', { method: 'PUT', body: values }),
    onSuccess: async () => {
      onClose();
      notifications.show({ message: t('rules.saved'), withBorder: true, autoClose: 2500 });
      await client.invalidateQueries({ queryKey: ['duplicates'] });
    },
    onError: focusFirstInvalid,
  });
  const problem = isProblem(saving.error) ? saving.error : null;
  const errors = problem?.byField ?? {};
  const general = saving.error && Object.keys(errors).length === 0;
  const share = (name: 'shown' | 'certain') => (
    <NumberInput
      label={t(`rules.${name}`)}
      suffix=" %"
      min={1}
      max={100}
      value={Math.round(values[name] * 1000) / 10}
      onChange={(value) => setValues((all) => ({ ...all, [name]: Number(value) / 100 }))}
      error={errors[name]}
      w={160}
    />
  );
  const weigh = (index: number, of: 'same' | 'different') => (value: number | string) =>
    setValues((all) => ({
      ...all,
      weights: all.weights.map((weight, at) =>
        at === index ? { ...weight, [of]: Number(value) } : weight,
      ),
    }));

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="md">
        {general && (
          <Alert color="red" role="alert">
            {problem?.detail ?? saving.error?.message}
          </Alert>
        )}
        <Group gap="md" align="flex-start">
          {share('shown')}
          {share('certain')}
        </Group>
        {(['person', 'company'] as const).map((kind) => (
          <table key={kind} className={classes.rules}>
            <caption>{t(kind === 'person' ? 'rules.people' : 'rules.companies')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('rules.evidence')}</th>
                <th scope="col">{t('rules.same')}</th>
                <th scope="col">{t('rules.different')}</th>
              </tr>
            </thead>
            <tbody>
              {values.weights.map((weight, index) =>
                weight.kind === kind ? (
                  <tr key={weight.evidence}>
                    <th scope="row">{t(`rules.name.${weight.evidence}`)}</th>
                    {(['same', 'different'] as const).map((of) => (
                      <td key={of}>
                        <NumberInput
                          aria-label={`${t(`rules.name.${weight.evidence}`)}: ${t(`rules.${of}`)}`}
                          min={0}
                          max={most}
                          step={0.5}
                          decimalScale={1}
                          value={weight[of]}
                          onChange={weigh(index, of)}
                          error={errors[`weights[${index}].${of}`]}
                        />
                      </td>
                    ))}
                  </tr>
                ) : null,
              )}
            </tbody>
          </table>
        ))}
        <Text size="sm" c="dimmed">
          {t('rules.help')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('rules.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('rules.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
