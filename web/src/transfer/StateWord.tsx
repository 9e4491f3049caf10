import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from './imports';

const colors: Record<ImportSummary['state'], string | undefined> = {
  mapping: 'dimmed',
  checked: 'dimmed',
  running: 'accent',
  done: 'var(--good)',
  cancelled: 'var(--warm)',
  failed: 'red',
  reversed: 'dimmed',
};

export function StateWord({ state }: { state: ImportSummary['state'] }) {
  const { t } = useTranslation('transfer');
  return (
    <Text component="span" size="sm" c={colors[state]}>
      {t(`states.${state}`)}
    </Text>
  );
}
