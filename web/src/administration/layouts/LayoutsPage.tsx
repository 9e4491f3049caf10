import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../platform/icons';
import { useCatalog } from '../../records/catalog';
import own from '../fields/fields.module.css';
import { layoutsQuery } from './api';
import { LayoutsEditor } from './LayoutsEditor';

const route = getRouteApi('/shell/administration/layouts');

/** How the pages and forms of each kind of record are laid out. */
export function LayoutsPage() {
  const { t } = useTranslation('administration');
  const { object: name = 'company' } = route.useSearch();
  const { objects } = useCatalog();
  const layouts = useQuery(layoutsQuery(name)).data;
  const object = objects.find((one) => one.name === name);
  // What people meet every day comes first.
  const sorted = objects.toSorted((a, b) => Number(b.timeline) - Number(a.timeline));
  return (
    <>
      <Text size="sm" c="dimmed" maw={640} mb={12}>
        {t('layouts.intro')}
      </Text>
      <nav aria-label={t('layouts.of')} className={own.chooser}>
        {sorted.map((one) => (
          <Link
            key={one.name}
            to="/administration/layouts"
            search={{ object: one.name }}
            className={own.object}
            aria-current={one.name === name ? 'page' : undefined}
          >
            <Icon name={one.icon} size={15} />
            {one.pluralLabel}
          </Link>
        ))}
      </nav>
      {layouts && object ? (
        <LayoutsEditor key={`${name}.${layouts.version}`} kept={layouts} object={object} />
      ) : (
        <Skeleton h={320} />
      )}
    </>
  );
}
