import { Select, Switch, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList, useFormat } from '../../platform/format';
import { useCatalog } from '../../records/catalog';
import type { ImportColumn, ImportTarget, Mapping } from '../imports';
import type { TargetGroups } from './ColumnsStep';
import classes from './columns.module.css';
import { useColumnName } from './columnName';
import { dateExample } from './dateFormats';

interface Props {
  column: ImportColumn;
  mapped: Mapping['columns'][number];
  target: ImportTarget | undefined;
  groups: TargetGroups;
  error: string | undefined;
  onChange: (changes: Partial<Mapping['columns'][number]>) => void;
}

// The server counts no further.
const manyDistinct = 1000;

/** One column of the file: what it holds, and the field that it fills. */
export function ColumnRow({ column, mapped, target, groups, error, onChange }: Props) {
  const { t } = useTranslation('transfer');
  const name = useColumnName()(column);
  const readable = ['date', 'dateTime', 'number', 'percent', 'money'].includes(target?.type ?? '');
  return (
    <li className={classes.row} data-off={mapped.field === null || undefined}>
      <div className={classes.name}>
        <Text fw={550} size="sm" truncate dir="auto" title={name}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {column.distinct < manyDistinct
            ? t('columns.distinct', { count: column.distinct })
            : t('columns.distinctMany', { count: column.distinct })}
        </Text>
      </div>
      <Text size="sm" c="dimmed" className={classes.samples} title={column.samples.join('\n')}>
        {column.samples.length > 0 ? (
          column.samples.slice(0, 4).map((sample, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              <bdi>{sample}</bdi>
            </Fragment>
          ))
        ) : (
          <i>{t('columns.blank')}</i>
        )}
      </Text>
      <Select
        aria-label={t('columns.fieldFor', { name })}
        placeholder={t('columns.off')}
        data={groups}
        value={mapped.field}
        onChange={(field) => onChange({ field, createMissing: false })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('columns.clear', { name }) }}
        nothingFoundMessage={t('columns.nothing')}
        error={error}
        maxDropdownHeight={320}
      />
      <div className={classes.more}>
        {readable && column.formats.length > 1 && (
          <Select
            size="xs"
            aria-label={t('columns.format', { name })}
            data={column.formats.map((one) => ({ value: one, label: dateExample(one) }))}
            value={mapped.format}
            onChange={(next) => onChange({ format: next })}
            allowDeselect={false}
            description={t('columns.ambiguous')}
            error={mapped.format === null ? t('columns.chooseFormat') : undefined}
            inputWrapperOrder={['input', 'description', 'error']}
          />
        )}
        {readable && column.formats.length === 1 && column.formats[0] && (
          <Text size="xs" c="dimmed">
            {t('columns.readAs', { example: dateExample(column.formats[0]) })}
          </Text>
        )}
        {target && target.matches.length > 0 && (
          <CreateMissing target={target} mapped={mapped} onChange={onChange} />
        )}
      </div>
    </li>
  );
}

function CreateMissing({
  target,
  mapped,
  onChange,
}: Pick<Props, 'mapped' | 'onChange'> & { target: ImportTarget }) {
  const { t } = useTranslation('transfer');
  const { objects } = useCatalog();
  const format = useFormat();
  const matched = target.matches.flatMap(
    (name) => objects.find((object) => object.name === name) ?? [],
  );
  const names = formatList(
    matched.map(({ pluralLabel }) => pluralLabel),
    format,
    'or',
  );
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('columns.matches', { objects: names })}
      </Text>
      {matched.some(({ can }) => can.create) && (
        <Switch
          size="xs"
          mt={4}
          label={t('columns.createMissing')}
          checked={mapped.createMissing ?? false}
          onChange={(event) => onChange({ createMissing: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
