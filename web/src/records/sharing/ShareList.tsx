import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { formatDateTime, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { refreshSharing, withdraw } from './api';
import type { Share } from './api';
import classes from './sharing.module.css';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
  shares: Share[];
}

/** With whom the record is shared, each to be withdrawn. */
export function ShareList({ object, record, shares }: Props) {
  const { t } = useTranslation('sharing');
  if (shares.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    );
  }
  return (
    <ul className={classes.list} aria-label={t('shares')}>
      {shares.map((share) => (
        <Line
          key={`${share.with.id} ${share.team}`}
          object={object}
          record={record}
          share={share}
        />
      ))}
    </ul>
  );
}

function Line({ object, record, share }: Omit<Props, 'shares'> & { share: Share }) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const withdrawing = useOnce({
    mutationFn: () => withdraw(object.name, record.id, share.with.id),
    onSuccess: () => refreshSharing(object, record),
    onError: notifyProblem,
  });
  const words = [
    share.change ? t('right.change') : t('right.see'),
    share.until && t('until', { when: formatDateTime(share.until, format) }),
    share.team ? t('team') : share.by && t('by', { who: share.by.label }),
  ];
  return (
    <li className={classes.line}>
      <div>
        <Text size="sm" fw={550} dir="auto">
          {share.with.label}
        </Text>
        <Text size="xs" c="dimmed">
          {words.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {!share.team && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t('withdrawNamed', { name: share.with.label })}
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {t('withdraw')}
        </Button>
      )}
    </li>
  );
}
