import { Alert, Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { formatList, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { queryClient } from '../../platform/queryClient';
import { useOnce } from '../../platform/useOnce';
import { questionsQuery } from '../imports';
import type { Import, ImportTarget, Mapping } from '../imports';
import shared from '../transfer.module.css';
import { ColumnRow } from './ColumnRow';
import classes from './columns.module.css';
import { useColumnName } from './columnName';
import { Defaults } from './Defaults';
import { FileSettings } from './FileSettings';
import { KeySelect } from './KeySelect';
import { errorsByPlace, mappedTwice, missingTargets } from './mapping';
import { Profiles } from './Profiles';
import { useMapping } from './useMapping';

const unfinished = ['import.requiredNotMapped', 'import.nothingMapped'];

/** Which column fills which field. */
export function ColumnsStep({ imported }: { imported: Import }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const format = useFormat();
  const { mapping, errors, saving, change, reread, take, save } = useMapping(imported);
  const [asked, setAsked] = useState(false);
  const groups = useTargetGroups(imported);
  const names = imported.columns.map(useColumnName());
  const twice = mappedTwice(mapping, names);
  const missing = missingTargets(mapping, imported.targets);
  // What is still missing is said once somebody wants to go on, not while they are at it.
  const refused = errorsByPlace(
    asked ? errors : errors.filter(({ code }) => !unfinished.includes(code)),
  );
  const mappedCount = mapping.columns.filter(({ field }) => field !== null).length;

  const going = useOnce({
    mutationFn: async () => {
      setAsked(true);
      if (twice.size > 0 || missing.length > 0 || !(await save())) {
        focusFirstInvalid();
        return;
      }
      // Only where something must be answered is there a step for it.
      const questions = await queryClient.fetchQuery(questionsQuery(imported.id));
      const step = questions.length > 0 ? 'values' : 'check';
      await navigate({ to: '/imports/$id', params: { id: imported.id }, search: { step } });
    },
    onError: notifyProblem,
  });

  function changeColumn(index: number, changes: Partial<Mapping['columns'][number]>) {
    change({
      columns: mapping.columns.map((column) =>
        column.index === index ? { ...column, ...changes } : column,
      ),
    });
  }

  return (
    <>
      <div className={shared.body}>
        <Profiles imported={imported} onApplied={take} />
        <FileSettings
          imported={imported}
          mapping={mapping}
          onReread={(next) => void reread(next)}
        />
        <div className={classes.head} aria-hidden>
          <span>{t('columns.inFile')}</span>
          <span>{t('columns.samples')}</span>
          <span>{t('columns.field')}</span>
          <span />
        </div>
        <ul className={classes.list}>
          {imported.columns.map((column) => {
            const mapped = mapping.columns.find(({ index }) => index === column.index);
            if (!mapped) return null;
            const other = twice.get(column.index);
            const error = other ? t('columns.twice', { name: other }) : refused.get(column.index);
            return (
              <ColumnRow
                key={column.index}
                column={column}
                mapped={mapped}
                target={imported.targets.find(({ field }) => field === mapped.field)}
                groups={groups}
                error={error}
                onChange={(changes) => changeColumn(column.index, changes)}
              />
            );
          })}
        </ul>
        <Defaults
          imported={imported}
          mapping={mapping}
          asked={asked}
          errors={refused}
          onChange={change}
        />
        <KeySelect
          targets={imported.targets}
          mapping={mapping}
          error={refused.get('key')}
          onChange={change}
        />
        {refused.has('file') && (
          <Alert color="red" role="alert" mt="lg">
            {refused.get('file')}
          </Alert>
        )}
      </div>
      <div className={shared.foot}>
        <Text component="span" className={shared.footText}>
          {asked && missing.length > 0 ? (
            <Text component="span" size="sm" c="red" role="alert">
              {t('columns.missing', {
                count: missing.length,
                fields: formatList(
                  missing.map(({ label }) => label),
                  format,
                ),
              })}
            </Text>
          ) : (
            <span className={shared.wideOnly}>
              {t('columns.summary', {
                count: imported.rows,
                mapped: mappedCount,
                columns: imported.columns.length,
              })}
            </span>
          )}
        </Text>
        <Button size="sm" loading={going.isPending || saving} onClick={() => going.mutate()}>
          {t('continue')}
        </Button>
      </div>
    </>
  );
}

export type TargetGroups = { group: string; items: { value: string; label: string }[] }[];

/** The targets as a select groups them: by section, and what is no field of its own at the end. */
function useTargetGroups(imported: Import): TargetGroups {
  const { t } = useTranslation('transfer');
  const { targets } = imported;
  return useMemo(() => {
    const groups = new Map<string, ImportTarget[]>();
    for (const target of targets) {
      const group = target.group || t('columns.otherGroup');
      groups.set(group, [...(groups.get(group) ?? []), target]);
    }
    return [...groups].map(([group, items]) => ({
      group,
      items: items.map(({ field, label }) => ({ value: field, label })),
    }));
  }, [targets, t]);
}
