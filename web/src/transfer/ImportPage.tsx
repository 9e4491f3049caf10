import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../platform/notify';
import { PageHeader } from '../platform/shell/PageHeader';
import { useObject } from '../records/catalog';
import { CheckStep } from './check/CheckStep';
import { ColumnsStep } from './columns/ColumnsStep';
import { discard, importQuery } from './imports';
import type { Import } from './imports';
import { RunStep } from './run/RunStep';
import { StepBar } from './StepBar';
import { stepOf } from './steps';
import shared from './transfer.module.css';
import { ValuesStep } from './values/ValuesStep';

const route = getRouteApi('/shell/imports/$id');
const views = { columns: ColumnsStep, values: ValuesStep, check: CheckStep, run: RunStep };

/** One import, at the step that its address names: it can be left and come back to. */
export function ImportPage() {
  const { id } = route.useParams();
  const asked = route.useSearch().step;
  const imported = useSuspenseQuery({
    ...importQuery(id),
    // Its job's end is seen a moment before the import's own.
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'running' || (data?.state === 'mapping' && asked === 'check') ? 2000 : false,
  }).data;
  const step = stepOf(imported.state, asked);
  const View = views[step];
  return (
    <div className={shared.page}>
      <Head imported={imported} />
      <StepBar current={step} id={id} />
      <View key={id} imported={imported} />
    </div>
  );
}

function Head({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const object = useObject(imported.object);
  const discarding = useMutation({
    mutationFn: () => discard(imported.id),
    onSuccess: () => navigate({ to: '/imports' }),
    onError: notifyProblem,
  });
  const open = imported.state === 'mapping' || imported.state === 'checked';

  function ask() {
    modals.openConfirmModal({
      title: t('discard.title'),
      children: <Text size="sm">{t('discard.text')}</Text>,
      labels: { confirm: t('discard.confirm'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => discarding.mutate(),
    });
  }

  return (
    <PageHeader>
      <Link to="/imports" className={shared.crumb}>
        {t('title')}
      </Link>
      <span aria-hidden>/</span>
      <Text component="h1" fw={600} truncate dir="auto">
        {imported.fileName}
      </Text>
      <Text c="dimmed" size="sm" flex={1} truncate className={shared.wideOnly}>
        {object?.pluralLabel}
      </Text>
      {open && (
        <Tooltip label={t('discard.action')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('discard.action')}
            onClick={ask}
            loading={discarding.isPending}
          >
            <IconTrash size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </PageHeader>
  );
}
