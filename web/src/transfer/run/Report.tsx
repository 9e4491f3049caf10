import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { LinkAnchor, LinkButton } from '../../platform/links';
import { formatDateTime, formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { useObject } from '../../records/catalog';
import { OutcomeRows, RefusedDownload } from '../check/OutcomeRows';
import { begin } from '../imports';
import type { Import } from '../imports';
import { useJob } from '../jobs/jobs';
import shared from '../transfer.module.css';
import { cameInFilter, reportOf } from './report';
import classes from './run.module.css';

/** What came in, what did not and why, and what can be done about it. */
export function Report({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  const job = useJob(imported.job);
  const object = useObject(imported.object);
  const { state, counts } = imported;
  const { cameIn, left } = reportOf(imported);
  const acting = useOnce({
    mutationFn: (act: 'run' | 'reversal') => begin(imported.id, act),
    onError: notifyProblem,
  });
  // A reversal that didn't get through leaves the import as it was, and says why.
  const notTakenBack = job?.kind === 'import.reversal' && state !== 'reversed';
  const ended =
    state === 'failed' || state === 'cancelled' || state === 'reversed' ? state : 'done';
  const filter = object && cameInFilter(object, imported);

  function askToTakeBack() {
    modals.openConfirmModal({
      title: t('report.takeBackTitle'),
      children: <Text size="sm">{t('report.takeBackText', { count: cameIn })}</Text>,
      labels: { confirm: t('report.takeBack'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => acting.mutate('reversal'),
    });
  }

  return (
    <>
      <div className={`${shared.body} ${classes.report}`} data-rows={counts !== null || undefined}>
        <Title order={2} size="h4">
          {t(`report.titles.${ended}`)}
        </Title>
        <Text c="dimmed" size="sm" mt={2}>
          {t(`report.texts.${ended}`, {
            object: object?.pluralLabel ?? imported.object,
            cameIn: formatNumber(cameIn, format),
            left: formatNumber(left, format),
            rows: formatNumber(imported.rows, format),
          })}
          {imported.finishedAt && ` ${formatDateTime(imported.finishedAt, format)}`}
        </Text>
        {job?.message && (state === 'failed' || state === 'reversed' || notTakenBack) && (
          <Alert color={state === 'failed' || notTakenBack ? 'red' : 'gray'} mt="sm" maw={720}>
            {job.message}
          </Alert>
        )}
        <Group mt="md" gap="xs">
          {(state === 'cancelled' || state === 'failed') && (
            <Button loading={acting.isPending} onClick={() => acting.mutate('run')}>
              {t('report.goOn')}
            </Button>
          )}
          {state !== 'reversed' && cameIn > 0 && object && (
            <LinkButton
              to="/$path"
              params={{ path: object.path }}
              search={filter ? { filter } : {}}
              variant={state === 'done' && counts?.refuse === 0 ? 'filled' : 'default'}
            >
              {t('report.open')}
            </LinkButton>
          )}
          {state === 'done' && counts !== null && counts.refuse > 0 && (
            <RefusedDownload id={imported.id} prominent />
          )}
          <LinkButton to="/imports/new" variant="default">
            {t('report.another')}
          </LinkButton>
          {state !== 'reversed' && cameIn > 0 && (
            <Button variant="subtle" color="red" loading={acting.isPending} onClick={askToTakeBack}>
              {t('report.takeBack')}
            </Button>
          )}
        </Group>
        {state === 'done' && counts !== null && counts.refuse > 0 && (
          <Text size="sm" mt="sm" maw={720}>
            {t('report.mend')}{' '}
            <LinkAnchor to="/imports/new" search={{ object: imported.object }} size="sm">
              {t('report.mendLink')}
            </LinkAnchor>
          </Text>
        )}
      </div>
      {counts && state !== 'reversed' && <OutcomeRows imported={imported} counts={counts} />}
    </>
  );
}
