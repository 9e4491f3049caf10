import { Radio, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../platform/api';
import { Icon } from '../platform/icons';
import { PageHeader } from '../platform/shell/PageHeader';
import { useCatalog } from '../records/catalog';
import { FileDrop } from './FileDrop';
import { Hint } from './FirstImports';
import { importsQuery } from './imports';
import classes from './NewImportPage.module.css';
import { bestOrder, mainOrder } from './steps';
import { StepBar } from './StepBar';
import shared from './transfer.module.css';

const route = getRouteApi('/shell/imports/new');

/** What the file holds, and the file. The import begins with its upload. */
export function NewImportPage() {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const search = route.useSearch();
  const offered = useImportable();
  const imports = useSuspenseQuery(importsQuery).data;
  const cameIn = new Set(imports.filter(({ state }) => state === 'done').map((one) => one.object));
  // Nothing chosen yet: the next one in the order that works best.
  const next = mainOrder.find((name) => !cameIn.has(name)) ?? 'company';
  const object =
    offered.find(({ name }) => name === search.object) ??
    offered.find(({ name }) => name === next) ??
    offered[0];

  return (
    <>
      <PageHeader>
        <Link to="/imports" className={shared.crumb}>
          {t('title')}
        </Link>
        <span aria-hidden>/</span>
        <Text component="h1" fw={600}>
          {t('new')}
        </Text>
      </PageHeader>
      <StepBar current="file" />
      <div className={shared.body}>
        {object ? (
          <Stack gap="lg" maw={820}>
            <Radio.Group
              value={object.name}
              onChange={(name) =>
                void navigate({ to: '/imports/new', search: { object: name }, replace: true })
              }
              label={
                <Title order={2} size="h5">
                  {t('file.what')}
                </Title>
              }
            >
              {cameIn.size === 0 && (
                <Text size="sm" c="dimmed">
                  {t('file.order')}
                </Text>
              )}
              <div className={classes.cards}>
                {offered.map((one) => (
                  <Radio.Card key={one.name} value={one.name} className={classes.card}>
                    <span className={classes.icon}>
                      <Icon name={one.icon} size={18} />
                    </span>
                    <span className={classes.words}>
                      <span className={classes.name}>
                        {one.name === 'user' ? t('objects.user') : one.pluralLabel}
                      </span>
                      <Hint object={one.name} />
                    </span>
                    {cameIn.has(one.name) && (
                      <span className={classes.done}>{t('file.cameInBefore')}</span>
                    )}
                  </Radio.Card>
                ))}
              </div>
            </Radio.Group>
            <section>
              <Title order={2} size="h5" mb={8}>
                {t('file.which')}
              </Title>
              <FileDrop key={object.name} object={object} />
            </section>
          </Stack>
        ) : (
          <Text c="dimmed">{t('file.nothingAllowed')}</Text>
        )}
      </div>
    </>
  );
}

/** What the user may bring in: the standard objects in the best order, then the organisation's own. */
function useImportable(): ObjectDefinition[] {
  const { objects } = useCatalog();
  const allowed = objects.filter(({ can }) => can.create);
  return [
    ...bestOrder.flatMap((name) => allowed.find((object) => object.name === name) ?? []),
    ...allowed.filter(({ name }) => name.startsWith('x_')),
  ];
}
