import { Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../platform/links';
import { formatDateTime, formatInstantRelative, formatNumber, useFormat } from '../platform/format';
import { PageHeader } from '../platform/shell/PageHeader';
import { useObject } from '../records/catalog';
import { FirstImports } from './FirstImports';
import { importsQuery } from './imports';
import type { ImportSummary } from './imports';
import { StateWord } from './StateWord';
import classes from './transfer.module.css';

/** Every import, newest first; before the first one, the order that works best. */
export function ImportsPage() {
  const { t } = useTranslation('transfer');
  const imports = useSuspenseQuery(importsQuery).data;
  return (
    <>
      <PageHeader>
        <Text component="h1" fw={600} flex={1}>
          {t('title')}
        </Text>
        {imports.length > 0 && (
          <LinkButton
            to="/imports/new"
            leftSection={<IconUpload size={15} stroke={1.8} aria-hidden />}
          >
            {t('new')}
          </LinkButton>
        )}
      </PageHeader>
      <div className={classes.body}>
        {imports.length === 0 ? <FirstImports /> : <ImportTable imports={imports} />}
      </div>
    </>
  );
}

function ImportTable({ imports }: { imports: ImportSummary[] }) {
  const { t } = useTranslation('transfer');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('list.file')}</th>
          <th scope="col" className={classes.wideOnly}>
            {t('list.object')}
          </th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col" className={classes.end}>
            {t('list.cameIn')}
          </th>
          <th scope="col" className={`${classes.end} ${classes.wideOnly}`}>
            {t('list.refused')}
          </th>
          <th scope="col" className={`${classes.end} ${classes.wideOnly}`}>
            {t('list.when')}
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <ImportLine key={one.id} imported={one} />
        ))}
      </tbody>
    </table>
  );
}

function ImportLine({ imported }: { imported: ImportSummary }) {
  const format = useFormat();
  const object = useObject(imported.object);
  const { counts, state } = imported;
  const ran = state === 'done' || state === 'cancelled' || state === 'failed';
  const figure = (value: number | undefined) =>
    ran && value !== undefined ? formatNumber(value, format) : '';
  return (
    <tr>
      <td>
        <Link
          to="/imports/$id"
          params={{ id: imported.id }}
          className={classes.fileLink}
          dir="auto"
        >
          {imported.fileName}
        </Link>
      </td>
      <td className={classes.wideOnly}>{object?.pluralLabel ?? imported.object}</td>
      <td>
        <StateWord state={state} />
      </td>
      <td className={`${classes.end} tabular`}>
        {figure(counts ? counts.create + counts.update : undefined)}
      </td>
      <td className={`${classes.end} ${classes.wideOnly} tabular`}>{figure(counts?.refuse)}</td>
      <td className={`${classes.end} ${classes.wideOnly}`}>
        <time title={formatDateTime(imported.createdAt, format)}>
          {formatInstantRelative(imported.createdAt, format)}
        </time>
      </td>
    </tr>
  );
}
