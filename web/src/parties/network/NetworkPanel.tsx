import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { IconArrowsMaximize } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../platform/api';
import type { RecordProps } from '../../platform/feature';
import panel from '../parties.module.css';
import { nearest, useNetwork } from './network';

const SmallGraph = lazy(async () => ({ default: (await import('./SmallGraph')).SmallGraph }));

/** Who is around a party, at a glance, with the way to the whole picture. Nothing is asked for before it is seen. */
export function NetworkPanel({ record }: RecordProps) {
  const { t } = useTranslation('network');
  const { ref, inViewport } = useInViewport<HTMLElement>();
  const [seen, setSeen] = useState(false);
  if (inViewport && !seen) setSeen(true);
  return (
    <section className={panel.panel} ref={ref}>
      <header>
        <h2>{t('title')}</h2>
        <Tooltip label={t('relations.network')}>
          <ActionIcon
            renderRoot={(props) => <Link to="/network/$id" params={{ id: record.id }} {...props} />}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('relations.network')}
          >
            <IconArrowsMaximize size={15} />
          </ActionIcon>
        </Tooltip>
      </header>
      {seen ? <Around id={record.id} /> : <Skeleton h={230} radius={6} mt={4} />}
    </section>
  );
}

function Around({ id }: { id: Id }) {
  const { t } = useTranslation('network');
  const { data, error } = useNetwork(id, []);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <Skeleton h={230} radius={6} mt={4} />;
  if (data.nodes.length < 2) return <p className={panel.none}>{t('relations.none')}</p>;
  return (
    <>
      <Suspense fallback={<Skeleton h={230} radius={6} mt={4} />}>
        <SmallGraph network={nearest(data)} />
      </Suspense>
      <p className={panel.words}>{t('shown', { count: data.nodes.length - 1 })}</p>
    </>
  );
}
