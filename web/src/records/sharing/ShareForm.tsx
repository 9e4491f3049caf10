import { Button, Group, Select, Stack } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition, RecordData, Reference } from '../../platform/api';
import { fromWallClock } from '../../platform/days';
import { useFormat } from '../../platform/format';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../catalog';
import { fieldTypes } from '../fieldTypes';
import { refreshSharing, share } from './api';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** With whom, to do what, and until when. */
export function ShareForm({ object, record }: Props) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const [whom, setWhom] = useState<Reference | null>(null);
  const [right, setRight] = useState<'see' | 'change'>('see');
  const [day, setDay] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const Whom = fieldTypes.reference.Editor;
  const Until = fieldTypes.date.Editor;
  const owner = fieldOf(object, 'owner');

  const sharing = useOnce({
    mutationFn: (principal: Reference) =>
      share(object.name, record.id, principal.id, {
        change: right === 'change',
        // The day itself still counts, as people say it.
        until: day && fromWallClock(`${day} 23:59:59`, format.timeZone),
      }),
    onSuccess: async () => {
      setWhom(null);
      setDay(null);
      setTried(false);
      await refreshSharing(object, record);
    },
  });
  const problem = isProblem(sharing.error) ? sharing.error : null;
  const refused = problem?.byField;
  const other = problem && !refused?.with && !refused?.until ? problem.title : undefined;

  if (!owner) return null;
  const field: FieldDefinition = { ...owner, required: false, help: null, optionsFilter: null };

  function submit(event: React.FormEvent) {
    event.preventDefault();
    setTried(true);
    if (whom) sharing.mutate(whom);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={8}>
        <Suspense>
          <Whom
            field={{ ...field, name: 'with', label: t('with'), targets: ['user', 'team'] }}
            value={whom}
            onChange={(value) => setWhom(value as Reference | null)}
            error={refused?.with ?? other ?? (tried && !whom ? t('withMissing') : undefined)}
          />
        </Suspense>
        <Group gap={8} align="flex-start" grow>
          <Select
            label={t('right.label')}
            data={[
              { value: 'see', label: t('right.see') },
              { value: 'change', label: t('right.change') },
            ]}
            value={right}
            onChange={(value) => setRight(value === 'change' ? 'change' : 'see')}
            allowDeselect={false}
            comboboxProps={{ transitionProps: { duration: 80 } }}
          />
          <Suspense>
            <Until
              field={{
                ...field,
                name: 'until',
                label: t('untilLabel'),
                type: 'date',
                targets: null,
              }}
              value={day}
              onChange={(value) => setDay(value as string | null)}
              error={refused?.until}
            />
          </Suspense>
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={sharing.isPending}>
            {t('share')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
