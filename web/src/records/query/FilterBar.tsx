import { Button, CloseButton, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { useFormat } from '../../platform/format';
import { useShortcuts } from '../../platform/shortcuts';
import { useCatalog } from '../catalog';
import { conditionOf, fieldsAcross, filterFields, filterOf, inWords } from './conditions';
import { partsOf, referencedIds } from './conditions';
import classes from './FilterBar.module.css';
import { useReferenceLabels } from './referenceLabels';
import type { Filter } from './rsql';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor')).FilterEditor }));

interface Props {
  object: ObjectDefinition;
  filter: string | undefined;
  onChange: (filter: string | undefined) => void;
}

/** Escape closes the condition, and not the dialog around it with all that was typed: Mantine's asks the element. */
function ownEscape({ target }: FocusEvent) {
  target.setAttribute('data-mantine-stop-propagation', 'true');
}

/** The filter as chips in words, each changed by a click. */
export function FilterBar({ object, filter, onChange }: Props) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const [open, setOpen] = useState<{ at: number; adding: boolean } | null>(null);
  const catalog = useCatalog();
  const parts = useMemo(() => partsOf(filter), [filter]);
  const fields = useMemo(
    () => [...filterFields(object, t), ...fieldsAcross(object, catalog, parts ?? [], t)],
    [object, catalog, parts, t],
  );
  const ids = useMemo(() => referencedIds(parts ?? [], fields), [parts, fields]);
  const labels = useReferenceLabels(ids);
  const count = parts?.length ?? 0;
  const close = () => setOpen(null);
  // A new condition keeps its place and its open editor while its chip appears beside it.
  const add = () => setOpen(open?.adding || !parts ? null : { at: count, adding: true });
  useShortcuts(t('list.keys'), [{ keys: '/', label: t('filter.add'), run: add }]);

  function replace(index: number, part: Filter | null) {
    if (!part && index >= count) return;
    const next = [...(parts ?? [])];
    next.splice(index, 1, ...(part ? [part] : []));
    onChange(filterOf(next) || undefined);
    if (!part) close();
  }

  const editor = (index: number, part: Filter | null) => (
    <Suspense>
      <FilterEditor
        object={object}
        fields={fields}
        labels={labels}
        part={part}
        onChange={(next) => replace(index, next)}
        onDone={close}
      />
    </Suspense>
  );

  return (
    <div className={classes.bar} role="group" aria-label={t('filter.label')}>
      {parts === null && (
        <span className={classes.chip} data-broken>
          <span className={classes.words}>{t('filter.unreadable')}</span>
          <CloseButton
            size={24}
            iconSize={14}
            aria-label={t('filter.remove')}
            onClick={() => onChange(undefined)}
          />
        </span>
      )}
      {parts?.map((part, index) => {
        const editable = part.kind !== 'comparison' || conditionOf(fields, part) !== null;
        const words = inWords(part, fields, labels, format, t);
        return (
          <span className={classes.chip} key={index}>
            <Popover
              opened={open?.at === index && !open.adding}
              onChange={(opened) => !opened && close()}
              position="bottom-start"
              trapFocus
              returnFocus
              shadow="md"
            >
              <Popover.Target>
                <UnstyledButton
                  className={classes.words}
                  disabled={!editable}
                  onClick={() => setOpen({ at: index, adding: false })}
                >
                  {words}
                </UnstyledButton>
              </Popover.Target>
              <Popover.Dropdown onFocusCapture={ownEscape}>{editor(index, part)}</Popover.Dropdown>
            </Popover>
            <CloseButton
              size={24}
              iconSize={14}
              aria-label={t('filter.removeOne', { filter: words })}
              onClick={() => replace(index, null)}
            />
          </span>
        );
      })}
      {parts && (
        <Popover
          opened={open?.adding ?? false}
          onChange={(opened) => !opened && close()}
          position="bottom-start"
          trapFocus
          returnFocus
          shadow="md"
        >
          <Popover.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              fw={450}
              leftSection={<IconFilter size={15} stroke={1.6} />}
              onClick={add}
            >
              {t('filter.add')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown onFocusCapture={ownEscape}>
            {open && editor(open.at, null)}
          </Popover.Dropdown>
        </Popover>
      )}
      {count > 1 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          fw={450}
          onClick={() => onChange(undefined)}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
