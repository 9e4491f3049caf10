import { useDroppable } from '@dnd-kit/react';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn, Money } from '../../platform/api';
import { formatMoney, formatNumber, useFormat } from '../../platform/format';
import classes from './board.module.css';
import type { ColumnKey, Totals } from './boardModel';
import type { GroupTraits } from './useBoard';

interface Props {
  column: BoardColumn;
  traits: GroupTraits | undefined;
  totals: Totals;
  /** What the columns are the values of, and whether a record may be without one. */
  groupLabel: string;
  emptiable: boolean;
  /** The card that is on its way may not come here. */
  closed: boolean;
  /** A card hovers over it. */
  over: boolean;
  onMore: (key: ColumnKey, cursor: string) => void;
  children: ReactNode;
}

export function BoardColumnView(props: Props) {
  const { column, traits, totals, groupLabel, emptiable, closed, over, onMore, children } = props;
  const { t } = useTranslation('board');
  const { ref } = useDroppable({
    disabled: closed || (column.key === null && !emptiable),
    id: `column:${column.key ?? ''}`,
    data: { column: column.key },
  });
  const headId = `column-${column.key ?? 'none'}`;
  return (
    <section
      ref={ref}
      className={classes.column}
      data-over={over || undefined}
      data-closed={closed || undefined}
      data-column={column.key ?? ''}
      aria-labelledby={headId}
    >
      <ColumnHead {...{ column, traits, totals, groupLabel, headId }} />
      <ul className={classes.cards}>
        {over && <li className={classes.placeholder} aria-hidden />}
        {children}
        {column.records.length === 0 && !over && <li className={classes.none}>{t('none')}</li>}
        {column.next && <More column={column} onMore={onMore} />}
      </ul>
    </section>
  );
}

// What a stage means gives it its colour, where it has none of its own.
const colors = { open: 'blue', won: 'green', lost: 'red' } as const;

function ColumnHead({
  column,
  traits,
  totals,
  groupLabel,
  headId,
}: Pick<Props, 'column' | 'traits' | 'totals' | 'groupLabel'> & { headId: string }) {
  const color = column.color ?? (traits?.kind ? colors[traits.kind] : 'gray');
  const { t } = useTranslation('board');
  const format = useFormat();
  const changed = !sameMoney(totals.sum, column.sum);
  return (
    <div
      className={classes.columnHead}
      style={
        {
          '--column-color': `var(--mantine-color-${color}-5)`,
        } as React.CSSProperties
      }
    >
      <span className={classes.dot} aria-hidden />
      <h2 className={classes.columnName} id={headId} dir="auto">
        {column.key === null ? t('without', { field: groupLabel }) : column.label}
        <span className={`${classes.count} tabular`}>{formatNumber(totals.count, format)}</span>
      </h2>
      {totals.sum && (
        <span
          className={`${classes.sum} tabular`}
          data-changed={changed || undefined}
          title={formatMoney(totals.sum, format)}
        >
          {formatMoney(totals.sum, format, true)}
        </span>
      )}
    </div>
  );
}

/** Comes into sight before the end of the column does, and fetches what follows. */
function More({ column, onMore }: Pick<Props, 'column' | 'onMore'>) {
  const { t } = useTranslation('board');
  const { ref, entry } = useIntersection<HTMLLIElement>({ rootMargin: '600px 0px' });
  const visible = entry?.isIntersecting ?? false;
  const { key, next } = column;
  useEffect(() => {
    if (visible && next) onMore(key, next);
    // `onMore` is made anew with each render; a page is asked for once per cursor.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [visible, key, next]);
  return (
    <li ref={ref} className={classes.more}>
      <span className="visuallyHidden">{t('more')}</span>
    </li>
  );
}

function sameMoney(a: Money | null, b: Money | null): boolean {
  return a?.amount === b?.amount && a?.currency === b?.currency;
}
